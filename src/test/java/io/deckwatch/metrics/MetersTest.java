package io.deckwatch.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.deckwatch.evaluation.Overviews;
import io.micrometer.prometheus.PrometheusConfig;
import io.micrometer.prometheus.PrometheusMeterRegistry;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MetersTest {

    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final Meters meters = new Meters(registry);

    @Test
    void countersAddUpUnderTheNameOfTheCatalogue() {
        meters.count(Meter.OBJECTS_SEEN, 2, "prod");
        meters.count(Meter.OBJECTS_SEEN, 3, "prod");

        assertThat(registry.scrape()).contains("deckwatch_objects_seen_total{cluster=\"prod\",} 5.0");
    }

    @Test
    void whatOthersCountIsReadAtEachScrape() {
        var published = new double[] {7};
        meters.follow(Meter.EVENTS_PUBLISHED, () -> published[0]);
        assertThat(registry.scrape()).contains("deckwatch_events_published_total 7.0");

        published[0] = 9;
        assertThat(registry.scrape()).contains("deckwatch_events_published_total 9.0");
    }

    @Test
    void durationsHaveCountSumAndHistogram() {
        meters.took(Meter.EVALUATION, Duration.ofMillis(5));

        assertThat(registry.scrape())
                .contains("deckwatch_evaluation_seconds_count 1.0")
                .contains("deckwatch_evaluation_seconds_sum 0.005")
                .contains("deckwatch_evaluation_seconds_bucket{le=\"0.01\",} 1.0")
                .contains("deckwatch_evaluation_seconds_bucket{le=\"0.001\",} 0.0");
    }

    @Test
    void labelsThatDoNotFitAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> meters.count(Meter.DELIVERIES, 1, "ops"))
                .withMessageContaining("deckwatch_deliveries_total has the labels [receiver, outcome]");
        assertThatIllegalArgumentException().isThrownBy(() -> meters.count(Meter.BUILD_INFO, 1, "1", "21"));
        assertThatIllegalArgumentException().isThrownBy(() -> meters.took(Meter.DEAD_LETTERS, Duration.ZERO));
        assertThatIllegalArgumentException().isThrownBy(() -> meters.follow(Meter.EVALUATION, () -> 1));
    }

    @Test
    void everyMeterOfTheCatalogueIsScraped() {
        fillEverything();

        var scraped = Pattern.compile("^# TYPE (deckwatch_\\w+) ", Pattern.MULTILINE)
                .matcher(registry.scrape())
                .results()
                .map(found -> found.group(1))
                .filter(name -> !name.endsWith("_seconds_max"))
                .collect(Collectors.toSet());
        assertThat(scraped)
                .isEqualTo(Arrays.stream(Meter.values()).map(Meter::text).collect(Collectors.toSet()));
    }

    @Test
    void promtoolFindsNothingToSay(@TempDir Path folder) throws IOException, InterruptedException {
        assumeThat(isInstalled("promtool")).as("promtool is installed").isTrue();
        fillEverything();
        var scrape = Files.writeString(folder.resolve("metrics"), registry.scrape());
        var said = folder.resolve("said");

        var promtool = new ProcessBuilder("promtool", "check", "metrics")
                .redirectInput(scrape.toFile())
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start();

        assertThat(promtool.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(Files.readString(said, StandardCharsets.UTF_8)).isEmpty();
        assertThat(promtool.exitValue()).isZero();
    }

    private void fillEverything() {
        var collector = new StandingCollector().registeredAt(registry.getPrometheusRegistry());
        collector.publish(0, new PartitionFigures(Overviews.sample(), 1, 2));
        collector.follow(() -> Map.of("pod * is \"odd\"", 2L));
        meters.count(Meter.OBJECTS_SEEN, 1, "prod");
        meters.count(Meter.EVENTS_PUBLISHED, 1);
        meters.count(Meter.EVENTS_MERGED, 1);
        meters.count(Meter.DEAD_LETTERS, 1);
        meters.count(Meter.DELIVERIES, 1, "ops", "delivered");
        meters.took(Meter.EVALUATION, Duration.ofMillis(1));
        meters.follow(Meter.BUILD_INFO, () -> 1, "0.1.0", "21");
        meters.follow(Meter.DEAD_LETTERS_WAITING, () -> 1);
        meters.follow(Meter.RULES_LOADED, () -> 1);
        meters.follow(Meter.RULES_LOADED_AT, () -> 1);
        meters.follow(Meter.NOTIFY_CONFIG_LOADED, () -> 1);
        meters.follow(Meter.NOTIFY_CONFIG_LOADED_AT, () -> 1);
        meters.follow(Meter.HEARTBEAT_SENT, () -> 1);
        meters.follow(Meter.HEARTBEAT_BROKEN, () -> 0, "kafka");
    }

    private static boolean isInstalled(String program) {
        return Arrays.stream(System.getenv("PATH").split(":"))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }
}
