package io.deckwatch.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.deckwatch.rule.schedule.BackupMissed;
import io.deckwatch.rule.schedule.BackupStale;
import io.deckwatch.rule.schedule.BackupStuck;
import io.deckwatch.rule.schedule.NoRecentBackup;
import io.deckwatch.rule.schedule.QueueStalled;
import io.deckwatch.rule.schedule.ScheduleBlocked;
import java.time.Duration;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VeleroScheduleBlockedTest {

    private static final String NAME = ScheduleBlocked.NAME;
    private final Scenario scenario = new Scenario();
    private final ScheduleScript hourly = scenario.schedule("hourly").cron("0 * * * *");

    private BackupScript runAt8() {
        return scenario.backup("hourly-8").of("hourly").startsAt("03-01 08:00");
    }

    @Nested
    class FiresWhen {

        @Test
        void aRunHangsAndTheNextOneIsDue() {
            hourly.good("02-28 12:00", "03-01 07:30");
            runAt8();

            var course = scenario.until("03-01 14:00");

            course.fires(NAME)
                    .at("03-01 09:05")
                    .startsAt("03-01 09:05")
                    .severity("warning")
                    .label("schedule", "hourly")
                    .summary("backup hourly-8 is in the way")
                    .description("InProgress since 2026-03-01 08:00 UTC")
                    .description("The run due 2026-03-01 09:00 UTC waits for it")
                    .annotation("blocker", "hourly-8")
                    .annotation("last_good", "2026-03-01T07:00:00Z")
                    .becomes("critical", "03-01 09:27")
                    .stays();
            course.fires(BackupStale.NAME).at("03-01 09:27").inhibited();
            course.fires(NoRecentBackup.NAME).inhibited();
            course.isSilentAbout(BackupMissed.NAME);
            assertThat(course.heard()).containsExactly(BackupStuck.NAME, NAME);
        }

        @Test
        void theRunInTheWayMovesButTakesFarLongerThanUsual() {
            hourly.good("02-28 12:00", "03-01 07:30");
            runAt8().movesUntil("03-01 12:00");

            scenario.until("03-01 12:00")
                    .fires(NAME)
                    .at("03-01 09:05")
                    .uninhibited()
                    .times(1);
        }

        @Test
        void aBackupIsNewAndNobodyTakesItUp() {
            hourly.good("02-28 12:00", "03-01 07:30");
            scenario.backup("hourly-8").of("hourly").waitsSince("03-01 08:00", "New");

            var course = scenario.until("03-01 14:00");

            course.fires(NAME).at("03-01 09:05").description("It is New since");
            assertThat(course.heard()).containsExactly(QueueStalled.NAME);
        }

        @Test
        void aBackupWithoutAPhaseIsInTheWay() {
            hourly.good("02-28 12:00", "03-01 07:30");
            scenario.backup("hourly-8").of("hourly").waitsSince("03-01 08:00", "");

            scenario.until("03-01 14:00").fires(NAME).at("03-01 09:05");
        }

        @Test
        void aBackupMadeByHandFromTheScheduleHangs() {
            hourly.good("02-28 12:00", "03-01 08:30");
            scenario.backup("by-hand")
                    .with("hourly", "metadata", "labels", "velero.io/schedule-name")
                    .startsAt("03-01 08:20");

            scenario.until("03-01 12:00").fires(NAME).at("03-01 09:05").annotation("blocker", "by-hand");
        }

        @Test
        void anExplicitRpoIsBrokenMeanwhile() {
            hourly.annotated("rpo", "150m").good("02-28 12:00", "03-01 07:30");
            runAt8();

            scenario.until("03-01 09:20").isSilentAbout(BackupStale.NAME);
            scenario.until("03-01 12:00").fires(NAME).becomes("critical", "03-01 09:27");
        }

        @Test
        void deckwatchWasRestartedMeanwhile() {
            hourly.good("02-28 12:00", "03-01 07:30");
            runAt8();

            scenario.restartAt("03-01 08:50")
                    .restartAt("03-01 10:00")
                    .until("03-01 12:00")
                    .fires(NAME)
                    .at("03-01 09:05")
                    .times(1);
        }

        @Test
        void itWasBlockedForDaysAtTheFirstContact() {
            hourly.good("02-20 12:00", "02-26 07:30");
            scenario.backup("hourly-8").of("hourly").startsAt("02-26 08:00");

            scenario.until("03-01 01:00")
                    .fires(NAME)
                    .at("03-01 00:00")
                    .startsAt("02-26 09:05")
                    .severity("critical");
        }
    }

    @Nested
    class SilentWhen {

        @Test
        void theRunInTheWayTakesLongAsItMay() {
            hourly.runs("02-28 12:00", "03-01 07:30", run -> run.completes("50m"));
            runAt8().movesUntil("03-01 09:30").completes("95m");

            scenario.until("03-01 09:40").isSilentAbout(NAME);
        }

        @Test
        void theBlockEnds() {
            hourly.good("02-28 12:00", "03-01 07:30").good("03-01 10:30", "03-01 12:00");
            runAt8().fails("2h", "found a backup with status \"InProgress\" during the server starting");

            scenario.until("03-01 12:00").fires(NAME).resolvedAt("03-01 10:10").times(1);
        }

        @Test
        void theBackupInTheWayIsDeleted() {
            hourly.good("02-28 12:00", "03-01 07:30");
            runAt8().goneAt("03-01 10:00");

            scenario.until("03-01 12:00").fires(NAME).resolvedAt("03-01 10:10");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "Queued",
                    "ReadyToStart",
                    "WaitingForPluginOperations",
                    "WaitingForPluginOperationsPartiallyFailed",
                    "Finalizing",
                    "FinalizingPartiallyFailed",
                    "Deleting"
                })
        void thePhaseDoesNotBlock(String phase) {
            hourly.good("02-28 12:00", "03-01 07:30");
            runAt8().phaseAt("03-01 08:01", phase);

            scenario.until("03-01 14:00").isSilentAbout(NAME);
        }

        @Test
        void theNextSlotIsFar() {
            hourly.cron("0 8 * * *").good("02-20 12:00", "02-28 12:00");
            runAt8();

            scenario.until("03-02 08:00").isSilentAbout(NAME);
        }

        @Test
        void theScheduleIsPausedOrDeleted() {
            hourly.good("02-28 12:00", "03-01 07:30").pausedAt("03-01 10:00");
            runAt8();

            scenario.until("03-01 12:00").fires(NAME).retiredAt("03-01 10:00", "schedule paused, not repaired");
        }

        @Test
        void anotherScheduleHangs() {
            hourly.good("02-28 12:00", "03-01 12:30");
            scenario.schedule("daily").cron("0 8 * * *").good("02-20 12:00", "02-28 12:00");
            scenario.backup("daily-8").of("daily").startsAt("03-01 08:00");

            scenario.until("03-01 12:30").isSilentAbout(NAME);
        }
    }

    @Test
    void theThresholdIsPositive() {
        assertThatThrownBy(() -> new ScheduleBlocked(Duration.ZERO)).hasMessageContaining("positive");
    }
}
