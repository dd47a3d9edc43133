package io.deckwatch.config.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.deckwatch.cron.Spans;
import io.deckwatch.rule.Rule;
import io.deckwatch.rule.book.BookedRule;
import io.deckwatch.rule.book.Variant;
import io.deckwatch.rule.catalogue.Detector;
import io.deckwatch.rule.catalogue.Parameter;
import io.deckwatch.rule.catalogue.Rules;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The rule files that come with Deckwatch say what its detectors do, and nothing else. */
class ShippedRulesTest {

    private static final Path FILES = Path.of("alerts/rules");
    private static final Map<String, BookedRule> SHIPPED =
            RuleFiles.shipped().rules().stream().collect(Collectors.toMap(Rule::name, BookedRule.class::cast));

    static Stream<Detector> detectors() {
        return Rules.DETECTORS.stream();
    }

    @Test
    void allFilesOfTheFolderAreShipped() throws IOException {
        try (var files = Files.list(FILES)) {
            assertThat(files.map(file -> file.getFileName().toString()).filter(name -> name.endsWith(".yaml")))
                    .containsExactlyInAnyOrderElementsOf(RuleFiles.SHIPPED);
        }
    }

    @Test
    void rulesComeInTheOrderOfTheirDetectorsCausesFirst() {
        assertThat(RuleFiles.shipped().rules())
                .extracting(Rule::name)
                .containsExactlyElementsOf(
                        Rules.standard().stream().map(Rule::name).toList());
    }

    @ParameterizedTest
    @MethodSource("detectors")
    void eachDetectorHasARuleWithItsDefaults(Detector detector) {
        var standard = detector.standard();

        assertThat(SHIPPED.containsKey(standard.name())).as(missing(detector)).isTrue();
        assertThat(SHIPPED.get(standard.name()).variants()).singleElement().satisfies(variant -> {
            assertThat(variant.detection().rule()).isEqualTo(standard);
            assertThat(variant.timing()).isEqualTo(standard.timing());
            assertThat(variant).extracting(Variant::severity).isEqualTo(java.util.Optional.empty());
        });
    }

    @ParameterizedTest
    @MethodSource("detectors")
    void eachThresholdStandsInTheFileSoThatPeopleSeeIt(Detector detector) throws IOException {
        var all = new StringBuilder();
        for (var file : RuleFiles.SHIPPED) {
            all.append(Files.readString(FILES.resolve(file)));
        }

        assertThat(all.toString().contains(yaml(detector)))
                .as(missing(detector))
                .isTrue();
    }

    private static String missing(Detector detector) {
        return "the rule of " + detector.name() + "; add to the file below alerts/rules/ where it belongs:\n"
                + yaml(detector);
    }

    /** The rule as it stands in a file, with all that can be set. */
    private static String yaml(Detector detector) {
        var lines = new StringBuilder("      - alert: " + detector.standard().name() + "\n");
        if (detector.parameters().isEmpty()) {
            lines.append("        detect: ").append(detector.name()).append('\n');
        } else {
            lines.append("        detect:\n          detector: ")
                    .append(detector.name())
                    .append('\n');
            detector.parameters().forEach(parameter -> lines.append(line(parameter)));
        }
        var timing = detector.standard().timing();
        if (timing.holdFor().isPositive()) {
            lines.append("        for: ").append(Spans.text(timing.holdFor())).append('\n');
        }
        if (timing.keepFiringFor().isPositive()) {
            lines.append("        keep_firing_for: ")
                    .append(Spans.text(timing.keepFiringFor()))
                    .append('\n');
        }
        return lines.toString();
    }

    private static String line(Parameter parameter) {
        return parameter.standard().isEmpty()
                ? "          # " + parameter.name() + ": 48h # " + parameter.meaning() + "\n"
                : "          " + parameter.name() + ": " + parameter.standard() + " # " + parameter.meaning() + "\n";
    }
}
