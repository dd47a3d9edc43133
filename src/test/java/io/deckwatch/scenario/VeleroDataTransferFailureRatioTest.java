package io.deckwatch.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.deckwatch.rule.schedule.BackupPartiallyFailed;
import io.deckwatch.rule.transfer.DataTransferFailed;
import io.deckwatch.rule.transfer.DataTransferFailureRatio;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class VeleroDataTransferFailureRatioTest {

    private static final String NAME = DataTransferFailureRatio.NAME;
    private final Scenario scenario = new Scenario();
    private ScheduleScript nightly;
    private BackupScript backup;

    @BeforeEach
    void aNightlyBackupRuns() {
        nightly = scenario.schedule("nightly").good("02-20 00:00", "03-01 12:00");
        backup = scenario.backup("n2").of("nightly").startsAt("03-02 02:00");
    }

    private void fail(String parent, int from, int to, String time) {
        for (var i = from; i <= to; i++) {
            scenario.upload(parent + "-" + i)
                    .of(parent)
                    .volume("shop", "v" + i)
                    .startsAt("03-02 02:01", "worker-" + i)
                    .failsAt(time, "no space left");
        }
    }

    private void complete(String parent, int from, int to, String time) {
        for (var i = from; i <= to; i++) {
            scenario.upload(parent + "-" + i)
                    .of(parent)
                    .volume("shop", "v" + i)
                    .startsAt("03-02 02:01", "worker-" + i)
                    .completesAt(time);
        }
    }

    @Test
    void holdsUntilAsMuchIsKnownOfTheNextBackup() {
        backup.partiallyFails("20m");
        fail("n2", 1, 3, "03-02 02:11");
        scenario.backup("n3").of("nightly").startsAt("03-03 02:00").completes("30m");
        scenario.upload("n3-1")
                .of("n3")
                .volume("shop", "v1")
                .startsAt("03-03 02:01")
                .completesAt("03-03 02:09");

        scenario.until("03-03 12:00").fires(NAME).times(1).resolvedAt("03-03 02:30");
    }

    @Nested
    class FiresWhen {

        @Test
        void mostVolumesOfABackupFailedWhileItWaitsForTheLast() {
            backup.phaseAt("03-02 02:02", "WaitingForPluginOperations").partiallyFails("3h");
            fail("n2", 1, 3, "03-02 02:11");
            scenario.upload("slow")
                    .of("n2")
                    .volume("shop", "slow")
                    .startsAt("03-02 02:01")
                    .movesFrom("03-02 02:05", "03-02 04:55")
                    .completesAt("03-02 04:59");

            var course = scenario.until("03-02 12:00");

            course.fires(NAME)
                    .at("03-02 02:16")
                    .startsAt("03-02 02:16")
                    .severity("warning")
                    .uninhibited()
                    .label("schedule", "nightly")
                    .label("volume", "")
                    .summary("3 of the 4 volumes of schedule nightly failed.")
                    .description("It is WaitingForPluginOperations.")
                    .stays();
            course.fires(DataTransferFailed.NAME).inhibited();
            assertThat(course.heard()).startsWith(NAME).doesNotContain(DataTransferFailed.NAME);
        }

        @Test
        void mostVolumesOfABackupByHandFailedAndForADayOnly() {
            scenario.backup("by-hand").startsAt("03-02 02:00").partiallyFails("15m");
            fail("by-hand", 1, 4, "03-02 02:10");

            scenario.until("03-04 00:00")
                    .fires(NAME)
                    .at("03-02 02:15")
                    .label("backup", "by-hand")
                    .resolvedAt("03-03 02:10");
        }

        @Test
        void theProcessIsReplacedMeanwhile() {
            backup.phaseAt("03-02 02:02", "WaitingForPluginOperations");
            fail("n2", 1, 3, "03-02 02:11");

            scenario.restartAt("03-02 02:30")
                    .until("03-02 04:00")
                    .fires(NAME)
                    .at("03-02 02:16")
                    .times(1)
                    .stays();
        }
    }

    @Nested
    class SilentWhen {

        @Test
        void theBackupEndsAndTellsOfIt() {
            backup.phaseAt("03-02 02:02", "WaitingForPluginOperations").partiallyFails("12m");
            fail("n2", 1, 5, "03-02 02:11");

            assertThat(scenario.until("03-02 12:00").heard()).containsExactly(BackupPartiallyFailed.NAME);
        }

        @Test
        void itIsAMinority() {
            backup.phaseAt("03-02 02:02", "WaitingForPluginOperations").partiallyFails("3h");
            fail("n2", 1, 3, "03-02 02:11");
            complete("n2", 4, 6, "03-02 02:12");

            scenario.until("03-02 12:00").isSilentAbout(NAME);
        }

        @Test
        void twoOfTwoFailed() {
            backup.phaseAt("03-02 02:02", "WaitingForPluginOperations").partiallyFails("3h");
            fail("n2", 1, 2, "03-02 02:11");

            scenario.until("03-02 12:00").isSilentAbout(NAME);
        }

        @Test
        void moreVolumesMayCome() {
            backup.partiallyFails("3h");
            fail("n2", 1, 3, "03-02 02:11");

            scenario.until("03-02 04:59").isSilentAbout(NAME);
        }

        @Test
        void aNewerBackupEnded() {
            backup.phaseAt("03-02 02:02", "WaitingForPluginOperations").partiallyFails("3h");
            fail("n2", 1, 3, "03-02 02:11");
            nightly.good("03-02 12:00", "03-03 12:00");

            scenario.until("03-03 12:00").fires(NAME).resolvedAt("03-03 02:10");
        }

        @Test
        void theScheduleIsPaused() {
            backup.phaseAt("03-02 02:02", "WaitingForPluginOperations");
            fail("n2", 1, 3, "03-02 02:11");
            nightly.pausedAt("03-02 03:00");

            scenario.until("03-02 04:00").fires(NAME).retiredAt("03-02 03:00", "schedule paused, not repaired");
        }
    }
}
