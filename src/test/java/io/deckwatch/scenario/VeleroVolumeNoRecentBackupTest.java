package io.deckwatch.scenario;

import io.deckwatch.rule.transfer.DataTransferFailed;
import io.deckwatch.rule.transfer.VolumeNoRecentBackup;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class VeleroVolumeNoRecentBackupTest {

    private static final String NAME = VolumeNoRecentBackup.NAME;
    private final Scenario scenario = new Scenario();
    private final ScheduleScript nightly = scenario.schedule("nightly");

    /** The nightly run of that day of March, which copies these volumes. */
    private BackupScript night(int day, String... volumes) {
        var date = "03-0" + day;
        for (var volume : List.of(volumes)) {
            var parts = volume.split("/");
            scenario.podVolumeBackup(day + parts[0] + parts[1], "worker-1")
                    .of("n" + day)
                    .volume(parts[0], parts[1])
                    .startsAt(date + " 02:01")
                    .completesAt(date + " 02:05");
        }
        return scenario.backup("n" + day).of("nightly").startsAt(date + " 02:00");
    }

    private void failing(int day) {
        scenario.upload("f" + day)
                .of("n" + day)
                .startsAt("03-0" + day + " 02:01")
                .failsAt("03-0" + day + " 02:09", "no space left");
    }

    @Nested
    class FiresWhen {

        @Test
        void aVolumeFailsInTwoRunsInARow() {
            night(1, "shop/data", "shop/logs").completes("10m");
            night(2, "shop/logs").partiallyFails("10m");
            failing(2);
            night(3, "shop/logs").partiallyFails("10m");
            failing(3);

            var course = scenario.until("03-03 12:00");

            course.fires(NAME)
                    .at("03-03 02:10")
                    .severity("warning")
                    .uninhibited()
                    .label("schedule", "nightly")
                    .label("volume", "shop/data")
                    .label("namespace", "shop")
                    .annotation("reason", "no space left")
                    .annotation("last_good", "2026-03-01T02:00:00Z")
                    .annotation("last_good_expires", "2026-03-31T02:00:00Z")
                    .summary("Volume shop/data is not in the last 2 backups of schedule nightly.")
                    .description("The last good copy is in backup n1, started 2026-03-01 02:00 UTC. Velero tried and"
                            + " failed:")
                    .stays();
            course.fires(DataTransferFailed.NAME).inhibited();
        }

        @Test
        void itGoesOnFailingAndThatIsOneMatter() {
            night(1, "shop/data", "shop/logs").completes("10m");
            night(2).partiallyFails("10m");
            failing(2);
            night(3).partiallyFails("10m");
            failing(3);
            night(4).partiallyFails("2h");
            failing(4);

            scenario.until("03-04 12:00").fires(NAME).at("03-03 02:10").times(1).stays();
        }

        @Test
        void itsPodDoesNotRunAndItIsSkippedThoughTheBackupsComplete() {
            night(1, "shop/data").warnings(2).completes("10m");
            night(2).warnings(3).completes("10m");
            night(3).warnings(3).completes("10m");

            scenario.until("03-03 12:00")
                    .fires(NAME)
                    .at("03-03 02:10")
                    .severity("warning")
                    .description("so it does when the pod that uses the volume is not running")
                    .stays();
        }

        @Test
        void itIsLeftOutWithoutASignAndThatIsANoteForAWeek() {
            night(1, "shop/data", "shop/logs").completes("10m");
            night(2, "shop/logs").completes("10m");
            night(3, "shop/logs").completes("10m");

            scenario.until("03-20 00:00")
                    .fires(NAME)
                    .at("03-03 02:10")
                    .severity("info")
                    .description("If the volume was deleted or its workload scaled down, that is right.")
                    .resolvedAt("03-10 02:10");
        }

        @Test
        void theProcessIsReplacedMeanwhile() {
            night(1, "shop/data", "shop/logs").completes("10m");
            night(2, "shop/logs").partiallyFails("10m");
            failing(2);
            night(3, "shop/logs").partiallyFails("10m");
            failing(3);

            scenario.restartAt("03-03 02:05")
                    .restartAt("03-03 05:00")
                    .until("03-03 12:00")
                    .fires(NAME)
                    .at("03-03 02:10")
                    .times(1)
                    .stays();
        }

        @Test
        void theBackupWithItsLastCopyIsGone() {
            night(1, "shop/data", "shop/logs").completes("10m").goneAt("03-03 01:00");
            night(2, "shop/logs").partiallyFails("10m");
            failing(2);
            night(3, "shop/logs").partiallyFails("10m");
            failing(3);

            scenario.until("03-03 12:00").fires(NAME).description("started 2026-03-01 02:00 UTC, which is gone.");
        }
    }

    @Nested
    class SilentWhen {

        @Test
        void eachRunHasIt() {
            night(1, "shop/data").completes("10m");
            night(2, "shop/data").completes("10m");
            night(3, "shop/data").completes("10m");

            scenario.until("03-03 12:00").isSilentAbout(NAME);
        }

        @Test
        void oneRunIsWithoutIt() {
            night(1, "shop/data").completes("10m");
            night(2).warnings(5).completes("10m");
            night(3, "shop/data").completes("10m");

            scenario.until("03-03 12:00").isSilentAbout(NAME);
        }

        @Test
        void itIsThereAgain() {
            night(1, "shop/data").completes("10m");
            night(2).warnings(5).completes("10m");
            night(3).warnings(5).completes("10m");
            night(4, "shop/data").completes("10m");

            scenario.until("03-04 12:00").fires(NAME).at("03-03 02:10").resolvedAt("03-04 02:10");
        }

        @Test
        void itsWholeNamespaceIsNoLongerThere() {
            night(1, "shop/data", "shop/logs", "crm/db").completes("10m");
            night(2, "crm/db").completes("10m");
            night(3, "crm/db").completes("10m");

            scenario.until("03-20 00:00").isSilentAbout(NAME);
        }

        @Test
        void theRunsFailedAsAWholeWhichIsToldOf() {
            night(1, "shop/data").completes("10m");
            night(2).fails("10m", "no space left");
            night(3).fails("10m", "no space left");

            scenario.until("03-03 12:00").isSilentAbout(NAME);
        }

        @Test
        void theRunsWereAskedForSomethingElse() {
            night(1, "shop/data", "shop/logs").completes("10m");
            night(2, "shop/logs")
                    .with(List.of("data"), "spec", "excludedResources")
                    .completes("10m");
            night(3, "shop/logs")
                    .with(List.of("data"), "spec", "excludedResources")
                    .completes("10m");

            scenario.until("03-03 12:00").isSilentAbout(NAME);
        }

        @Test
        void itWasNeverCopied() {
            night(1, "shop/logs").partiallyFails("10m");
            failing(1);
            night(2, "shop/logs").partiallyFails("10m");
            failing(2);

            scenario.until("03-03 01:00").isSilentAbout(NAME);
        }

        @Test
        void theScheduleIsPaused() {
            night(1, "shop/data").completes("10m");
            night(2).warnings(5).completes("10m");
            night(3).warnings(5).completes("10m");
            nightly.pausedAt("03-03 08:00");

            scenario.until("03-03 12:00").fires(NAME).retiredAt("03-03 08:00", "schedule paused, not repaired");
        }

        @Test
        void theScheduleWasMadeAnew() {
            night(1, "shop/data").completes("10m");
            nightly.recreatedAt("03-01 12:00");
            night(2).warnings(5).completes("10m");
            night(3).warnings(5).completes("10m");

            scenario.until("03-03 12:00").isSilentAbout(NAME);
        }
    }
}
