package io.deckwatch.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.deckwatch.event.Heartbeat.KindState;
import io.deckwatch.event.Kind;
import io.deckwatch.rule.schedule.BackupHollow;
import java.util.function.Consumer;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class VeleroBackupHollowTest {

    private static final String NAME = BackupHollow.NAME;

    private final Scenario scenario = new Scenario();
    private final ScheduleScript nightly = scenario.schedule("nightly");

    private ScheduleScript runs(String from, String to, Consumer<BackupScript> as) {
        return nightly.runs(from, to, run -> {
            as.accept(run);
            run.completes("10m");
        });
    }

    private static Consumer<BackupScript> holding(int items, int snapshots) {
        return run -> run.items(items).snapshots(snapshots);
    }

    /** A night whose volumes are moved; no count in the backup itself tells of it. */
    private TransferScript movingRun(String day, String upload, long bytes, String endsAt) {
        var name = "moved-" + day;
        scenario.backup(name)
                .of("nightly")
                .items(450)
                .startsAt("03-" + day + " 02:00")
                .completes("10m");
        return scenario.upload(upload)
                .of(name)
                .startsAt("03-" + day + " 02:01")
                .movedAt("03-" + day + " 02:05", bytes, bytes)
                .completesAt(endsAt);
    }

    @Nested
    class FiresWhen {

        @Test
        void thereAreNoSnapshotsAnyMore() {
            runs("02-25 00:00", "03-01 12:00", holding(450, 3));
            runs("03-01 12:00", "03-02 12:00", holding(451, 0));

            var course = scenario.until("03-02 12:00");

            course.fires(NAME)
                    .at("03-02 02:15")
                    .startsAt("03-02 02:15")
                    .severity("warning")
                    .label("schedule", "nightly")
                    .summary("The newest backup of schedule nightly ended Completed, but holds no volume snapshots.")
                    .description("Backup nightly-20260302020000 holds 451 items, 0 volume snapshots")
                    .description("the 5 good runs before that held 3 or more")
                    .description("The last that held some is nightly-20260301020000, started 2026-03-01 02:00 UTC.")
                    .annotation("since", "2026-03-02T02:10:00Z")
                    .stays();
            assertThat(course.heard()).containsExactly(NAME);
        }

        @Test
        void thereAreNoItems() {
            runs("02-27 00:00", "03-01 12:00", holding(12, 0));
            runs("03-01 12:00", "03-02 12:00", run -> {});

            scenario.until("03-02 12:00").fires(NAME).at("03-02 02:15").summary("holds no items");
        }

        @Test
        void almostAllItemsAreMissing() {
            runs("02-27 00:00", "03-01 12:00", holding(450, 0));
            runs("03-01 12:00", "03-02 12:00", holding(7, 0));

            scenario.until("03-02 12:00").fires(NAME).at("03-02 02:15").summary("holds only 7 items");
        }

        @Test
        void theDataMoverMovedNothing() {
            runs("02-27 00:00", "03-01 12:00", run -> run.items(450).operations(8));
            runs("03-01 12:00", "03-02 12:00", run -> run.items(450));

            scenario.until("03-02 12:00").fires(NAME).at("03-02 02:15").summary("holds no copied volumes");
        }

        @Test
        void noPodVolumeWasCopiedWhichOnlyItsTransfersTell() {
            movingRun("01", "u1", 5_000_000_000L, "03-01 02:09");
            movingRun("02", "u2", 5_000_000_000L, "03-02 02:09");
            scenario.backup("none")
                    .of("nightly")
                    .items(450)
                    .startsAt("03-03 02:00")
                    .completes("10m");

            scenario.until("03-03 12:00").fires(NAME).at("03-03 02:15").summary("holds no copied volumes");
        }

        @Test
        void noBytesWereCopied() {
            movingRun("01", "u1", 5_000_000_000L, "03-01 02:09");
            movingRun("02", "u2", 4_000_000_000L, "03-02 02:09");
            movingRun("03", "u3", 0, "03-03 02:09");

            scenario.until("03-03 12:00")
                    .fires(NAME)
                    .at("03-03 02:15")
                    .summary("holds no MiB of volume data")
                    .description("held 3814 or more");
        }

        @Test
        void oneHollowRunFollowsAnotherAndAFailedOneBetweenThemChangesNothing() {
            runs("02-25 00:00", "03-01 12:00", holding(450, 3));
            runs("03-01 12:00", "03-02 12:00", holding(450, 0));
            nightly.failed("03-02 12:00", "03-03 12:00");
            runs("03-03 12:00", "03-05 12:00", holding(450, 0));
            runs("03-05 12:00", "03-06 12:00", holding(450, 3));

            scenario.restartAt("03-03 06:00")
                    .until("03-06 12:00")
                    .fires(NAME)
                    .times(1)
                    .startsAt("03-02 02:15")
                    .resolvedAt("03-06 02:10");
        }
    }

    @Nested
    class SilentWhen {

        @Test
        void thereAreTooFewRunsToCompareWith() {
            runs("02-28 00:00", "02-28 12:00", holding(450, 3));
            runs("02-28 12:00", "03-02 12:00", holding(450, 0));

            scenario.until("03-02 12:00").isSilent();
        }

        @Test
        void itNeverHeldAnyVolumes() {
            runs("02-20 00:00", "03-02 12:00", holding(450, 0));

            scenario.until("03-02 12:00").isSilent();
        }

        @Test
        void whatItHoldsVaries() {
            runs("02-25 00:00", "02-26 12:00", holding(450, 2));
            runs("02-26 12:00", "02-27 12:00", holding(450, 0));
            runs("02-27 12:00", "03-01 12:00", holding(450, 2));
            runs("03-01 12:00", "03-02 12:00", holding(450, 0));

            scenario.until("03-02 12:00").isSilent();
        }

        @Test
        void aPartOfItIsMissing() {
            runs("02-25 00:00", "03-01 12:00", holding(450, 12));
            runs("03-01 12:00", "03-02 12:00", holding(90, 1));

            scenario.until("03-02 12:00").isSilent();
        }

        @Test
        void theScheduleIsAskedForSomethingElse() {
            runs("02-25 00:00", "03-01 12:00", holding(450, 3));
            runs("03-01 12:00", "03-02 12:00", run -> run.items(450).with(false, "spec", "snapshotVolumes"));

            scenario.until("03-02 12:00").isSilent();
        }

        @Test
        void theRunsThatHeldSomeAreOfAnEarlierScheduleOfThatName() {
            runs("02-25 00:00", "03-01 12:00", holding(450, 3))
                    .goneAt("03-01 20:00")
                    .recreatedAt("03-01 21:00");
            runs("03-01 22:00", "03-02 12:00", holding(450, 0));

            scenario.until("03-02 12:00").isSilent();
        }

        @Test
        void theRunsThatHeldSomeAreOfAnotherCluster() {
            scenario.backup("a")
                    .of("nightly")
                    .snapshots(3)
                    .madeElsewhere("02-26 02:00", "5m", "Completed", "02-27 09:00");
            scenario.backup("b")
                    .of("nightly")
                    .snapshots(3)
                    .madeElsewhere("02-27 02:00", "5m", "Completed", "02-27 09:00");
            runs("02-27 12:00", "03-02 12:00", holding(450, 0));

            scenario.until("03-02 12:00").isSilent();
        }

        @Test
        void itsTransfersAreToldAFewMinutesAfterItsEnd() {
            movingRun("01", "u1", 5_000_000_000L, "03-01 02:09");
            movingRun("02", "u2", 5_000_000_000L, "03-02 02:09");
            movingRun("03", "u3", 5_000_000_000L, "03-03 02:13");

            scenario.until("03-03 12:00").isSilentAbout(NAME);
        }

        @Test
        void theTransfersThatWereCountedAreGoneSince() {
            movingRun("01", "u1", 5_000_000_000L, "03-01 02:09");
            movingRun("02", "u2", 5_000_000_000L, "03-02 02:09");
            movingRun("03", "u3", 5_000_000_000L, "03-03 02:09").goneAt("03-03 03:00");

            scenario.until("03-03 12:00").isSilentAbout(NAME);
        }

        @Test
        void theBackupWasDeletedByHandAndCameBackWithoutItsTransfers() {
            movingRun("01", "u1", 5_000_000_000L, "03-01 02:09");
            movingRun("02", "u2", 5_000_000_000L, "03-02 02:09");
            scenario.backup("again")
                    .of("nightly")
                    .items(450)
                    .startsAt("03-03 02:00")
                    .completes("10m")
                    .goneAt("03-03 09:20")
                    .syncedAt("03-03 09:21");
            scenario.upload("u3")
                    .of("again")
                    .startsAt("03-03 02:01")
                    .movedAt("03-03 02:05", 5_000_000_000L, 5_000_000_000L)
                    .completesAt("03-03 02:09")
                    .goneAt("03-03 09:20");

            scenario.restartAt("03-03 10:00").until("03-03 12:00").isSilentAbout(NAME);
        }

        @Test
        void transfersMayNoLongerBeRead() {
            movingRun("01", "u1", 5_000_000_000L, "03-01 02:09");
            movingRun("02", "u2", 5_000_000_000L, "03-02 02:09");
            scenario.kind(Kind.DATA_UPLOAD, KindState.FORBIDDEN, "03-02 12:00", "03-04 00:00");
            scenario.backup("none")
                    .of("nightly")
                    .items(450)
                    .startsAt("03-03 02:00")
                    .completes("10m");

            scenario.until("03-03 12:00").isSilentAbout(NAME);
        }

        @Test
        void aNewerRunIsOnlyPartlyThereButHoldsThem() {
            runs("02-25 00:00", "03-01 12:00", holding(450, 3));
            runs("03-01 12:00", "03-02 12:00", holding(450, 0));
            nightly.runs("03-02 12:00", "03-03 12:00", run -> run.items(450)
                    .snapshots(2)
                    .partiallyFails("10m"));

            scenario.until("03-03 12:00").fires(NAME).at("03-02 02:15").resolvedAt("03-03 02:10");
        }

        @Test
        void theScheduleIsPaused() {
            runs("02-25 00:00", "03-01 12:00", holding(450, 3));
            runs("03-01 12:00", "03-02 12:00", holding(450, 0));
            nightly.pausedAt("03-02 09:00");

            scenario.until("03-02 12:00").fires(NAME).retiredAt("03-02 09:00", "schedule paused, not repaired");
        }

        @Test
        void itHasBeenSoForAHundredRuns() {
            nightly.cron("0 * * * *");
            runs("02-28 00:00", "03-01 12:00", holding(450, 3));
            runs("03-01 12:00", "03-06 12:00", holding(450, 0));

            scenario.until("03-06 12:00")
                    .fires(NAME)
                    .times(1)
                    .at("03-01 13:15")
                    .retiredAt("03-05 16:10", "100 runs in a row were like that, so it is taken for intended");
        }
    }
}
