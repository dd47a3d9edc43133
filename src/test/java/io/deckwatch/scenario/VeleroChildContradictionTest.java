package io.deckwatch.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.deckwatch.rule.schedule.BackupStuck;
import io.deckwatch.rule.schedule.ChildContradiction;
import io.deckwatch.rule.transfer.DataTransferFailed;
import java.time.Duration;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class VeleroChildContradictionTest {

    private static final String NAME = ChildContradiction.NAME;
    private final Scenario scenario = new Scenario();
    private final ScheduleScript nightly = scenario.schedule("nightly").good("02-20 00:00", "03-01 12:00");

    private BackupScript run() {
        return scenario.backup("run").of("nightly").startsAt("03-02 02:00");
    }

    private TransferScript upload(String name) {
        return scenario.upload(name).of("run").volume("shop", name).startsAt("03-02 02:16");
    }

    @Nested
    class FiresWhen {

        @Test
        void allTransfersEndedAndTheBackupWaitsForThem() {
            run().phaseAt("03-02 02:10", "WaitingForPluginOperations");
            upload("a").completesAt("03-02 02:20");
            upload("b").completesAt("03-02 02:30");

            var course = scenario.until("03-02 12:00");

            course.fires(NAME)
                    .at("03-02 02:45")
                    .startsAt("03-02 02:45")
                    .severity("warning")
                    .uninhibited()
                    .summary("Backup run waits for transfers that have all ended.")
                    .description("the last of its 2 transfers ended at 2026-03-02 02:30 UTC")
                    .annotation("backup", "run")
                    .stays();
            course.fires(BackupStuck.NAME).at("03-02 06:45").inhibited();
            assertThat(course.heard()).containsExactly(NAME);
        }

        @Test
        void itSaysCompletedThoughATransferFailed() {
            run().completes("30m");
            upload("a").completesAt("03-02 02:20");
            upload("b").failsAt("03-02 02:20", "data path backup failed");

            var course = scenario.until("03-02 12:00");

            course.fires(NAME)
                    .at("03-02 02:30")
                    .summary("Backup run says Completed, but not all of its volumes are in it.")
                    .description("failed or was cancelled: 1 (shop/b)")
                    .stays();
            course.fires(DataTransferFailed.NAME).at("03-02 02:25").uninhibited();
            assertThat(course.heard()).containsExactly(DataTransferFailed.NAME);
        }

        @Test
        void aTransferIsCancelledAfterwards() {
            run().completes("10m");
            upload("a").cancelledAt("03-02 03:00");

            scenario.until("03-02 12:00").fires(NAME).at("03-02 03:00").startsAt("03-02 02:10");
        }

        @Test
        void theTransferWasSeenBeforeItsBackup() {
            scenario.restartAt("03-02 06:00");
            run().completes("30m");
            upload("a").failsAt("03-02 02:20", "x");

            scenario.until("03-02 12:00").fires(NAME).times(1).stays();
        }

        @Test
        void aBackupOfNoScheduleWaits() {
            scenario.backup("by-hand").startsAt("03-01 12:00").phaseAt("03-01 12:05", "WaitingForPluginOperations");
            scenario.upload("u").of("by-hand").startsAt("03-01 12:02").completesAt("03-01 12:30");

            scenario.until("03-01 14:00").fires(NAME).at("03-01 12:45").label("backup", "by-hand");
        }

        @Test
        void aBackupOfNoScheduleSaysCompleted() {
            scenario.backup("by-hand").startsAt("03-01 12:00").completes("20m");
            scenario.upload("u").of("by-hand").startsAt("03-01 12:02").failsAt("03-01 12:10", "x");

            scenario.until("03-03 14:00").fires(NAME).at("03-01 12:20").resolvedAt("03-02 12:20");
        }
    }

    @Nested
    class SilentWhen {

        @Test
        void oneTransferStillRuns() {
            run().phaseAt("03-02 02:10", "WaitingForPluginOperations");
            upload("a").completesAt("03-02 02:20");
            upload("b").movedAt("03-02 02:30", 1, 9);

            scenario.until("03-02 12:00").isSilentAbout(NAME);
        }

        @Test
        void theBackupGoesOnSoon() {
            run().phaseAt("03-02 02:10", "WaitingForPluginOperations")
                    .phaseAt("03-02 02:30", "Finalizing")
                    .completes("31m");
            upload("a").completesAt("03-02 02:20");

            scenario.until("03-02 12:00").isSilentBut("VeleroBackupSlow");
        }

        @Test
        void itIsStillInItsMainPass() {
            run().movesUntil("03-02 06:00");
            upload("a").completesAt("03-02 02:20");

            scenario.until("03-02 06:00").isSilentAbout(NAME);
        }

        @Test
        void itHasNoTransfersAtAll() {
            run().phaseAt("03-02 02:10", "WaitingForPluginOperations").completes("2h");

            scenario.until("03-02 12:00").isSilentAbout(NAME);
        }

        @Test
        void theBackupItselfSaysThatSomethingIsMissing() {
            run().partiallyFails("30m");
            upload("a").failsAt("03-02 02:20", "x");

            scenario.until("03-02 12:00").isSilentAbout(NAME);
        }

        @Test
        void aNewerRunIsWhole() {
            run().completes("30m");
            upload("a").failsAt("03-02 02:20", "x");
            nightly.good("03-02 12:00", "03-03 12:00");

            scenario.until("03-03 12:00").fires(NAME).resolvedAt("03-03 02:10");
        }

        @Test
        void theScheduleIsDeleted() {
            nightly.goneAt("03-02 06:00");
            run().completes("30m");
            upload("a").failsAt("03-02 02:20", "x");

            scenario.until("03-02 12:00").fires(NAME).retiredAt("03-02 06:00", "schedule deleted");
        }
    }

    @Test
    void theThresholdIsPositive() {
        assertThatThrownBy(() -> new ChildContradiction(Duration.ZERO)).hasMessageContaining("positive");
    }
}
