package io.deckwatch.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import io.deckwatch.evaluation.Overview.Watch;
import io.deckwatch.event.ClusterEvent;
import io.deckwatch.event.Heartbeat;
import io.deckwatch.event.Heartbeat.KindState;
import io.deckwatch.event.Kind;
import io.deckwatch.event.ObjectReader;
import io.deckwatch.event.Phase;
import io.deckwatch.event.Tree;
import io.deckwatch.rule.catalogue.Rules;
import io.deckwatch.rule.schedule.ScheduleStanding;
import io.deckwatch.state.InstallationSettings;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LookoutTest {

    private static final Instant T0 = Instant.parse("2026-03-01T02:00:00Z");

    private final Evaluation evaluation = new Evaluation(Rules.standard(), (c, n) -> InstallationSettings.DEFAULT, "");
    private final Lookout lookout = new Lookout();

    @Test
    void aClusterIsWaitedForThenAliveThenSilent() {
        evaluation.load(seen(schedule("nightly", Map.of())), T0);
        evaluation.start(T0);
        assertThat(cluster(T0).watch()).isEqualTo(Watch.WAITING);
        assertThat(cluster(T0).heardAt()).isNull();

        beat(T0.plusSeconds(30));
        assertThat(cluster(T0.plusSeconds(60)).watch()).isEqualTo(Watch.ALIVE);
        assertThat(cluster(T0.plusSeconds(60)).heardAt()).isEqualTo(T0.plusSeconds(30));
        assertThat(cluster(T0.plusSeconds(60)).kinds()).containsEntry(Kind.BACKUP, KindState.LIVE);

        assertThat(cluster(T0.plusSeconds(210)).watch()).isEqualTo(Watch.SILENT);
    }

    @Test
    void aScheduleShowsItsNewestGoodBackupItsNextRunAndWhenItsRpoBreaks() {
        apply(schedule("nightly", Map.of()), T0);
        apply(backup("nightly-1", "Completed", T0), T0.plusSeconds(600));
        var standing = only(T0.plus(Duration.ofHours(1)));

        assertThat(standing.lastGood()).isEqualTo(T0);
        assertThat(standing.nextRun()).isEqualTo(T0.plus(Duration.ofDays(1)));
        // Slot + grace (a tenth of the gap) + the expected duration + two minutes.
        assertThat(standing.brokenAt())
                .isEqualTo(T0.plus(Duration.ofDays(1))
                        .plus(Duration.ofMinutes(144))
                        .plus(Duration.ofMinutes(10))
                        .plus(Duration.ofMinutes(2)));
        assertThat(standing.recent().count()).isOne();
        assertThat(standing.recent().newest())
                .isEqualTo(new ScheduleStanding.Ended("nightly-1", Phase.COMPLETED, true, T0.plusSeconds(600)));
    }

    @Test
    void anExplicitRpoCountsBeforeTheCronAlsoWhilePaused() {
        apply(schedule("nightly", Map.of("paused", true, "rpo", "25h")), T0);
        var standing = only(T0.plusSeconds(60));

        assertThat(standing.paused()).isTrue();
        assertThat(standing.nextRun()).isNull();
        assertThat(standing.brokenAt()).isEqualTo(T0.minus(Duration.ofDays(2)).plus(Duration.ofHours(25)));
    }

    @Test
    void aPausedScheduleWithoutAnRpoPromisesNothing() {
        apply(schedule("nightly", Map.of("paused", true)), T0);

        assertThat(only(T0).brokenAt()).isNull();
    }

    @Test
    void theShareOfBadRunsIsThatOfTheLastTen() {
        apply(schedule("nightly", Map.of()), T0);
        for (var i = 0; i < 14; i++) {
            var at = T0.plus(Duration.ofHours(i));
            apply(backup("nightly-" + i, i < 8 ? "Failed" : "Completed", at), at);
        }

        assertThat(only(T0.plus(Duration.ofDays(1))).recent().count()).isEqualTo(10);
        assertThat(only(T0.plus(Duration.ofDays(1))).recent().bad()).isEqualTo(4);
    }

    @Test
    void whatAnEventChangesShowsInTheNextLook() {
        apply(schedule("nightly", Map.of()), T0);
        assertThat(only(T0).lastGood()).isNull();
        apply(backup("nightly-1", "InProgress", T0), T0);
        assertThat(only(T0).recent().newest()).isNull();

        apply(backup("nightly-1", "Completed", T0), T0.plusSeconds(1));
        assertThat(only(T0.plusSeconds(1)).lastGood()).isEqualTo(T0);

        apply(schedule("nightly", Map.of("cron", "0 4 * * *")), T0.plusSeconds(2));
        assertThat(only(T0.plusSeconds(2)).nextRun()).isEqualTo(Instant.parse("2026-03-01T04:00:00Z"));
    }

    @Test
    void theNextRunMovesOnByItself() {
        apply(schedule("nightly", Map.of("cron", "@hourly")), T0);
        assertThat(only(T0.plusSeconds(3599)).nextRun()).isEqualTo(T0.plus(Duration.ofHours(1)));
        assertThat(only(T0.plusSeconds(3600)).nextRun()).isEqualTo(T0.plus(Duration.ofHours(2)));
    }

    @Test
    void anOldBackupThatVanishedIsNoticedSoonEnough() {
        apply(schedule("nightly", Map.of()), T0);
        apply(backup("nightly-1", "Completed", T0), T0);
        apply(backup("nightly-2", "Failed", T0.plusSeconds(7200)), T0.plusSeconds(7200));
        var later = T0.plusSeconds(7300);
        assertThat(only(later).lastGood()).isEqualTo(T0);

        evaluation.apply(
                new ClusterEvent.Forgotten(
                        seen(backup("nightly-1", "Completed", T0)).object().key()),
                later);

        assertThat(only(later.plusSeconds(90)).lastGood()).isNull();
    }

    @Test
    void aScheduleThatIsGoneIsShownNoMore() {
        apply(schedule("nightly", Map.of()), T0);
        assertThat(look(T0).schedules()).hasSize(1);

        evaluation.apply(
                new ClusterEvent.Forgotten(
                        seen(schedule("nightly", Map.of())).object().key()),
                T0);

        assertThat(look(T0).schedules()).isEmpty();
    }

    @Test
    void aLocationShowsPhaseMessageAndLastLook() {
        apply(
                object(
                        "BackupStorageLocation",
                        "default",
                        Map.of(),
                        Map.of("provider", "aws"),
                        Map.of("phase", "Unavailable", "message", "no access", "lastValidationTime", T0.toString())),
                T0);

        assertThat(look(T0).locations()).singleElement().satisfies(location -> {
            assertThat(location.phase()).isEqualTo(Phase.UNAVAILABLE);
            assertThat(location.message()).isEqualTo("no access");
            assertThat(location.validated()).isEqualTo(T0);
        });
    }

    @Test
    void joinedOverviewsHoldEverything() {
        var one = Overviews.sample();
        var joined = Overview.joined(List.of(one, Overviews.large(3)), T0);

        assertThat(joined.at()).isEqualTo(T0);
        assertThat(joined.schedules()).hasSize(one.schedules().size() + 3);
        assertThat(joined.clusters()).hasSize(3);
        assertThat(joined.alerts()).isEqualTo(one.alerts());
        assertThat(joined.locations()).isEqualTo(one.locations());
    }

    private Overview look(Instant now) {
        return lookout.look(evaluation, now);
    }

    private Overview.ClusterStanding cluster(Instant now) {
        return look(now).clusters().getFirst();
    }

    private ScheduleStanding only(Instant now) {
        assertThat(look(now).schedules()).hasSize(1);
        return look(now).schedules().getFirst();
    }

    private void beat(Instant at) {
        var kinds = Map.of(Kind.BACKUP, KindState.LIVE, Kind.SCHEDULE, KindState.LIVE);
        evaluation.apply(new ClusterEvent.Beat(new Heartbeat("prod", "uid", 1, at, null, kinds)), at);
    }

    private void apply(Tree object, Instant at) {
        evaluation.apply(seen(object), at);
    }

    private static ClusterEvent.Seen seen(Tree object) {
        return new ClusterEvent.Seen(new ObjectReader("prod").read(object, T0));
    }

    private static Tree schedule(String name, Map<String, Object> settings) {
        var annotations = new HashMap<String, Object>();
        if (settings.containsKey("rpo")) {
            annotations.put("deckwatch.io/rpo", settings.get("rpo"));
        }
        return object(
                "Schedule",
                name,
                Map.of("annotations", annotations),
                Map.of(
                        "schedule",
                        settings.getOrDefault("cron", "0 2 * * *"),
                        "paused",
                        settings.getOrDefault("paused", false)),
                Map.of("phase", "Enabled"));
    }

    private static Tree backup(String name, String phase, Instant start) {
        var status = new HashMap<String, Object>(Map.of("phase", phase, "startTimestamp", start.toString()));
        if (Phase.of(phase).isFinal()) {
            status.put("completionTimestamp", start.plusSeconds(600).toString());
        }
        return object(
                "Backup",
                name,
                Map.of("labels", Map.of("velero.io/schedule-name", "nightly"), "creationTimestamp", start.toString()),
                Map.of(),
                status);
    }

    private static Tree object(
            String kind,
            String name,
            Map<String, Object> metadata,
            Map<String, Object> spec,
            Map<String, Object> status) {
        var all = new HashMap<String, Object>(Map.of(
                "name",
                name,
                "namespace",
                "velero",
                "uid",
                "uid-" + name,
                "creationTimestamp",
                T0.minus(Duration.ofDays(2)).toString()));
        all.putAll(metadata);
        return new Tree(Map.of("kind", kind, "metadata", all, "spec", spec, "status", status));
    }
}
