package io.deckwatch.scenario;

import io.deckwatch.rule.schedule.BackupPartiallyFailed;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class VeleroBackupPartiallyFailedTest {

    private static final String NAME = BackupPartiallyFailed.NAME;
    private final Scenario scenario = new Scenario();
    private final ScheduleScript nightly = scenario.schedule("nightly").good("02-20 00:00", "03-01 12:00");

    @Nested
    class FiresWhen {

        @Test
        void theNewestRunIsOnlyPartlyThere() {
            nightly.runs("03-01 12:00", "03-02 12:00", run -> run.partiallyFails("10m"));

            scenario.until("03-02 12:00")
                    .fires(NAME)
                    .at("03-02 02:10")
                    .severity("warning")
                    .uninhibited();
        }

        @Test
        void aVolumeSaysWhy() {
            nightly.runs("03-01 12:00", "03-02 12:00", run -> run.partiallyFails("10m"));
            scenario.upload("u1")
                    .of("nightly-20260302020000")
                    .startsAt("03-02 02:01")
                    .failsAt("03-02 02:05", "data path backup failed: disk full");

            scenario.until("03-02 12:00")
                    .fires(NAME)
                    .annotation("reason", "volume shop/data: data path backup failed: disk full");
        }

        @Test
        void aBackupOfNoScheduleEndsSoAndThatIsANoteForADay() {
            scenario.backup("by-hand").startsAt("03-01 13:00").partiallyFails("5m");

            scenario.until("03-03 00:00")
                    .fires(NAME)
                    .at("03-01 13:05")
                    .severity("info")
                    .resolvedAt("03-02 13:05");
        }
    }

    @Nested
    class SilentWhen {

        @Test
        void theNewestRunCompleted() {
            scenario.until("03-01 20:00").isSilent();
        }

        @Test
        void theRunIsBoundToFailPartlyButGoesOn() {
            scenario.backup("n2")
                    .of("nightly")
                    .startsAt("03-02 02:00")
                    .phaseAt("03-02 02:05", "WaitingForPluginOperationsPartiallyFailed");

            scenario.until("03-02 03:00").isSilentBut("VeleroBackupSlow");
        }

        @Test
        void aNewerGoodRunResolvedIt() {
            nightly.runs("03-01 12:00", "03-02 12:00", run -> run.partiallyFails("10m"))
                    .good("03-02 12:00", "03-03 12:00");

            scenario.until("03-03 12:00").fires(NAME).resolvedAt("03-03 02:10");
        }

        @Test
        void startsAtStaysWhileOneFollowsAnother() {
            nightly.runs("03-01 12:00", "03-04 12:00", run -> run.partiallyFails("10m"));

            scenario.until("03-04 12:00")
                    .fires(NAME)
                    .times(1)
                    .startsAt("03-02 02:10")
                    .stays();
        }

        @Test
        void aBackupOfNoScheduleEndedSoMoreThanADayAgo() {
            scenario.backup("by-hand").startsAt("02-27 13:00").partiallyFails("5m");

            scenario.until("03-01 20:00").isSilent();
        }
    }
}
