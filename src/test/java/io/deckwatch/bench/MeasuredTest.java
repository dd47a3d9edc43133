package io.deckwatch.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is said of a figure, without measuring anything. */
class MeasuredTest {

    @ParameterizedTest
    @EnumSource
    void aFigureAtItsBudgetIsWithinIt(Figure figure) {
        assertThat(new Measured(figure, figure.budget(), Map.of()).isWithinBudget())
                .isTrue();
    }

    @Test
    void whatMustNotBeSlowerIsOutOfBudgetBelowIt() {
        assertThat(new Measured(Figure.EVALUATE, 0.24, Map.of()).json()).contains(entry("ok", false));
        assertThat(new Measured(Figure.EVALUATE, 0.3, Map.of()).json()).contains(entry("ok", true));
    }

    @Test
    void whatMustNotBeMoreIsOutOfBudgetAboveIt() {
        assertThat(new Measured(Figure.SCRAPE, 250.1, Map.of()).json()).contains(entry("ok", false));
        assertThat(new Measured(Figure.SCRAPE, 3, Map.of("schedules", 7)).json())
                .contains(entry("ok", true), entry("value", 3.0), entry("unit", "ms"), entry("schedules", 7));
    }

    @Test
    void whatCouldNotBeMeasuredHasNoValueAndIsOutOfBudget() {
        assertThat(Measured.failed(Figure.SCRAPE, "no port was free").json())
                .contains(entry("value", null), entry("ok", false), entry("error", "no port was free"));
    }

    @Test
    void aProgramThatCannotBeStartedIsSaidInEachLineThatNeedsIt() throws Exception {
        var out = new ByteArrayOutputStream();
        var silence = new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8);
        var tiny = new Sizes(100, 10, 10, 10, 1, 1, Duration.ofMillis(1));

        var ok = new Bench(tiny, Clock.systemUTC(), new PrintStream(out, true, StandardCharsets.UTF_8), silence)
                .run(EnumSet.of(Figure.REACTION), Path.of("no-such.jar"));

        assertThat(ok).isFalse();
        assertThat(out.toString(StandardCharsets.UTF_8))
                .startsWith("{\"figure\":\"api-to-webhook-p99\",\"value\":null")
                .contains("\"ok\":false", "no-such.jar");
    }

    @Test
    void theMiddleOfSomeNumbersIsOneOfThem() {
        assertThat(Median.of(List.of(3.0, 1.0, 2.0))).isEqualTo(2.0);
        assertThat(Median.percentile(List.of(1.0, 2.0, 3.0, 4.0), 0.99)).isEqualTo(4.0);
        assertThat(Median.percentile(List.of(1.0, 2.0, 3.0, 4.0), 0.5)).isEqualTo(2.0);
        assertThat(Median.of(List.of())).isNaN();
    }

    @Test
    void theEmptyQuarkusIsBuiltWithThePluginsOfTheProgramItself() throws Exception {
        var ours = plugins(Files.readString(Path.of("pom.xml")));

        assertThat(plugins(Files.readString(Path.of("src/main/resources/bench/empty-quarkus.xml"))))
                .isNotEmpty()
                .isSubsetOf(ours);
    }

    @Test
    void theDocumentDescribesEveryFigureAndNoOther() throws Exception {
        var described = new TreeSet<String>();
        var headings =
                Pattern.compile("(?m)^### `([a-z0-9-]+)`").matcher(Files.readString(Path.of("docs/benchmark.md")));
        headings.results().forEach(heading -> described.add(heading.group(1)));

        assertThat(described)
                .containsExactlyInAnyOrderElementsOf(
                        EnumSet.allOf(Figure.class).stream().map(Figure::text).toList());
    }

    private static TreeSet<String> plugins(String pom) {
        var found = new TreeSet<String>();
        Pattern.compile(
                        "<artifactId>(maven-(?:resources|compiler|surefire|jar)-plugin)</artifactId>\\s*<version>([^<]+)<")
                .matcher(pom)
                .results()
                .forEach(plugin -> found.add(plugin.group(1) + " " + plugin.group(2)));
        return found;
    }
}
