package io.deckwatch.scenario;

import io.deckwatch.rule.transfer.DataTransferNotStarted;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class VeleroDataTransferNotStartedTest {

    private static final String NAME = DataTransferNotStarted.NAME;
    private final Scenario scenario = new Scenario();
    private BackupScript backup;
    private ScheduleScript nightly;

    @BeforeEach
    void aNightlyBackupRuns() {
        nightly = scenario.schedule("nightly").good("02-20 00:00", "03-01 12:00");
        backup = scenario.backup("n2").of("nightly").startsAt("03-02 02:00");
    }

    @Nested
    class FiresWhen {

        @Test
        void itIsAcceptedAndNobodyPreparesIt() {
            scenario.upload("u").of("n2").acceptedAt("03-02 02:01", "worker-2");

            scenario.until("03-02 03:00")
                    .fires(NAME)
                    .at("03-02 02:36")
                    .startsAt("03-02 02:36")
                    .severity("warning")
                    .uninhibited()
                    .label("schedule", "nightly")
                    .label("volume", "shop/data")
                    .annotation("node", "worker-2")
                    .summary("DataUpload of volume shop/data for schedule nightly does not begin.")
                    .description("u of n2 is Accepted since 2026-03-02 02:01 UTC. It is a matter of node worker-2")
                    .stays();
        }

        @Test
        void itIsPreparedOnANodeThatHasNothingElseToDo() {
            scenario.upload("u").of("n2").acceptedAt("03-02 02:01").preparedAt("03-02 02:05", "worker-2");

            scenario.until("03-02 03:00").fires(NAME).at("03-02 02:40");
        }

        @Test
        void noNodeAgentTakesIt() {
            scenario.upload("u").of("n2").createdAt("03-02 02:01");

            scenario.until("03-02 03:00")
                    .fires(NAME)
                    .at("03-02 02:36")
                    .description("No node agent took it, and nothing moved there since it waits.");
        }

        @Test
        void theLastOneBeforeItEndedLongAgo() {
            scenario.upload("u1")
                    .of("n2")
                    .startsAt("03-02 02:01", "worker-2")
                    .movesFrom("03-02 02:05", "03-02 03:00")
                    .completesAt("03-02 03:02");
            scenario.upload("u2")
                    .of("n2")
                    .volume("shop", "logs")
                    .acceptedAt("03-02 02:01")
                    .preparedAt("03-02 02:02", "worker-2");

            scenario.until("03-02 04:00")
                    .fires(NAME)
                    .at("03-02 03:37")
                    .label("volume", "shop/logs")
                    .description("nothing moved there since 2026-03-02 03:02 UTC");
        }

        @Test
        void aPodVolumeBackupOfAnOldVeleroIsNewForTooLong() {
            scenario.podVolumeBackup("p", "worker-3").of("n2").createdAt("03-02 02:01");

            scenario.until("03-02 03:00").fires(NAME).at("03-02 02:36").annotation("node", "worker-3");
        }

        @Test
        void aDownloadOfARestoreDoesNotBegin() {
            backup.completes("5m");
            scenario.restore("r1").startsAt("03-02 10:00");
            scenario.download("d").of("r1").acceptedAt("03-02 10:01");

            scenario.until("03-02 11:00").fires(NAME).at("03-02 10:36").label("restore", "r1");
        }

        @Test
        void theProcessIsNewAndTheNodeWasBusyBefore() {
            scenario.upload("u1")
                    .of("n2")
                    .startsAt("03-02 02:01", "worker-2")
                    .movesFrom("03-02 02:05", "03-02 02:50")
                    .completesAt("03-02 02:55");
            scenario.upload("u2")
                    .of("n2")
                    .volume("shop", "logs")
                    .acceptedAt("03-02 02:01")
                    .preparedAt("03-02 02:02", "worker-2");

            scenario.restartAt("03-02 03:10").until("03-02 04:00").fires(NAME).at("03-02 03:30");
        }
    }

    @Test
    void firesWhenTheOneBeforeItEndedAndItDoesNotBegin() {
        scenario.upload("u1")
                .of("n2")
                .startsAt("03-02 02:01", "worker-2")
                .movedAt("03-02 02:59:50", 100, 100)
                .completesAt("03-02 03:00");
        scenario.upload("u2")
                .of("n2")
                .volume("shop", "logs")
                .acceptedAt("03-02 02:01")
                .preparedAt("03-02 02:02", "worker-2");

        scenario.until("03-02 04:00").fires(NAME, "volume", "shop/logs").at("03-02 03:35");
    }

    @Nested
    class SilentWhen {

        @Test
        void itWaitsForTheSlotOfItsNode() {
            scenario.upload("u1")
                    .of("n2")
                    .startsAt("03-02 02:01", "worker-2")
                    .movesFrom("03-02 02:05", "03-02 05:00")
                    .completesAt("03-02 05:02");
            scenario.upload("u2")
                    .of("n2")
                    .volume("shop", "logs")
                    .acceptedAt("03-02 02:01")
                    .preparedAt("03-02 02:02", "worker-2")
                    .startsAt("03-02 05:03", "worker-2")
                    .completesAt("03-02 05:10");
            backup.completes("3h20m");

            scenario.until("03-02 06:00").isSilentAbout(NAME);
        }

        @Test
        void nobodyTookItYetWhileOthersMove() {
            scenario.upload("u1")
                    .of("n2")
                    .startsAt("03-02 02:01", "worker-2")
                    .movesFrom("03-02 02:05", "03-02 04:00")
                    .completesAt("03-02 04:02");
            scenario.upload("u2")
                    .of("n2")
                    .volume("shop", "logs")
                    .createdAt("03-02 02:01")
                    .startsAt("03-02 04:10", "worker-1")
                    .completesAt("03-02 04:20");

            scenario.until("03-02 04:25").isSilentAbout(NAME);
        }

        @Test
        void veleroGivesUpOnItAfterItsOwnTime() {
            scenario.upload("u").of("n2").acceptedAt("03-02 02:01").then(Scenario.at("03-02 02:32"), o -> o.phase(
                            "Failed")
                    .set("timeout on preparing data upload", "status", "message"));

            scenario.until("03-02 04:00").isSilentAbout(NAME);
        }

        @Test
        void itBegins() {
            scenario.upload("u")
                    .of("n2")
                    .acceptedAt("03-02 02:01")
                    .preparedAt("03-02 02:02", "worker-2")
                    .startsAt("03-02 02:50", "worker-2");

            scenario.until("03-02 02:55").fires(NAME).at("03-02 02:37").resolvedAt("03-02 02:50");
        }

        @Test
        void theOneBeforeItStandsStillAndMovesAgain() {
            scenario.upload("u1")
                    .of("n2")
                    .startsAt("03-02 02:01", "worker-2")
                    .movedAt("03-02 02:05", 5, 100)
                    .movedAt("03-02 02:50", 9, 100)
                    .movedAt("03-02 03:00", 10, 100);
            scenario.upload("u2")
                    .of("n2")
                    .volume("shop", "logs")
                    .acceptedAt("03-02 02:01")
                    .preparedAt("03-02 02:02", "worker-2");

            scenario.until("03-02 03:05").isSilentAbout(NAME);
        }

        @Test
        void itsBackupEndedWithoutIt() {
            scenario.podVolumeBackup("p", "worker-3").of("n2").createdAt("03-02 02:01");
            backup.partiallyFails("20m");

            scenario.until("03-02 12:00").isSilentAbout(NAME);
        }

        @Test
        void itsBackupEndsWhileItFires() {
            scenario.podVolumeBackup("p", "worker-3").of("n2").createdAt("03-02 02:01");
            backup.partiallyFails("4h");

            scenario.until("03-02 12:00").fires(NAME).resolvedAt("03-02 06:00");
        }

        @Test
        void itIsToBeCancelled() {
            scenario.upload("u")
                    .of("n2")
                    .acceptedAt("03-02 02:01")
                    .then(Scenario.at("03-02 02:10"), o -> o.set(true, "spec", "cancel"));

            scenario.until("03-02 04:00").isSilentAbout(NAME);
        }

        @Test
        void aMoverOfSomebodyElseHasItsOwnWays() {
            scenario.upload("u")
                    .of("n2")
                    .with("vendor.example", "spec", "datamover")
                    .acceptedAt("03-02 02:01");

            scenario.until("03-02 04:00").isSilentAbout(NAME);
        }

        @Test
        void theScheduleIsPaused() {
            scenario.upload("u").of("n2").acceptedAt("03-02 02:01");
            nightly.pausedAt("03-02 03:00");

            scenario.until("03-02 04:00").fires(NAME).retiredAt("03-02 03:00", "schedule paused, not repaired");
        }
    }
}
