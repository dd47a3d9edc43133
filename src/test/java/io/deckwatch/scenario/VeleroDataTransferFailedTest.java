package io.deckwatch.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.deckwatch.rule.schedule.BackupPartiallyFailed;
import io.deckwatch.rule.transfer.DataTransferFailed;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class VeleroDataTransferFailedTest {

    private static final String NAME = DataTransferFailed.NAME;
    private final Scenario scenario = new Scenario();
    private final ScheduleScript nightly = scenario.schedule("nightly").good("02-20 00:00", "03-01 12:00");

    @Test
    void isToldByTheBackupBeforeForAsLongAsItsOwnRuns() {
        scenario.backup("n2").of("nightly").startsAt("03-02 02:00").partiallyFails("12m");
        scenario.upload("u2").of("n2").startsAt("03-02 02:01").failsAt("03-02 02:09", "no space left");
        scenario.backup("n3").of("nightly").startsAt("03-03 02:00").partiallyFails("3h");
        scenario.upload("u3").of("n3").startsAt("03-03 02:01").failsAt("03-03 02:09", "no space left");

        assertThat(scenario.until("03-03 12:00").heard())
                .contains(BackupPartiallyFailed.NAME)
                .doesNotContain(NAME);
    }

    @Nested
    class FiresWhen {

        @Test
        void aVolumeOfAScheduleFailed() {
            scenario.backup("n2").of("nightly").startsAt("03-02 02:00").partiallyFails("30m");
            scenario.upload("u").of("n2").startsAt("03-02 02:01").failsAt("03-02 02:20", "data path backup failed");

            scenario.until("03-02 12:00")
                    .fires(NAME)
                    .at("03-02 02:25")
                    .severity("warning")
                    .uninhibited()
                    .label("schedule", "nightly")
                    .label("volume", "shop/data")
                    .label("namespace", "shop")
                    .label("backup", "")
                    .annotation("reason", "data path backup failed")
                    .annotation("node", "worker-1")
                    .stays();
        }

        @Test
        void itWasCancelled() {
            scenario.backup("n2").of("nightly").startsAt("03-02 02:00");
            scenario.upload("u").of("n2").startsAt("03-02 02:01").cancelledAt("03-02 02:20");

            scenario.until("03-02 03:00").fires(NAME).at("03-02 02:25").summary("was cancelled");
        }

        @Test
        void itWasNeverPrepared() {
            scenario.backup("n2").of("nightly").startsAt("03-02 02:00");
            scenario.upload("u").of("n2").acceptedAt("03-02 02:01").then(Scenario.at("03-02 02:31"), o -> o.phase(
                            "Failed")
                    .set("timeout on preparing", "status", "message"));

            scenario.until("03-02 03:00").fires(NAME).at("03-02 02:36").startsAt("03-02 02:36");
        }

        @Test
        void theTransferIsSeenBeforeItsBackup() {
            scenario.upload("u").of("n2").startsAt("03-02 02:01").failsAt("03-02 02:20", "x");
            scenario.backup("n2").of("nightly").startsAt("03-02 02:25");

            scenario.until("03-02 03:00").fires(NAME).at("03-02 02:25").label("schedule", "nightly");
        }

        @Test
        void aVolumeOfARestoreFailedAndForADayOnly() {
            scenario.restore("r1").startsAt("03-02 10:00").endsAt("03-02 10:30", "PartiallyFailed");
            scenario.download("d").of("r1").startsAt("03-02 10:01").failsAt("03-02 10:20", "x");

            scenario.until("03-04 00:00")
                    .fires(NAME)
                    .at("03-02 10:25")
                    .label("restore", "r1")
                    .label("volume", "shop/data")
                    .resolvedAt("03-03 10:20");
        }

        @Test
        void aVolumeOfAnUnscheduledBackupFailedAndForADayOnly() {
            scenario.backup("by-hand").startsAt("03-02 10:00").partiallyFails("30m");
            scenario.upload("u").of("by-hand").startsAt("03-02 10:01").failsAt("03-02 10:20", "x");

            scenario.until("03-04 00:00").fires(NAME).label("backup", "by-hand").resolvedAt("03-03 10:20");
        }

        @Test
        void theFailedTransferWasDeletedBeforeItsFailureWasPublished() {
            scenario.backup("n2").of("nightly").startsAt("03-02 02:00").partiallyFails("30m");
            scenario.upload("u")
                    .of("n2")
                    .startsAt("03-02 02:01")
                    .failsAt("03-02 02:20", "x")
                    .goneAt("03-02 02:40");

            scenario.restartAt("03-02 03:00")
                    .until("03-02 12:00")
                    .fires(NAME)
                    .at("03-02 02:25")
                    .stays();
        }
    }

    @Nested
    class SilentWhen {

        @Test
        void itCompleted() {
            scenario.backup("n2").of("nightly").startsAt("03-02 02:00").completes("30m");
            scenario.upload("u").of("n2").startsAt("03-02 02:01").completesAt("03-02 02:10");

            scenario.until("03-02 12:00").isSilentBut("VeleroBackupSlow");
        }

        @Test
        void aNewerTransferOfTheVolumeCompleted() {
            scenario.backup("n2").of("nightly").startsAt("03-02 02:00").partiallyFails("30m");
            scenario.upload("u2").of("n2").startsAt("03-02 02:01").failsAt("03-02 02:20", "x");
            scenario.backup("n3").of("nightly").startsAt("03-03 02:00");
            scenario.upload("u3").of("n3").startsAt("03-03 02:01").completesAt("03-03 02:20");

            scenario.until("03-03 02:30").fires(NAME).resolvedAt("03-03 02:20");
        }

        @Test
        void aNewerGoodBackupSupersedesItThoughTheVolumeIsNoLongerThere() {
            scenario.backup("n2").of("nightly").startsAt("03-02 02:00").partiallyFails("30m");
            scenario.upload("u2").of("n2").startsAt("03-02 02:01").failsAt("03-02 02:20", "x");
            nightly.good("03-02 12:00", "03-03 12:00");

            scenario.until("03-03 12:00").fires(NAME).resolvedAt("03-03 02:10");
        }

        @Test
        void theWholeBackupFailed() {
            scenario.backup("n2").of("nightly").startsAt("03-02 02:00").fails("20m", "restart");
            scenario.upload("u2").of("n2").startsAt("03-02 02:01").cancelledAt("03-02 02:21");

            scenario.until("03-02 12:00").fires(NAME).at("03-02 02:26").inhibited();
        }

        @Test
        void itsBackupEndsRightAfterItAndTellsOfIt() {
            scenario.backup("n2").of("nightly").startsAt("03-02 02:00").partiallyFails("11m");
            scenario.upload("u2").of("n2").startsAt("03-02 02:01").failsAt("03-02 02:10", "no space");
            scenario.upload("v2")
                    .of("n2")
                    .volume("shop", "logs")
                    .startsAt("03-02 02:01")
                    .failsAt("03-02 02:10", "no space");
            scenario.upload("w2")
                    .of("n2")
                    .volume("shop", "pics")
                    .startsAt("03-02 02:01")
                    .completesAt("03-02 02:10");

            var course = scenario.until("03-02 12:00");

            course.fires(NAME).inhibited();
            course.fires(BackupPartiallyFailed.NAME)
                    .annotation(
                            "summary",
                            "The newest backup of schedule nightly lacks 2 of 3 volumes: shop/data, shop/logs.")
                    .annotation("reason", "2 of 3 volumes failed, among them volume shop/data: no space");
            assertThat(course.heard()).containsExactly(BackupPartiallyFailed.NAME);
        }

        @Test
        void itEndsLongAfterItsBackupDid() {
            scenario.backup("n2").of("nightly").startsAt("03-02 02:00").partiallyFails("4h");
            scenario.upload("u2").of("n2").startsAt("03-02 02:01").cancelledAt("03-02 07:00");

            scenario.until("03-02 12:00").fires(NAME).at("03-02 07:05").inhibited();
        }

        @Test
        void aNewerBackupEndedBadlyForAnotherReason() {
            scenario.backup("n2").of("nightly").startsAt("03-02 02:00").partiallyFails("30m");
            scenario.upload("u2").of("n2").startsAt("03-02 02:01").failsAt("03-02 02:20", "x");
            scenario.backup("n3").of("nightly").startsAt("03-03 02:00").fails("5m", "restart");

            scenario.until("03-03 12:00").fires(NAME).resolvedAt("03-03 02:05");
        }

        @Test
        void theScheduleIsPaused() {
            scenario.backup("n2").of("nightly").startsAt("03-02 02:00").partiallyFails("30m");
            scenario.upload("u2").of("n2").startsAt("03-02 02:01").failsAt("03-02 02:20", "x");
            nightly.pausedAt("03-02 08:00");

            scenario.until("03-02 12:00").fires(NAME).retiredAt("03-02 08:00", "schedule paused, not repaired");
        }

        @Test
        void theScheduleIsDeleted() {
            scenario.backup("n2").of("nightly").startsAt("03-02 02:00").partiallyFails("30m");
            scenario.upload("u2").of("n2").startsAt("03-02 02:01").failsAt("03-02 02:20", "x");
            nightly.goneAt("03-02 08:00");

            scenario.until("03-02 12:00").fires(NAME).retiredAt("03-02 08:00", "schedule deleted");
        }

        @Test
        void theRestoreIsDeleted() {
            scenario.restore("r1")
                    .startsAt("03-02 10:00")
                    .endsAt("03-02 10:30", "PartiallyFailed")
                    .goneAt("03-02 11:00");
            scenario.download("d")
                    .of("r1")
                    .startsAt("03-02 10:01")
                    .failsAt("03-02 10:20", "x")
                    .goneAt("03-02 11:00");

            scenario.until("03-02 12:00").fires(NAME).retiredAt("03-02 11:00", "no longer there");
        }

        @Test
        void theScheduleIsToBeIgnored() {
            nightly.annotated("ignore", "*");
            scenario.backup("n2").of("nightly").startsAt("03-02 02:00").partiallyFails("30m");
            scenario.upload("u2").of("n2").startsAt("03-02 02:01").failsAt("03-02 02:20", "x");

            scenario.until("03-02 12:00").isSilent();
        }
    }
}
