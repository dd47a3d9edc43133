package io.deckwatch.scenario;

import io.deckwatch.rule.transfer.DataTransferStalled;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class VeleroDataTransferStalledTest {

    private static final String NAME = DataTransferStalled.NAME;
    private final Scenario scenario = new Scenario();
    private final TransferScript upload = scenario.upload("u").of("n2").startsAt("03-02 02:01");
    private BackupScript backup;

    @BeforeEach
    void aNightlyBackupRuns() {
        scenario.schedule("nightly").good("02-20 00:00", "03-01 12:00");
        backup = scenario.backup("n2").of("nightly").startsAt("03-02 02:00");
    }

    @Nested
    class FiresWhen {

        @Test
        void noByteMovesForAQuarterOfAnHour() {
            upload.movedAt("03-02 02:10", 5, 100);

            scenario.until("03-02 03:00")
                    .fires(NAME)
                    .at("03-02 02:25")
                    .startsAt("03-02 02:25")
                    .severity("warning")
                    .label("volume", "shop/data")
                    .label("schedule", "nightly")
                    .description("u of n2 is InProgress on node worker-1 and moved no byte since 2026-03-02 02:10 UTC"
                            + " (5 B of 100 B).");
        }

        @Test
        void noByteMovedAtAll() {
            scenario.until("03-02 03:00").fires(NAME).at("03-02 02:16");
        }

        @Test
        void allBytesAreDoneAndItFlushesForHalfAnHour() {
            upload.movedAt("03-02 02:10", 100, 100);

            scenario.until("03-02 03:00").fires(NAME).at("03-02 02:40");
        }

        @Test
        void aDownloadOfARestoreStandsStill() {
            upload.completesAt("03-02 02:05");
            scenario.restore("r1").startsAt("03-02 10:00");
            scenario.download("d").of("r1").startsAt("03-02 10:01");

            scenario.until("03-02 11:00").fires(NAME).at("03-02 10:16").label("restore", "r1");
        }

        @Test
        void oneOfTwoMovementsStandsStill() {
            upload.movedAt("03-02 02:10", 5, 100).movedAt("03-02 02:20", 9, 100).movedAt("03-02 02:30", 12, 100);
            scenario.upload("v").of("n2").volume("shop", "logs").startsAt("03-02 02:01");

            scenario.until("03-02 02:40").fires(NAME).at("03-02 02:16").label("volume", "shop/logs");
        }
    }

    @Nested
    class SilentWhen {

        @Test
        void bytesMove() {
            upload.movedAt("03-02 02:10", 5, 100)
                    .movedAt("03-02 02:24", 9, 100)
                    .movedAt("03-02 02:38", 12, 100)
                    .completesAt("03-02 02:50");
            backup.completes("55m");

            scenario.until("03-02 03:00").isSilentBut("VeleroBackupSlow");
        }

        @Test
        void itWaitsForItsTurn() {
            upload.completesAt("03-02 02:03");
            scenario.upload("v").of("n2").volume("shop", "logs").acceptedAt("03-02 02:01");

            scenario.until("03-02 03:00").isSilentAbout(NAME);
        }

        @Test
        void itMovesAgain() {
            upload.movedAt("03-02 02:40", 5, 100);

            scenario.until("03-02 02:50").fires(NAME).at("03-02 02:16").resolvedAt("03-02 02:40");
        }

        @Test
        void itEnded() {
            upload.completesAt("03-02 02:40");

            scenario.until("03-02 02:50").fires(NAME).resolvedAt("03-02 02:40");
        }

        @Test
        void itIsGone() {
            upload.goneAt("03-02 02:40");

            scenario.until("03-02 02:50").fires(NAME).retiredAt("03-02 02:40", "no longer there");
        }

        @Test
        void itFlushes() {
            upload.movedAt("03-02 02:10", 100, 100).completesAt("03-02 02:39");
            backup.completes("40m");

            scenario.until("03-02 03:00").isSilentBut("VeleroBackupSlow");
        }
    }
}
