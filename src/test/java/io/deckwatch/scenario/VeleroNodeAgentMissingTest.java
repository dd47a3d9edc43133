package io.deckwatch.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.deckwatch.rule.transfer.DataTransferNotStarted;
import io.deckwatch.rule.transfer.DataTransferStalled;
import io.deckwatch.rule.transfer.NodeAgentMissing;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class VeleroNodeAgentMissingTest {

    private static final String NAME = NodeAgentMissing.NAME;
    private final Scenario scenario = new Scenario();
    private BackupScript backup;

    @BeforeEach
    void aNightlyBackupRuns() {
        scenario.schedule("nightly").good("02-20 00:00", "03-01 12:00");
        backup = scenario.backup("n2").of("nightly").startsAt("03-02 02:00");
    }

    private TransferScript upload(String pvc) {
        return scenario.upload(pvc).of("n2").volume("shop", pvc);
    }

    @Nested
    class FiresWhen {

        @Test
        void severalStandStillOnOneNode() {
            upload("data").startsAt("03-02 02:01", "worker-2").movedAt("03-02 02:09", 5, 100);
            upload("logs").startsAt("03-02 02:01", "worker-2").movedAt("03-02 02:08", 5, 100);
            upload("pics").acceptedAt("03-02 02:00").preparedAt("03-02 02:01", "worker-2");

            var course = scenario.until("03-02 03:00");

            course.fires(NAME)
                    .at("03-02 02:24")
                    .startsAt("03-02 02:24")
                    .severity("warning")
                    .uninhibited()
                    .label("node", "worker-2")
                    .label("volume", "")
                    .label("schedule", "")
                    .summary("Nothing moves on node worker-2: the node or its Velero node agent is gone. 3 volumes"
                            + " hang.")
                    .description("Nothing moved since 2026-03-02 02:09 UTC. 2 InProgress, 1 Prepared: shop/data,"
                            + " shop/logs, shop/pics.")
                    .stays();
            course.fires(DataTransferStalled.NAME, "volume", "shop/data").inhibited();
            assertThat(course.heard()).containsExactly(DataTransferStalled.NAME, NAME);
        }

        @Test
        void oneStandsStillAndWhatItAcceptedDoesNotGetReady() {
            upload("data").startsAt("03-02 02:01", "worker-2").movedAt("03-02 02:09", 5, 100);
            upload("logs").acceptedAt("03-02 02:05", "worker-2");

            scenario.until("03-02 03:00").fires(NAME).at("03-02 02:44");
        }

        @Test
        void severalStandStill() {
            upload("data").startsAt("03-02 02:01", "worker-2").movedAt("03-02 02:09", 5, 100);
            upload("logs").startsAt("03-02 02:01", "worker-2").movedAt("03-02 02:11", 5, 100);

            var course = scenario.until("03-02 03:00");

            course.fires(DataTransferStalled.NAME).at("03-02 02:24").label("volume", "shop/data");
            course.fires(NAME).at("03-02 02:26");
        }

        @Test
        void severalWereAcceptedByItAndDoNotBegin() {
            upload("data").acceptedAt("03-02 02:01", "worker-3");
            upload("logs").acceptedAt("03-02 02:02", "worker-3");

            scenario.until("03-02 03:00").fires(NAME).at("03-02 02:37").label("node", "worker-3");
        }

        @Test
        void noNodeAgentOfTheInstallationTakesAny() {
            upload("data").createdAt("03-02 02:01");
            upload("logs").createdAt("03-02 02:01");

            var course = scenario.until("03-02 03:00");

            course.fires(NAME)
                    .at("03-02 02:36")
                    .label("node", "")
                    .label("velero_namespace", "velero")
                    .summary("No node agent of Velero takes volumes to move: 2 wait.");
            assertThat(course.heard()).containsExactly(NAME);
        }

        @Test
        void volumesOfDifferentOwnersHangOnOneNode() {
            upload("data").startsAt("03-02 02:01", "worker-2");
            scenario.restore("r1").startsAt("03-02 02:00");
            scenario.download("d").of("r1").startsAt("03-02 02:05", "worker-2");

            scenario.until("03-02 03:00").fires(NAME).at("03-02 02:20");
        }

        @Test
        void theProcessIsReplacedMeanwhile() {
            upload("data").startsAt("03-02 02:01", "worker-2").movedAt("03-02 02:09", 5, 100);
            upload("logs").startsAt("03-02 02:01", "worker-2").movedAt("03-02 02:08", 5, 100);

            scenario.restartAt("03-02 02:30")
                    .until("03-02 03:00")
                    .fires(NAME)
                    .at("03-02 02:24")
                    .times(1)
                    .stays();
        }
    }

    @Nested
    class SilentWhen {

        @Test
        void othersOfTheNodeMove() {
            upload("data").startsAt("03-02 02:01", "worker-2").movesFrom("03-02 02:05", "03-02 04:00");
            upload("logs").acceptedAt("03-02 02:00").preparedAt("03-02 02:01", "worker-2");
            upload("pics").acceptedAt("03-02 02:00").preparedAt("03-02 02:01", "worker-2");

            scenario.until("03-02 04:05").isSilentBut("VeleroBackupSlow");
        }

        @Test
        void oneStandsStillAndOthersWaitBehindIt() {
            upload("data").startsAt("03-02 02:01", "worker-2").movedAt("03-02 02:09", 5, 100);
            upload("logs").acceptedAt("03-02 02:00").preparedAt("03-02 02:01", "worker-2");
            upload("pics").acceptedAt("03-02 02:00").preparedAt("03-02 02:02", "worker-2");

            var course = scenario.until("03-02 05:00");

            assertThat(course.heard()).containsExactly(DataTransferStalled.NAME);
            course.isSilentAbout(DataTransferNotStarted.NAME);
        }

        @Test
        void oneAloneHangs() {
            upload("data").startsAt("03-02 02:01", "worker-2");
            upload("logs").startsAt("03-02 02:01", "worker-1").movesFrom("03-02 02:05", "03-02 04:00");

            scenario.until("03-02 04:00").isSilentAbout(NAME);
        }

        @Test
        void theNodePreparesOneMeanwhile() {
            upload("data").startsAt("03-02 02:01", "worker-2");
            upload("logs").acceptedAt("03-02 02:14").preparedAt("03-02 02:15", "worker-2");

            scenario.until("03-02 02:29").isSilentAbout(NAME);
        }

        @Test
        void somethingMovesAgain() {
            upload("data")
                    .startsAt("03-02 02:01", "worker-2")
                    .movedAt("03-02 02:09", 5, 100)
                    .movedAt("03-02 02:40", 6, 100);
            upload("logs").startsAt("03-02 02:01", "worker-2").movedAt("03-02 02:08", 5, 100);

            scenario.until("03-02 02:50").fires(NAME).at("03-02 02:24").resolvedAt("03-02 02:45");
        }

        @Test
        void veleroGivesUpAndSaysSoOnce() {
            upload("data")
                    .startsAt("03-02 02:01", "worker-2")
                    .movedAt("03-02 02:09", 5, 100)
                    .cancelledAt("03-02 06:00");
            upload("logs")
                    .startsAt("03-02 02:01", "worker-2")
                    .movedAt("03-02 02:08", 5, 100)
                    .cancelledAt("03-02 06:01");
            backup.partiallyFails("4h2m");

            var course = scenario.until("03-02 12:00");

            course.fires(NAME).times(1).resolvedAt("03-02 06:05");
        }

        @Test
        void whatHangsIsLeftOverOfABackupThatEnded() {
            scenario.podVolumeBackup("p1", "worker-3")
                    .of("n2")
                    .volume("shop", "data")
                    .createdAt("03-02 02:01");
            scenario.podVolumeBackup("p2", "worker-3")
                    .of("n2")
                    .volume("shop", "logs")
                    .createdAt("03-02 02:01");
            backup.partiallyFails("20m");

            scenario.until("03-02 12:00").isSilentAbout(NAME);
        }
    }
}
