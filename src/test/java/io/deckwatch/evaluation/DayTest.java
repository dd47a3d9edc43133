package io.deckwatch.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import io.deckwatch.event.ClusterEvent;
import io.deckwatch.event.ObjectReader;
import io.deckwatch.event.Phase;
import io.deckwatch.event.Tree;
import io.deckwatch.rule.catalogue.Rules;
import io.deckwatch.rule.schedule.Timeline;
import io.deckwatch.rule.schedule.Timeline.Entry;
import io.deckwatch.state.InstallationSettings;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the last 24 hours of a schedule look like. */
class DayTest {

    private static final Instant NOW = Instant.parse("2026-03-03T09:30:00Z");
    private static final Instant LONG_AGO = NOW.minus(Duration.ofDays(30));

    private final Evaluation evaluation = new Evaluation(Rules.standard(), (c, n) -> InstallationSettings.DEFAULT, "");

    @ParameterizedTest
    @CsvSource({
        "Completed,GOOD",
        "PartiallyFailed,PARTIAL",
        "Failed,FAILED",
        "FailedValidation,FAILED",
        "InProgress,RUNNING",
        "SomePhaseOfTomorrow,RUNNING"
    })
    void aRunIsShownByWhatBecameOfIt(String phase, Timeline.Result result) {
        schedule("0 2 * * *", Map.of());
        backup("nightly-1", phase, Instant.parse("2026-03-03T02:00:10Z"));

        assertThat(day().entries()).singleElement().satisfies(entry -> {
            assertThat(entry.result()).isEqualTo(result);
            assertThat(entry.backup()).isEqualTo("nightly-1");
            assertThat(entry.phase()).isEqualTo(phase);
            assertThat(entry.at()).isEqualTo("2026-03-03T02:00:10Z");
        });
    }

    @Test
    void aSlotWithoutARunIsMissed() {
        schedule("0 */6 * * *", Map.of());
        backup("nightly-0", "Completed", NOW.minus(Duration.ofDays(3)));
        backup("nightly-1", "Completed", Instant.parse("2026-03-02T18:00:20Z"));
        backup("nightly-2", "Failed", Instant.parse("2026-03-03T06:01:00Z"));

        assertThat(told())
                .containsExactly(
                        "MISSED 2026-03-02T12:00:00Z",
                        "GOOD 2026-03-02T18:00:20Z",
                        "MISSED 2026-03-03T00:00:00Z",
                        "FAILED 2026-03-03T06:01:00Z");
    }

    @Test
    void beforeTheFirstRunThatIsKnownNothingIsMissed() {
        schedule("0 */6 * * *", Map.of("lastBackup", Instant.parse("2026-03-02T19:00:00Z")));
        assertThat(told()).containsExactly("MISSED 2026-03-03T00:00:00Z", "MISSED 2026-03-03T06:00:00Z");

        backup("nightly-2", "Failed", Instant.parse("2026-03-03T00:00:05Z"));
        assertThat(told()).containsExactly("FAILED 2026-03-03T00:00:05Z", "MISSED 2026-03-03T06:00:00Z");
    }

    @Test
    void aRunThatWasLateKeepsItsSlot() {
        schedule("0 2 * * *", Map.of());
        backup("nightly-1", "Completed", Instant.parse("2026-03-03T04:40:00Z"));

        assertThat(told()).containsExactly("GOOD 2026-03-03T04:40:00Z");
    }

    @Test
    void aSlotOfAMomentAgoIsNotMissedYet() {
        schedule("20 9 * * *", Map.of());

        assertThat(told()).containsExactly();
    }

    @Test
    void beforeItsCreationAndWhilePausedAScheduleMissesNothing() {
        schedule("@hourly", Map.of("created", NOW.minus(Duration.ofMinutes(100))));
        assertThat(told()).containsExactly("MISSED 2026-03-03T08:00:00Z", "MISSED 2026-03-03T09:00:00Z");

        schedule("@hourly", Map.of("created", LONG_AGO, "paused", true));
        assertThat(told()).isEmpty();
    }

    @Test
    void ofSlotsWhoseBackupsHaveExpiredNothingIsSaid() {
        schedule("0 */6 * * *", Map.of("ttl", "10h"));

        assertThat(told()).containsExactly("MISSED 2026-03-03T00:00:00Z", "MISSED 2026-03-03T06:00:00Z");
    }

    @Test
    void backupsOfOtherClustersAreNoRuns() {
        schedule("0 2 * * *", Map.of());
        var start = Instant.parse("2026-03-03T02:00:00Z");
        apply(backup("nightly-1", "Completed", start, start.plus(Duration.ofHours(3))));

        assertThat(told()).containsExactly("MISSED 2026-03-03T02:00:00Z");
    }

    @Test
    void manyRunsAreCutToTheNewest() {
        schedule("* * * * *", Map.of());
        for (var minute = 0; minute < 300; minute++) {
            backup("nightly-" + minute, "Completed", NOW.minus(Duration.ofMinutes(minute)));
        }

        assertThat(day().entries()).hasSize(96);
        assertThat(day().entries().getLast().at()).isEqualTo(NOW);
    }

    @Test
    void anIntervalAndACronThatCannotBeReadHaveNoSlots() {
        schedule("@every 1h", Map.of());
        assertThat(told()).isEmpty();

        schedule("every night", Map.of());
        assertThat(told()).isEmpty();
    }

    private List<String> told() {
        return day().entries().stream()
                .map(entry -> entry.result() + " " + entry.at())
                .toList();
    }

    private Timeline day() {
        var day = new Lookout()
                .look(evaluation, NOW)
                .schedules()
                .getFirst()
                .recent()
                .day();
        assertThat(day.to()).isEqualTo(NOW);
        assertThat(day.entries()).extracting(Entry::at).isSorted();
        return day;
    }

    private void schedule(String cron, Map<String, Object> settings) {
        var spec =
                new HashMap<String, Object>(Map.of("schedule", cron, "paused", settings.getOrDefault("paused", false)));
        if (settings.containsKey("ttl")) {
            spec.put("template", Map.of("ttl", settings.get("ttl")));
        }
        var status = new HashMap<String, Object>(Map.of("phase", "Enabled"));
        if (settings.containsKey("lastBackup")) {
            status.put("lastBackup", settings.get("lastBackup").toString());
        }
        apply(new Tree(Map.of(
                "kind",
                "Schedule",
                "metadata",
                metadata("nightly", (Instant) settings.getOrDefault("created", LONG_AGO), Map.of()),
                "spec",
                spec,
                "status",
                status)));
    }

    private void backup(String name, String phase, Instant start) {
        apply(backup(name, phase, start, start));
    }

    private static Tree backup(String name, String phase, Instant start, Instant created) {
        var status = new HashMap<String, Object>(Map.of("phase", phase, "startTimestamp", start.toString()));
        if (Phase.of(phase).isFinal()) {
            status.put("completionTimestamp", start.plusSeconds(600).toString());
        }
        var labels = Map.<String, Object>of("velero.io/schedule-name", "nightly");
        return new Tree(Map.of(
                "kind", "Backup", "metadata", metadata(name, created, labels), "spec", Map.of(), "status", status));
    }

    private static Map<String, Object> metadata(String name, Instant created, Map<String, Object> labels) {
        return Map.of(
                "name",
                name,
                "namespace",
                "velero",
                "uid",
                "uid-" + name,
                "creationTimestamp",
                created.toString(),
                "labels",
                labels);
    }

    private void apply(Tree object) {
        evaluation.apply(new ClusterEvent.Seen(new ObjectReader("prod").read(object, NOW)), NOW);
    }
}
