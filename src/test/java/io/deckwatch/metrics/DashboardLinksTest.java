package io.deckwatch.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The links of the dashboards lead to pages and runbooks that exist, and to one another. */
class DashboardLinksTest {

    private static final Pattern VALUE =
            Pattern.compile("\\$\\{__(?:data\\.fields|field\\.labels)\\.([a-z_]+):percentencode}");
    private static final Set<String> PAGES = Set.of(
            "/",
            "/schedules",
            "/storage",
            "/rules",
            "/deliveries",
            "/dead-letters",
            "/runbooks/{alertname}",
            "/clusters/{cluster}",
            "/clusters/{cluster}/{velero_namespace}/schedules/{schedule}",
            "/clusters/{cluster}/{velero_namespace}/schedules/{schedule}/rules");

    static Stream<String> links() {
        return Dashboard.all().stream().flatMap(board -> board.links().stream()).distinct();
    }

    @ParameterizedTest
    @MethodSource("links")
    void leadsToAPageARunbookOrAnotherDashboard(String url) {
        var plain = VALUE.matcher(url).replaceAll("{$1}");
        if (plain.startsWith("/d/")) {
            assertThat(Dashboard.all())
                    .extracting(Dashboard::uid)
                    .contains(plain.substring("/d/".length(), plain.indexOf('?')));
            return;
        }
        assertThat(plain).startsWith("${deckwatch}/");
        var path = plain.substring("${deckwatch}".length());
        var runbook = Path.of("src/main/resources" + path.replaceFirst("\\?.*", "") + ".md");
        assertThat(PAGES.contains(path) || Files.exists(runbook)).as(url).isTrue();
    }

    @Test
    void aLinkUsesOnlyLabelsThatItsPanelKeeps() {
        assertThat(Dashboard.all()).flatExtracting(Dashboard::panels).allSatisfy(panel -> {
            var kept = Dashboard.elements(panel.path("targets"))
                    .flatMap(target -> new Query(target.path("expr").asText()).grouping())
                    .toList();
            panel.findValuesAsText("url").forEach(url -> assertThat(kept)
                    .as(url)
                    .containsAll(VALUE.matcher(url)
                            .results()
                            .map(found -> found.group(1))
                            .toList()));
        });
    }

    @ParameterizedTest
    @MethodSource("io.deckwatch.metrics.DashboardTest#all")
    void theDashboardsLeadToOneAnotherWithWhatIsChosen(Dashboard board) {
        var among = Dashboard.elements(board.json().path("links"))
                .filter(link -> link.path("type").asText().equals("dashboards"))
                .toList();

        assertThat(among).singleElement().satisfies(link -> {
            assertThat(link.path("includeVars").asBoolean()).isTrue();
            assertThat(board.json().path("tags")).containsAll(link.path("tags"));
        });
    }
}
