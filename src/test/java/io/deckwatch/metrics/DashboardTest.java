package io.deckwatch.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Holds the dashboard for Grafana to the catalogue. */
class DashboardTest {

    private static final Path FILE = Path.of("dashboards/deckwatch.json");
    private static final Pattern LEGEND = Pattern.compile("\\{\\{\\s*([a-z_]+)\\s*}}");
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{?([a-z]+)\\b");

    @Test
    void eachQueryReadsMetersOfTheCatalogueByTheirLabels() throws IOException {
        var queries = Stream.concat(
                        expressions().stream(), dashboard().path("templating").findValuesAsText("definition").stream())
                .map(Query::new)
                .toList();

        assertThat(queries).hasSizeGreaterThan(10).allSatisfy(query -> {
            assertThat(query.selectors()).as(query.text()).isPositive();
            assertThat(query.strangers()).isEmpty();
        });
    }

    @Test
    void eachPanelButARowHasAQueryAndAUnit() throws IOException {
        assertThat(panels()).isNotEmpty().allSatisfy(panel -> {
            assertThat(panel.path("targets")).as(panel.path("title").asText()).isNotEmpty();
            assertThat(panel.path("fieldConfig").path("defaults").path("unit").asText())
                    .as(panel.path("title").asText())
                    .isNotBlank();
        });
    }

    @Test
    void aLegendUsesOnlyLabelsThatItsQueryKeeps() throws IOException {
        assertThat(targets()).allSatisfy(target -> {
            var kept = new Query(target.path("expr").asText()).grouping().toList();
            var used = LEGEND.matcher(target.path("legendFormat").asText())
                    .results()
                    .map(found -> found.group(1))
                    .toList();
            assertThat(kept).containsAll(used);
        });
    }

    @Test
    void eachVariableThatIsUsedIsDefined() throws IOException {
        var defined = dashboard().path("templating").path("list").findValuesAsText("name").stream()
                .toList();
        var used = VARIABLE.matcher(Files.readString(FILE))
                .results()
                .map(found -> found.group(1))
                .collect(Collectors.toSet());

        assertThat(defined).containsExactly("datasource", "cluster", "schedule");
        assertThat(used).containsExactlyInAnyOrderElementsOf(defined);
    }

    @Test
    void panelsDoNotOverlapAndHaveIdsOfTheirOwn() throws IOException {
        var cells = StreamSupport.stream(dashboard().path("panels").spliterator(), false)
                .flatMap(DashboardTest::cells)
                .toList();

        assertThat(cells).doesNotHaveDuplicates();
        assertThat(panels().stream().map(panel -> panel.path("id").asInt()))
                .doesNotHaveDuplicates()
                .doesNotContain(0);
    }

    @Test
    void promtoolAcceptsEachQuery(@TempDir Path folder) throws Exception {
        var rules = new StringBuilder("groups: [{name: dashboard, rules: [");
        var json = new ObjectMapper();
        var number = 0;
        for (var expression : expressions()) {
            var plain = expression.replaceAll("\\$__[a-z_]+", "5m").replaceAll("\\$[a-z]+", ".*");
            rules.append("{record: query_")
                    .append(number++)
                    .append(", expr: ")
                    .append(json.writeValueAsString(plain))
                    .append("},\n");
        }
        var file = Files.writeString(folder.resolve("queries.yaml"), rules.append("]}]\n"));

        Promtool.succeeds("check", "rules", file.toString());
    }

    private static Stream<String> cells(JsonNode panel) {
        var at = panel.path("gridPos");
        var left = at.path("x").asInt();
        var top = at.path("y").asInt();
        return Stream.iterate(left, x -> x < left + at.path("w").asInt(), x -> x + 1)
                .flatMap(x -> Stream.iterate(top, y -> y < top + at.path("h").asInt(), y -> y + 1)
                        .map(y -> x + "/" + y));
    }

    private static List<String> expressions() throws IOException {
        return targets().stream().map(target -> target.path("expr").asText()).toList();
    }

    private static List<JsonNode> targets() throws IOException {
        return panels().stream()
                .flatMap(panel -> StreamSupport.stream(panel.path("targets").spliterator(), false))
                .toList();
    }

    private static List<JsonNode> panels() throws IOException {
        return StreamSupport.stream(dashboard().path("panels").spliterator(), false)
                .filter(panel -> !panel.path("type").asText().equals("row"))
                .toList();
    }

    private static JsonNode dashboard() throws IOException {
        return new ObjectMapper().readTree(FILE.toFile());
    }
}
