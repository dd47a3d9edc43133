package io.deckwatch.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** Holds the rules for Prometheus to the catalogue and to the runbooks. */
class AlertFilesTest {

    private static final Path RULES = Path.of("alerts/prometheus/deckwatch.yaml");
    private static final Path TESTS = Path.of("alerts/prometheus/deckwatch.test.yaml");
    private static final Path RECORD_TESTS = Path.of("alerts/prometheus/recording.test.yaml");
    private static final Pattern LABEL = Pattern.compile("\\$labels\\.([a-z_]+)");
    private static final Pattern RECORD_LISTED = Pattern.compile("\\| `([a-z_]+:.*)` \\|.*");
    private static final Pattern RECORD = Pattern.compile("([a-z_]+):(deckwatch_[a-z_]+):(max|sum|avg|rate5m)");

    @Test
    void eachExpressionReadsMetersOfTheCatalogueByTheirLabels() throws IOException {
        assertThat(rules()).hasSizeGreaterThan(alerts().size()).allSatisfy(rule -> {
            var query = new Query(rule.path("expr").asText());
            assertThat(query.selectors()).as(query.text()).isPositive();
            assertThat(query.strangers()).isEmpty();
        });
    }

    @Test
    void aTextUsesOnlyLabelsThatItsExpressionKeeps() throws IOException {
        assertThat(alerts()).allSatisfy(rule -> {
            var kept = new Query(rule.path("expr").asText()).grouping().toList();
            var used = LABEL.matcher(rule.path("annotations").toString())
                    .results()
                    .map(found -> found.group(1))
                    .toList();
            assertThat(kept).as(name(rule)).containsAll(used);
        });
    }

    @Test
    void eachAlertHasASeverityASummaryAndADescription() throws IOException {
        assertThat(alerts()).allSatisfy(rule -> {
            assertThat(rule.path("labels").path("severity").asText())
                    .as(name(rule))
                    .isIn("critical", "warning", "info");
            assertThat(rule.path("annotations").path("summary").asText())
                    .as(name(rule))
                    .isNotBlank();
            assertThat(rule.path("annotations").path("description").asText())
                    .as(name(rule))
                    .isNotBlank();
        });
    }

    @Test
    void anAlertLinksItsRunbookExactlyIfThereIsOne() throws IOException {
        assertThat(alerts()).allSatisfy(rule -> {
            var runbook = Path.of("src/main/resources/runbooks", name(rule) + ".md");
            assertThat(rule.path("annotations").path("runbook_url").asText())
                    .isEqualTo(Files.exists(runbook) ? "/runbooks/" + name(rule) : "");
        });
    }

    @Test
    void alertsHaveTheNamesOfRulesButForTheOneThatNoRuleCanTell() throws IOException {
        assertThat(alerts().stream()
                        .map(AlertFilesTest::name)
                        .filter(name -> !Files.exists(Path.of("src/main/resources/runbooks", name + ".md"))))
                .containsExactly("DeckwatchAbsent");
    }

    @Test
    void eachAlertIsTestedBothFiringAndSilent() throws IOException {
        var cases = StreamSupport.stream(yaml(TESTS).path("tests").spliterator(), false)
                .flatMap(test ->
                        StreamSupport.stream(test.path("alert_rule_test").spliterator(), false))
                .toList();

        assertThat(alerts()).allSatisfy(rule -> {
            var own = cases.stream()
                    .filter(test -> test.path("alertname").asText().equals(name(rule)))
                    .toList();
            assertThat(own).as(name(rule)).anyMatch(test -> test.path("exp_alerts")
                    .isEmpty());
            assertThat(own).as(name(rule)).anyMatch(test -> !test.path("exp_alerts")
                    .isEmpty());
        });
    }

    @Test
    void aRecordTellsItsLabelsItsMeterAndItsOperation() throws IOException {
        assertThat(records()).isNotEmpty().allSatisfy(rule -> {
            var expression = rule.path("expr").asText();
            var name = RECORD.matcher(rule.path("record").asText());
            assertThat(name.matches()).as(rule.path("record").asText()).isTrue();
            var operation = name.group(3).equals("rate5m") ? "sum" : name.group(3);
            assertThat(expression)
                    .startsWith(operation + " by ("
                            + String.join(", ", new Query(expression).grouping().toList()) + ") (")
                    .containsPattern("\\b" + name.group(2) + "(_total)?\\b");
            assertThat(name.group(1))
                    .isEqualTo(String.join("_", new Query(expression).grouping().toList()));
            assertThat(expression.contains("rate(")).isEqualTo(name.group(3).equals("rate5m"));
        });
    }

    @Test
    void theDocumentationListsEachRecordInItsOrder() throws IOException {
        var listed = Files.readString(Path.of("docs/metrics.md"))
                .lines()
                .map(RECORD_LISTED::matcher)
                .filter(Matcher::matches)
                .map(line -> line.group(1))
                .toList();

        assertThat(records()).extracting(rule -> rule.path("record").asText()).isEqualTo(listed);
    }

    @Test
    void eachRecordIsTested() throws IOException {
        var asked = Dashboard.elements(yaml(RECORD_TESTS).path("tests"))
                .flatMap(test -> Dashboard.elements(test.path("promql_expr_test")))
                .filter(test -> !test.path("exp_samples").isEmpty())
                .map(test -> test.path("expr").asText())
                .toList();

        assertThat(records()).allSatisfy(rule -> assertThat(asked)
                .anyMatch(query -> query.startsWith(rule.path("record").asText())));
    }

    @Test
    void promtoolAcceptsTheRules() throws Exception {
        Promtool.succeeds("check", "rules", RULES.toString());
    }

    @Test
    void promtoolFindsThatTheRulesFireAndRecordWhatTheyShould() throws Exception {
        Promtool.succeeds("test", "rules", TESTS.toString(), RECORD_TESTS.toString());
    }

    private static List<JsonNode> alerts() throws IOException {
        return rules().stream().filter(rule -> rule.has("alert")).toList();
    }

    private static List<JsonNode> records() throws IOException {
        return rules().stream().filter(rule -> rule.has("record")).toList();
    }

    private static List<JsonNode> rules() throws IOException {
        return StreamSupport.stream(yaml(RULES).path("groups").spliterator(), false)
                .flatMap(group -> StreamSupport.stream(group.path("rules").spliterator(), false))
                .toList();
    }

    private static String name(JsonNode rule) {
        return rule.path("alert").asText();
    }

    private static JsonNode yaml(Path file) throws IOException {
        return new ObjectMapper(new YAMLFactory()).readTree(file.toFile());
    }
}
