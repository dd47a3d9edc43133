package io.deckwatch.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.deckwatch.rule.schedule.BackupStuck;
import io.deckwatch.rule.schedule.NoRecentBackup;
import io.deckwatch.rule.transfer.DataTransferStalled;
import java.time.Duration;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VeleroBackupStuckTest {

    private static final String NAME = BackupStuck.NAME;
    private final Scenario scenario = new Scenario();
    private final ScheduleScript nightly = scenario.schedule("nightly").good("02-20 00:00", "03-01 12:00");

    private BackupScript run() {
        return scenario.backup("run").of("nightly").startsAt("03-02 02:00");
    }

    @Nested
    class FiresWhen {

        @ParameterizedTest
        @CsvSource({
            "New, 03-02 08:16",
            "'', 03-02 08:16",
            "Queued, 03-02 14:16",
            "ReadyToStart, 03-02 02:31",
            "InProgress, 03-02 02:30",
            "WaitingForPluginOperations, 03-02 06:16",
            "WaitingForPluginOperationsPartiallyFailed, 03-02 06:16",
            "Finalizing, 03-02 02:31",
            "FinalizingPartiallyFailed, 03-02 02:31"
        })
        void aPhaseLastsForLongerThanItExplains(String phase, String at) {
            run().phaseAt("03-02 02:01", phase);

            scenario.until("03-03 00:00")
                    .fires(NAME)
                    .at(at)
                    .startsAt(at)
                    .severity("warning")
                    .label("schedule", "nightly")
                    .summary("Backup run of schedule nightly is stuck in phase " + (phase.isEmpty() ? "New" : phase))
                    .annotation("backup", "run")
                    .times(1)
                    .stays();
        }

        @Test
        void aDeletionDoesNotEnd() {
            run().completes("10m").phaseAt("03-02 12:00", "Deleting");

            scenario.until("03-03 00:00")
                    .fires(NAME)
                    .at("03-02 13:00")
                    .annotation("since", "2026-03-02T12:00:00Z")
                    .stays();
        }

        @Test
        void aDeletionDoesNotEndAndItsLocationTellsThat() {
            scenario.location("default").isDefault();
            run().completes("10m").phaseAt("03-02 12:00", "Deleting");

            var course = scenario.until("03-02 20:00");

            course.fires(NAME).at("03-02 13:00").inhibited();
            assertThat(course.heard()).containsExactly("VeleroDeletionFailing");
        }

        @Test
        void itMovedForHoursAndThenNoMore() {
            run().movesUntil("03-02 06:00");

            scenario.until("03-02 12:00")
                    .fires(NAME)
                    .at("03-02 06:30")
                    .description("last moved at 2026-03-02 06:00 UTC");
        }

        @Test
        void nobodyIsToldThatTheRunIsLateBeforeItIsSureToHang() {
            nightly.annotated("grace", "15m");
            run();

            var course = scenario.until("03-02 12:00");

            course.fires(NoRecentBackup.NAME).at("03-02 02:27").inhibited();
            assertThat(course.heard()).containsExactly(NAME);
        }

        @Test
        void aBackupOfNoScheduleHangs() {
            scenario.backup("by-hand").startsAt("03-01 12:00");

            scenario.until("03-01 18:00")
                    .fires(NAME)
                    .at("03-01 12:30")
                    .label("backup", "by-hand")
                    .severity("warning")
                    .summary("Backup by-hand is stuck in phase InProgress.");
        }

        @Test
        void deckwatchWasRestartedMeanwhile() {
            run().movesUntil("03-02 03:00");

            scenario.restartAt("03-02 03:10")
                    .restartAt("03-02 03:25")
                    .until("03-02 06:00")
                    .fires(NAME)
                    .at("03-02 03:30")
                    .times(1);
        }

        @Test
        void aTransferStandsStillThatItWaitsFor() {
            run().phaseAt("03-02 02:10", "WaitingForPluginOperations");
            scenario.upload("u").of("run").startsAt("03-02 02:05").movedAt("03-02 02:15", 5, 9);

            var course = scenario.until("03-02 12:00");

            course.fires(NAME).at("03-02 06:30").inhibited();
            course.fires(DataTransferStalled.NAME).at("03-02 02:30").uninhibited();
        }
    }

    @Nested
    class SilentWhen {

        @Test
        void itMoves() {
            run().movesUntil("03-02 20:00");

            scenario.until("03-02 20:00").isSilentAbout(NAME);
        }

        @Test
        void itsTransfersMove() {
            run().phaseAt("03-02 02:10", "WaitingForPluginOperations");
            var upload = scenario.upload("u").of("run").startsAt("03-02 02:05");
            for (var hour = 3; hour < 20; hour++) {
                upload.movedAt("03-02 %02d:00".formatted(hour), hour, 100);
            }

            scenario.until("03-02 20:00").isSilentAbout(NAME);
        }

        @Test
        void oneTransferEndedAndTheNextOneWaitsForItsTurn() {
            run().phaseAt("03-02 02:10", "WaitingForPluginOperations");
            scenario.upload("u1")
                    .of("run")
                    .volume("shop", "a")
                    .startsAt("03-02 02:05")
                    .completesAt("03-02 05:00");
            scenario.upload("u2").of("run").volume("shop", "b").acceptedAt("03-02 02:05");

            scenario.until("03-02 09:00").isSilentAbout(NAME);
        }

        @Test
        void itWaitsForTransfersWhichHaveRulesOfTheirOwn() {
            run();
            scenario.upload("u").of("run").acceptedAt("03-02 02:05");

            scenario.until("03-02 06:00").isSilentAbout(NAME);
        }

        @Test
        void anotherDataMoverTellsNothingOfItsProgress() {
            run().phaseAt("03-02 02:01", "WaitingForPluginOperations").completes("4h");
            scenario.upload("u")
                    .of("run")
                    .with("other", "spec", "datamover")
                    .startsAt("03-02 02:02")
                    .completesAt("03-02 05:59");

            scenario.until("03-02 12:00").isSilentAbout(NAME);
        }

        @Test
        void itsRunsAlwaysStandStillForAWhile() {
            scenario.schedule("big").runs("02-20 00:00", "03-01 12:00", run -> run.completes("200m"));
            scenario.backup("big-run").of("big").startsAt("03-02 02:00").completes("210m");

            scenario.until("03-02 12:00").isSilentAbout(NAME);
        }

        @Test
        void itEnds() {
            run().fails("1h", "found a backup with status \"InProgress\" during the server starting");

            scenario.until("03-02 12:00").fires(NAME).resolvedAt("03-02 03:00");
        }

        @Test
        void itIsDeleted() {
            run().goneAt("03-02 04:00");

            scenario.until("03-02 12:00").fires(NAME).resolvedAt("03-02 04:00");
        }

        @Test
        void nobodyKnowsThePhase() {
            run().phaseAt("03-02 02:01", "Pondering");

            scenario.until("03-04 00:00").isSilentAbout(NAME);
        }

        @Test
        void aBackupOfAnotherClusterIsBeingDeleted() {
            scenario.backup("elsewhere")
                    .of("nightly")
                    .madeElsewhere("02-20 02:00", "10m", "Completed", "03-01 03:00")
                    .phaseAt("03-01 04:00", "Deleting");

            scenario.until("03-01 12:00").isSilentAbout(NAME);
        }

        @Test
        void theScheduleIsPaused() {
            nightly.pausedAt("03-02 03:00");
            run();

            scenario.until("03-02 12:00").fires(NAME).retiredAt("03-02 03:00", "schedule paused, not repaired");
        }
    }

    @Test
    void eachLimitIsPositive() {
        var d = BackupStuck.Limits.DEFAULT;

        assertThatThrownBy(() -> new BackupStuck.Limits(
                        d.fresh(), d.queued(), d.ready(), Duration.ZERO, d.operations(), d.finalizing(), d.deleting()))
                .hasMessageContaining("positive");
    }
}
