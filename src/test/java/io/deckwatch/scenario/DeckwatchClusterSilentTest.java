package io.deckwatch.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.deckwatch.alert.Transition.What;
import io.deckwatch.event.Heartbeat.KindState;
import io.deckwatch.event.Kind;
import io.deckwatch.rule.cluster.ClusterSilent;
import io.deckwatch.rule.cluster.KindNotWatched;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Silence is noticed after three minutes; the alert waits for five more. */
class DeckwatchClusterSilentTest {

    private static final String NAME = ClusterSilent.NAME;
    private final Scenario scenario = new Scenario();
    private final ScheduleScript nightly = scenario.schedule("nightly");

    @Nested
    class FiresWhen {

        @Test
        void nothingIsHeardOfTheWatch() {
            nightly.good("02-20 00:00", "03-05 00:00");

            scenario.silent("03-01 12:00", "03-01 13:00")
                    .until("03-01 14:00")
                    .fires(NAME)
                    .at("03-01 12:07")
                    .startsAt("03-01 12:07")
                    .severity("critical")
                    .label("cluster", "prod")
                    .description("It was last heard of 2026-03-01 11:59 UTC.")
                    .resolvedAt("03-01 13:00");
        }

        @Test
        void theEvaluationBeganAnewAndNothingIsHeard() {
            scenario.silent("03-01 12:00", "03-01 14:00")
                    .restartAt("03-01 12:30")
                    .until("03-01 13:00")
                    .fires(NAME)
                    .at("03-01 12:07")
                    .times(1)
                    .stays();
        }

        @Test
        void whatCannotBeKnownFreezes() {
            nightly.good("02-20 00:00", "03-01 12:00");

            var course = scenario.silent("03-01 20:00", "03-02 10:00").until("03-02 12:00");

            // Lost at 04:36, but nobody could know before the watch was back.
            course.fires("VeleroNoRecentBackup").at("03-02 10:00").startsAt("03-02 04:36");
        }

        @Test
        void anAlertThatFiredBeforeIsNotResolvedByTimeAlone() {
            scenario.backup("by-hand").startsAt("03-01 10:00").fails("5m", "boom");

            scenario.silent("03-01 12:00", "03-03 12:00")
                    .until("03-03 14:00")
                    .fires("VeleroBackupFailed", "backup", "by-hand")
                    .resolvedAt("03-03 12:00");
        }
    }

    @Nested
    class SilentWhen {

        @Test
        void itsHeartBeats() {
            nightly.good("02-20 00:00", "03-05 00:00");

            scenario.until("03-04 00:00").isSilent();
        }

        @Test
        void theApiServerIsReplaced() {
            nightly.good("02-20 00:00", "03-05 00:00");

            scenario.silent("03-01 12:00", "03-01 12:06").until("03-01 14:00").isSilent();
        }

        @Test
        void aRunEndedWellWhileNobodyWatched() {
            nightly.good("02-20 00:00", "03-05 00:00");

            var course = scenario.silent("03-02 01:00", "03-02 08:00").until("03-02 20:00");

            assertThat(course.heard()).containsExactly(NAME);
        }

        @Test
        void theClusterIsForgotten() {
            nightly.good("02-20 00:00", "03-05 00:00");

            scenario.silent("03-01 12:00", "03-09 00:00")
                    .forgottenAt("03-01 13:00")
                    .until("03-02 00:00")
                    .fires(NAME)
                    .times(1)
                    .retiredAt("03-01 13:00", "cluster forgotten");
        }

        @Test
        void onlyOneKindIsStaleAndOnlyRulesThatNeedItFreeze() {
            nightly.good("02-20 00:00", "03-01 12:00");
            scenario.location("default").isDefault().unavailableAt("03-02 06:00");

            var course = scenario.kind(Kind.BACKUP, KindState.STALE, "03-01 20:00", "03-02 10:00")
                    .until("03-02 09:00");

            assertThat(course.names(What.FIRING))
                    .containsExactly(KindNotWatched.NAME, "VeleroBackupStorageLocationUnavailable");
        }

        @Test
        void aKindIsForbiddenAndNothingIsSaidThatNeedsIt() {
            scenario.kind(Kind.SCHEDULE, KindState.FORBIDDEN, "03-01 00:00", "03-09 00:00");

            assertThat(scenario.until("03-04 00:00").heard()).containsExactly(KindNotWatched.NAME);
        }

        @Test
        void dataMoversAreNotInstalled() {
            nightly.good("02-20 00:00", "03-01 12:00");
            scenario.backup("n2").of("nightly").startsAt("03-02 02:00").partiallyFails("30m");

            scenario.kind(Kind.DATA_UPLOAD, KindState.MISSING, "03-01 00:00", "03-09 00:00")
                    .until("03-02 03:00")
                    .fires("VeleroBackupPartiallyFailed");
        }
    }
}
