package io.deckwatch.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.deckwatch.evaluation.Overview;
import io.deckwatch.evaluation.Overviews;
import io.prometheus.client.CollectorRegistry;
import io.prometheus.client.exporter.common.TextFormat;
import java.io.IOException;
import java.io.StringWriter;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class StandingCollectorTest {

    private static final String NIGHTLY = "{cluster=\"prod\",velero_namespace=\"velero\",schedule=\"nightly\",}";

    private final CollectorRegistry registry = new CollectorRegistry();
    private final StandingCollector collector = new StandingCollector().registeredAt(registry);

    @Test
    void aScheduleIsShownInAtMostEightSeriesWithTimestampsInSeconds() throws IOException {
        collector.publish(0, new PartitionFigures(Overviews.sample(), 0, 0));

        assertThat(linesWith("schedule=\"nightly\""))
                .containsExactlyInAnyOrder(
                        "deckwatch_schedule_last_good_backup_timestamp_seconds" + NIGHTLY + " "
                                + seconds("2026-03-01T02:30:00Z"),
                        "deckwatch_schedule_next_run_timestamp_seconds" + NIGHTLY + " "
                                + seconds("2026-03-04T02:00:00Z"),
                        "deckwatch_schedule_rpo_breach_timestamp_seconds" + NIGHTLY + " "
                                + seconds("2026-03-03T05:30:00Z"),
                        "deckwatch_schedule_rpo_breached" + NIGHTLY + " 1.0",
                        "deckwatch_schedule_recent_bad_ratio" + NIGHTLY + " 0.2",
                        "deckwatch_schedule_last_run_timestamp_seconds" + NIGHTLY + " "
                                + seconds("2026-03-03T09:05:00Z"),
                        "deckwatch_schedule_last_run_good" + NIGHTLY + " 0.0",
                        "deckwatch_schedule_paused" + NIGHTLY + " 0.0");
    }

    @Test
    void messagesThatNobodyExplainedAreShownByTheirShape() throws IOException {
        assertThat(linesWith("deckwatch_unknown_messages{")).isEmpty();

        collector.follow(() -> Map.of("pod * is gone", 3L));

        assertThat(linesWith("deckwatch_unknown_messages{"))
                .containsExactly("deckwatch_unknown_messages{shape=\"pod * is gone\",} 3.0");
    }

    @Test
    void whatThereIsNotHasNoSeries() throws IOException {
        collector.publish(0, new PartitionFigures(Overviews.sample(), 0, 0));

        assertThat(linesWith("schedule=\"weekly\"")).singleElement().asString().startsWith("deckwatch_schedule_paused");
    }

    @Test
    void anRpoDoesNotBreakWhileTheClusterIsSilent() throws IOException {
        collector.publish(0, new PartitionFigures(Overviews.sample(), 0, 0));

        assertThat(linesWith("deckwatch_schedule_rpo_breached{cluster=\"staging\""))
                .singleElement()
                .asString()
                .endsWith(" 0.0");
    }

    @Test
    void clustersLocationsAndAlertsAreShown() throws IOException {
        collector.publish(3, new PartitionFigures(Overviews.sample(), 17, 42));

        assertThat(text())
                .contains("deckwatch_consumer_lag_records{partition=\"3\",} 17.0")
                .contains("deckwatch_deadlines_waiting{partition=\"3\",} 42.0")
                .contains("deckwatch_kind_state{cluster=\"prod\",kind=\"DataUpload\",state=\"missing\",} 1.0")
                .contains("deckwatch_transfers_running{cluster=\"prod\",velero_namespace=\"velero\",} 2.0")
                .contains("deckwatch_watch_heartbeat_timestamp_seconds{cluster=\"prod\",}")
                .contains("deckwatch_storage_location_available{cluster=\"prod\",velero_namespace=\"velero\","
                        + "storage_location=\"default\",} 0.0")
                .contains(
                        "deckwatch_alerts{alertname=\"VeleroBackupStale\",severity=\"critical\",state=\"firing\",} 1.0")
                .contains(
                        "deckwatch_alerts{alertname=\"VeleroBackupFailed\",severity=\"warning\",state=\"inhibited\",}")
                .contains("state=\"pending\"")
                .doesNotContain("VeleroDataTransferStalled");
    }

    @Test
    void alertsOfSeveralPartitionsAddUp() throws IOException {
        collector.publish(0, new PartitionFigures(Overviews.sample(), 0, 0));
        collector.publish(1, new PartitionFigures(alertsOnly(Overviews.sample()), 0, 0));

        assertThat(linesWith("alertname=\"VeleroBackupStale\""))
                .singleElement()
                .asString()
                .endsWith(" 2.0");
    }

    @Test
    void aPartitionGivenUpIsShownNoMore() throws IOException {
        collector.publish(0, new PartitionFigures(Overviews.sample(), 1, 1));
        collector.withdraw(0);

        assertThat(text()).isEmpty();
    }

    @Test
    void manySchedulesAreManySeriesAndNothingElse() {
        collector.publish(0, new PartitionFigures(Overviews.large(1000), 0, 0));

        assertThat(collector.collect().stream()
                        .mapToInt(family -> family.samples.size())
                        .sum())
                .isBetween(8 * 1000, 8 * 1000 + 20);
    }

    private static Overview alertsOnly(Overview overview) {
        return new Overview(overview.at(), List.of(), List.of(), List.of(), overview.alerts());
    }

    private static String seconds(String instant) {
        return Double.toString((double) Instant.parse(instant).getEpochSecond());
    }

    private List<String> linesWith(String part) throws IOException {
        return text().lines().filter(line -> line.contains(part)).collect(Collectors.toList());
    }

    private String text() throws IOException {
        var writer = new StringWriter();
        TextFormat.write004(writer, registry.metricFamilySamples());
        return writer.toString();
    }
}
