package io.deckwatch.scenario;

import io.deckwatch.rule.schedule.BackupSlow;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class VeleroBackupSlowTest {

    private static final String NAME = BackupSlow.NAME;

    private final Scenario scenario = new Scenario();
    private final ScheduleScript nightly = scenario.schedule("nightly");

    private void runs(String from, String to, String taking) {
        nightly.runs(from, to, run -> run.completes(taking));
    }

    @Nested
    class FiresWhen {

        @Test
        void aRunGoesOnForMuchLongerThanThoseBefore() {
            runs("02-21 00:00", "03-01 12:00", "10m");
            runs("03-01 12:00", "03-02 12:00", "40m");

            scenario.until("03-02 12:00")
                    .fires(NAME)
                    .at("03-02 02:25")
                    .startsAt("03-02 02:25")
                    .severity("info")
                    .summary("The newest backup of schedule nightly takes longer than usual.")
                    .description(
                            "Backup nightly-20260302020000 began at 2026-03-02 02:00 UTC and is InProgress. Such a run"
                                    + " usually takes 10 min; from 2026-03-02 02:25 UTC on it is slow.")
                    .times(1)
                    .stays();
        }

        @Test
        void itEndedSlowBeforeTheFirstContact() {
            runs("02-18 00:00", "02-27 12:00", "10m");
            runs("02-27 12:00", "02-28 12:00", "2h");

            scenario.firstContactAt("02-28 12:00")
                    .until("02-28 13:00")
                    .fires(NAME)
                    .at("02-28 12:00")
                    .startsAt("02-28 02:25")
                    .description("took 2 h. Such a run usually takes 10 min.");
        }

        @Test
        void itIsKeptUntilTheNextRunEndsInTime() {
            runs("02-21 00:00", "03-01 12:00", "10m");
            runs("03-01 12:00", "03-03 12:00", "40m");
            runs("03-03 12:00", "03-04 12:00", "12m");

            scenario.restartAt("03-02 12:00")
                    .until("03-04 12:00")
                    .fires(NAME)
                    .times(1)
                    .startsAt("03-02 02:25")
                    .resolvedAt("03-04 02:12");
        }
    }

    @Nested
    class SilentWhen {

        @Test
        void thereAreTooFewRunsToCompareWith() {
            runs("02-22 12:00", "03-01 12:00", "10m");
            runs("03-01 12:00", "03-02 12:00", "3h");

            scenario.until("03-02 12:00").isSilentAbout(NAME);
        }

        @Test
        void itIsLongerByAFewMinutesOnly() {
            runs("02-21 00:00", "03-01 12:00", "1m");
            runs("03-01 12:00", "03-02 12:00", "14m");

            scenario.until("03-02 12:00").isSilentAbout(NAME);
        }

        @Test
        void theTimesVaryMuch() {
            for (var day = 18; day < 28; day += 2) {
                runs("02-" + day + " 00:00", "02-" + day + " 12:00", "30m");
                runs("02-" + (day + 1) + " 00:00", "02-" + (day + 1) + " 12:00", "60m");
            }
            runs("02-28 00:00", "03-01 12:00", "110m");

            scenario.until("03-01 12:00").isSilentAbout(NAME);
        }

        @Test
        void itWaitedLongBeforeItBegan() {
            runs("02-21 00:00", "03-01 12:00", "10m");
            scenario.backup("queued")
                    .of("nightly")
                    .waitsSince("03-02 02:00", "Queued")
                    .beginsAt("03-02 03:30")
                    .completes("10m");

            scenario.until("03-02 12:00").isSilentAbout(NAME);
        }

        @Test
        void theScheduleIsAskedForSomethingElse() {
            runs("02-21 00:00", "03-01 12:00", "10m");
            nightly.runs("03-01 12:00", "03-02 12:00", run -> run.with(true, "spec", "snapshotMoveData")
                    .completes("3h"));

            scenario.until("03-02 12:00").isSilentAbout(NAME);
        }

        @Test
        void theSlowRunFailed() {
            runs("02-21 00:00", "03-01 12:00", "10m");
            nightly.runs("03-01 12:00", "03-02 12:00", run -> run.fails("3h", "boom"));

            scenario.until("03-02 12:00").fires(NAME).at("03-02 02:25").resolvedAt("03-02 05:00");
        }
    }
}
