package io.deckwatch.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.deckwatch.metrics.Dashboard.Target;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Holds the dashboards for Grafana to the catalogue. */
class DashboardTest {

    private static final Pattern LEGEND = Pattern.compile("\\{\\{\\s*([a-z_]+)\\s*}}");
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{?([a-z]+)\\b");

    static List<Dashboard> all() {
        return Dashboard.all();
    }

    static List<Target> targets() {
        return all().stream().flatMap(board -> board.targets().stream()).toList();
    }

    @Test
    void thereAreFourAndTheOverviewReplacesTheOneThatWasAlone() {
        assertThat(all())
                .extracting(Dashboard::uid)
                .containsExactly("deckwatch", "deckwatch-itself", "deckwatch-schedule", "deckwatch-storage");
    }

    @ParameterizedTest
    @MethodSource("all")
    void eachQueryReadsMetersOfTheCatalogueByTheirLabels(Dashboard board) {
        var queries = Stream.concat(board.expressions().stream(), board.definitions().stream())
                .map(Query::new)
                .toList();

        assertThat(queries).hasSizeGreaterThan(10).allSatisfy(query -> {
            assertThat(query.selectors()).as(query.text()).isPositive();
            assertThat(query.strangers()).isEmpty();
        });
    }

    @Test
    void eachMeterOfTheCatalogueIsShownSomewhere() {
        var shown = targets().stream().map(Target::expression).collect(Collectors.joining("\n"));

        assertThat(Meter.values()).allSatisfy(meter -> assertThat(shown).containsPattern("\\b" + meter.text()));
    }

    @ParameterizedTest
    @MethodSource("targets")
    void theUnitIsThatOfTheQuery(Target target) {
        var query = target.expression();
        assertThat(target.unit()).isIn(units(query));
    }

    private static List<String> units(String query) {
        if (query.startsWith("1000 * ")) {
            return List.of("dateTimeFromNow");
        }
        if (query.startsWith("histogram_quantile(")
                || query.matches("time\\(\\) - [^<>]*")
                || query.matches("max by .*_timestamp_seconds.* - max by .*_timestamp_seconds.*")) {
            return List.of("s");
        }
        if (query.contains("_ratio") || query.contains("avg_over_time(")) {
            return List.of("percentunit");
        }
        return query.contains("rate(") ? List.of("ops") : List.of("none", "short");
    }

    @ParameterizedTest
    @MethodSource("targets")
    void aTimeIsNeverAddedUpOrAveraged(Target target) {
        assertThat(target.expression()).doesNotContainPattern("(sum|avg)[^(]*\\([^(]*_timestamp_seconds");
    }

    @ParameterizedTest
    @MethodSource("targets")
    void whatTwoProcessesMayShowIsNotCountedTwice(Target target) {
        var partitioned = Pattern.compile(
                "\\bdeckwatch_(schedule|storage_location|transfers|kind_state|watch|consumer|deadlines_waiting)[a-z_]*");
        partitioned.matcher(target.expression()).results().forEach(found -> assertThat(
                        target.expression().substring(0, found.start()))
                .endsWith("(")
                .containsPattern("max by \\([a-z_, ]+\\) \\($"));
    }

    @ParameterizedTest
    @MethodSource("targets")
    void aLegendUsesOnlyLabelsThatItsQueryKeeps(Target target) {
        var used = LEGEND.matcher(target.legend())
                .results()
                .map(found -> found.group(1))
                .toList();

        assertThat(new Query(target.expression()).grouping()).containsAll(used);
    }

    @ParameterizedTest
    @MethodSource("targets")
    void aTableNamesEachColumnThatItsQueriesGive(Target target) {
        if (target.panel().path("type").asText().equals("table")) {
            var named = target.panel().findPath("renameByName");
            var query = new Query(target.expression()).grouping().toList();
            var shown = target.panel().findPath("excludeByName").has("Value")
                    ? query
                    : Stream.concat(query.stream().limit(query.isEmpty() ? 0 : 1), Stream.of(value(target)))
                            .toList();
            assertThat(shown).allMatch(named::has);
        }
    }

    private static String value(Target target) {
        return target.panel().path("targets").size() == 1
                ? "Value"
                : "Value #" + target.json().path("refId").asText();
    }

    @Test
    void aClusterIsSilentFromTheAgeOnThatTheAlertHas() throws IOException {
        var alert = Pattern.compile("heartbeat_timestamp_seconds\\) > (\\d+)")
                .matcher(Files.readString(Path.of("alerts/prometheus/deckwatch.yaml")));
        assertThat(alert.find()).isTrue();
        var panel = all().stream()
                .flatMap(board -> board.panels().stream())
                .filter(own -> own.path("title").asText().equals("Age of the last heartbeat"))
                .findFirst()
                .orElseThrow();

        assertThat(panel.at("/fieldConfig/defaults/thresholds/steps/1/value").asText())
                .isEqualTo(alert.group(1));
        assertThat(targets().stream().map(Target::expression))
                .anyMatch(query -> query.contains("heartbeat") && query.contains("> " + alert.group(1)));
    }

    @ParameterizedTest
    @MethodSource("all")
    void eachPanelHasAQueryAndThresholdsThatRise(Dashboard board) {
        assertThat(board.panels()).isNotEmpty().allSatisfy(panel -> {
            assertThat(panel.path("targets")).as(panel.path("title").asText()).isNotEmpty();
            panel.findValues("steps").forEach(steps -> {
                assertThat(steps.path(0).path("value").isNull()).isTrue();
                assertThat(Dashboard.elements(steps).skip(1).map(step -> step.path("value")
                                .asDouble()))
                        .isSorted();
            });
        });
    }

    @ParameterizedTest
    @MethodSource("all")
    void eachVariableThatIsUsedIsDefined(Dashboard board) throws IOException {
        var used = VARIABLE.matcher(Files.readString(board.file()))
                .results()
                .map(found -> found.group(1))
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(board.variables()).contains("datasource", "cluster", "deckwatch");
        assertThat(used).containsExactlyInAnyOrderElementsOf(board.variables());
    }

    @Test
    void schedulesAreChosenWhereSchedulesAreShown() {
        assertThat(all().stream()
                        .filter(board -> board.variables().contains("schedule"))
                        .map(Dashboard::uid))
                .containsExactly("deckwatch", "deckwatch-schedule");
    }

    @ParameterizedTest
    @MethodSource("all")
    void panelsDoNotOverlapAndHaveIdsOfTheirOwn(Dashboard board) {
        var cells = Dashboard.elements(board.json().path("panels"))
                .flatMap(DashboardTest::cells)
                .toList();

        assertThat(cells).doesNotHaveDuplicates().allMatch(cell -> Integer.parseInt(cell.split("/")[0]) < 24);
        assertThat(board.panels().stream().map(panel -> panel.path("id").asInt()))
                .doesNotHaveDuplicates()
                .doesNotContain(0);
    }

    @Test
    void promtoolAcceptsEachQuery(@TempDir Path folder) throws Exception {
        var rules = new StringBuilder("groups: [{name: dashboard, rules: [");
        var json = new ObjectMapper();
        var number = 0;
        for (var target : targets()) {
            var plain = target.expression().replaceAll("\\$__[a-z_]+", "5m").replaceAll("\\$[a-z]+", ".*");
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
}
