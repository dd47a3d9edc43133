package io.deckwatch.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.deckwatch.cron.CronVersion;
import io.deckwatch.event.Phase;
import io.deckwatch.rule.schedule.BackupMissed;
import io.deckwatch.rule.schedule.BackupStale;
import io.deckwatch.rule.schedule.NoRecentBackup;
import io.deckwatch.state.AnnotationDefaults;
import io.deckwatch.state.InstallationSettings;
import java.time.ZoneOffset;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VeleroBackupMissedTest {

    private static final String NAME = BackupMissed.NAME;
    private final Scenario scenario = new Scenario();
    private final ScheduleScript nightly = scenario.schedule("nightly");

    @Nested
    class FiresWhen {

        @Test
        void noBackupWasMadeForASlot() {
            nightly.good("02-20 00:00", "03-01 12:00");

            var course = scenario.until("03-02 12:00");

            course.fires(NAME)
                    .at("03-02 04:26")
                    .startsAt("03-02 04:26")
                    .severity("warning")
                    .uninhibited()
                    .summary("The run of schedule nightly due 2026-03-02 02:00 UTC was not started.")
                    .description("It started the last one at 2026-03-01 02:00 UTC.")
                    .description("The last good backup is nightly-20260301020000")
                    .annotation("reason", "not started")
                    .annotation("next_run", "2026-03-03T02:00:00Z")
                    .stays();
            course.fires(NoRecentBackup.NAME).at("03-02 04:36").inhibited();
            assertThat(course.heard()).containsExactly(NAME);
        }

        @ParameterizedTest
        @CsvSource({
            "0 22 * * 1-5, 03-02 22:00, 03-03 00:26",
            "0 * * * *, 03-01 13:00, 03-01 13:17",
            "0 2 * * 0, 03-08 02:00, 03-08 08:02",
            "CRON_TZ=Europe/Berlin 0 2 * * *, 03-02 01:00, 03-02 03:26",
            // The interval counts from the submission, which may be stamped a minute before it is Velero's turn.
            "@every 6h, 03-01 18:00, 03-01 18:39"
        })
        void theSlotIsThatOfTheCron(String cron, String due, String missed) {
            nightly.cron(cron).good("02-15 00:00", "03-01 12:00");

            scenario.until("03-08 12:00").fires(NAME).at(missed);
            assertThat(Scenario.at(due)).isBefore(Scenario.at(missed));
        }

        @Test
        void theGraceIsSet() {
            nightly.annotated("grace", "30m").good("02-20 00:00", "03-01 12:00");

            scenario.until("03-02 12:00").fires(NAME).at("03-02 02:32");
        }

        @Test
        void itGoesOnUntilNothingIsProtectedAnyMore() {
            nightly.good("02-20 00:00", "03-01 12:00");

            var course = scenario.until("03-04 12:00");

            course.fires(NAME).becomes("critical", "03-03 04:36").times(1);
            course.fires(BackupStale.NAME).at("03-03 04:36").inhibited();
            assertThat(course.heard()).containsExactly(NAME);
        }

        @Test
        void aBackupMadeByHandCameBeforeTheSlot() {
            nightly.good("02-20 00:00", "03-01 12:00");
            scenario.backup("by-hand")
                    .with("nightly", "metadata", "labels", "velero.io/schedule-name")
                    .startsAt("03-01 20:00")
                    .completes("10m");

            scenario.until("03-02 12:00").fires(NAME).at("03-02 04:26");
        }

        @Test
        void aBackupMadeByHandMakesUpForOneSlotOnly() {
            nightly.good("02-20 00:00", "03-01 12:00");
            scenario.backup("by-hand")
                    .with("nightly", "metadata", "labels", "velero.io/schedule-name")
                    .startsAt("03-02 09:00")
                    .completes("10m");

            scenario.until("03-03 12:00")
                    .fires(NAME)
                    .at("03-02 04:26")
                    .resolvedAt("03-02 09:10")
                    .times(2);
        }

        @Test
        void theRunBeforeFailedAndThenNoneCame() {
            nightly.good("02-20 00:00", "02-28 12:00").failed("03-01 00:00", "03-01 12:00");

            scenario.until("03-02 12:00").fires(NAME).at("03-02 04:26");
        }

        @Test
        void theRunThatWasInTheWayIsOverAndStillNoneComes() {
            nightly.cron("0 * * * *").good("02-28 00:00", "03-01 07:30");
            scenario.backup("nightly-8").of("nightly").startsAt("03-01 08:00").completes("3h");

            scenario.until("03-01 14:00").fires(NAME).at("03-01 11:17").summary("due 2026-03-01 09:00 UTC");
        }
    }

    @Nested
    class SilentWhen {

        @Test
        void theRunIsStartedWithinTheGrace() {
            nightly.good("02-20 00:00", "03-01 12:00");
            scenario.backup("late").of("nightly").startsAt("03-02 04:20").completes("10m");

            scenario.until("03-02 12:00").isSilent();
        }

        @Test
        void theRunIsStartedAfterAllAndIsDone() {
            nightly.good("02-20 00:00", "03-01 12:00");
            scenario.backup("late").of("nightly").startsAt("03-02 06:00").completes("10m");

            var course = scenario.until("03-02 12:00");

            // No second ticket between the start of the late run and its end.
            course.fires(NAME).resolvedAt("03-02 06:10").times(1);
            assertThat(course.heard()).containsExactly(NAME);
        }

        @Test
        void theLateRunHangs() {
            nightly.good("02-20 00:00", "03-01 12:00");
            scenario.backup("late").of("nightly").startsAt("03-02 06:00");

            scenario.until("03-02 12:00").fires(NAME).resolvedAt("03-02 06:11").times(1);
        }

        @Test
        void theRunTakesLongOrFailed() {
            nightly.good("02-20 00:00", "03-01 12:00");
            scenario.backup("long").of("nightly").startsAt("03-02 02:00").movesUntil("03-02 22:00");
            scenario.schedule("failing").good("02-20 00:00", "03-01 12:00").failed("03-01 12:00", "03-02 12:00");

            scenario.until("03-02 22:00").isSilentAbout(NAME);
        }

        @Test
        void theBackupWaitsInTheQueue() {
            nightly.good("02-20 00:00", "03-01 12:00");
            scenario.backup("queued").of("nightly").waitsSince("03-02 02:00", "Queued");

            scenario.until("03-02 22:00").isSilentAbout(NAME);
        }

        @Test
        void theScheduleIsBlocked() {
            nightly.cron("0 * * * *").good("02-28 00:00", "03-01 07:30");
            scenario.backup("nightly-8").of("nightly").startsAt("03-01 08:00");

            scenario.until("03-01 20:00").isSilentAbout(NAME);
        }

        @Test
        void itWasSubmittedAndItsBackupIsGone() {
            nightly.good("02-20 00:00", "03-01 12:00").submittedAt(Scenario.at("03-02 02:00"));

            scenario.until("03-03 02:00").isSilentAbout(NAME);
        }

        @Test
        void theClockOfTheApiServerIsBehindAndTheSubmissionWasNotWrittenDown() {
            nightly.good("02-20 00:00", "03-01 12:00");
            scenario.backup("early")
                    .with("nightly", "metadata", "labels", "velero.io/schedule-name")
                    .startsAt("03-02 01:59:40")
                    .completes("10m");

            scenario.until("03-03 02:00").isSilentAbout(NAME);
        }

        @Test
        void theScheduleIsPaused() {
            nightly.good("02-20 00:00", "03-01 12:00").pausedAt("03-01 20:00");

            scenario.until("03-04 12:00").isSilentAbout(NAME);
        }

        @Test
        void itWasUnpausedAndTheNextSlotIsToCome() {
            nightly.good("02-10 00:00", "02-20 12:00").pausedAt("02-20 13:00").unpausedAt("03-01 12:00");

            scenario.until("03-02 02:00").isSilentAbout(NAME);
        }

        @Test
        void theCronWasChanged() {
            nightly.good("02-20 00:00", "03-01 12:00").cronChangedAt("03-01 20:00", "0 12 * * 1");

            scenario.until("03-02 12:00").isSilentAbout(NAME);
        }

        @Test
        void velerosServerSkippedTheSlot() {
            nightly.good("02-20 00:00", "03-01 12:00").skippedAt("03-02 02:30");

            scenario.until("03-03 02:00").isSilentAbout(NAME);
        }

        @Test
        void itWasRepairedAMomentAgo() {
            nightly.good("02-10 00:00", "02-20 12:00")
                    .phaseAt("02-20 13:00", "FailedValidation")
                    .phaseAt("03-01 12:00", "Enabled");

            scenario.until("03-02 02:00").isSilentAbout(NAME);
        }

        @Test
        void theLocalTimeDoesNotExistThatNight() {
            nightly.cron("CRON_TZ=Europe/Berlin 30 2 * * *")
                    .good("03-20 00:00", "03-28 12:00")
                    .good("03-29 12:00", "03-30 12:00");

            scenario.firstContactAt("03-28 12:00").until("03-30 12:00").isSilent();
        }

        @Test
        void backupsThatCameBySyncCount() {
            nightly.submittedAt(Scenario.at("02-10 02:00"));
            for (var day = 26; day < 29; day++) {
                scenario.backup("elsewhere-" + day)
                        .of("nightly")
                        .madeElsewhere("02-" + day + " 02:00", "10m", "Completed", "02-" + day + " 02:20");
            }

            scenario.with(new InstallationSettings(
                            ZoneOffset.UTC, CronVersion.V3, Set.of(Phase.COMPLETED), true, AnnotationDefaults.NONE))
                    .until("03-01 04:00")
                    .isSilentAbout(NAME);
        }
    }
}
