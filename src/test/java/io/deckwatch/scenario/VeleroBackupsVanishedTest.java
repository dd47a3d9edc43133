package io.deckwatch.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.deckwatch.alert.Transition.What;
import io.deckwatch.rule.location.BackupsVanished;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class VeleroBackupsVanishedTest {

    private static final String NAME = BackupsVanished.NAME;
    private final Scenario scenario = new Scenario();
    private LocationScript location;

    @BeforeEach
    void aLocation() {
        location = scenario.location("default").isDefault().syncedAt("03-02 13:05");
    }

    /** Ten nights, the newest on 2 March at 02:00. */
    private ScheduleScript nightly(Consumer<BackupScript> each) {
        return scenario.schedule("nightly").runs("02-21 00:00", "03-02 03:00", run -> {
            run.completes("10m");
            each.accept(run);
        });
    }

    @Nested
    class FiresWhen {

        @Test
        void theBucketWasEmptied() {
            nightly(run -> run.goneAt("03-02 13:10"));
            location.syncedAt("03-02 13:10");

            var course = scenario.until("03-02 20:00");

            course.fires(NAME)
                    .at("03-02 13:15")
                    .startsAt("03-02 13:15")
                    .severity("critical")
                    .label("storage_location", "default")
                    .summary("10 backups vanished from storage location default; none is left there.")
                    .description("Schedules that lost restore points: nightly.")
                    .times(1)
                    .stays();
            assertThat(course.heard()).containsExactly(NAME);
            assertThat(course.names(What.FIRING)).contains("VeleroBackupStale");
        }

        @Test
        void theBucketWasEmptiedWhileDeckwatchWasAway() {
            nightly(run -> run.goneAt("03-02 13:10"));
            location.syncedAt("03-02 13:10").syncedAt("03-02 14:01");
            scenario.silent("03-02 13:00", "03-02 14:00");

            scenario.until("03-02 20:00").fires(NAME).at("03-02 14:05").severity("critical");
        }

        @Test
        void syncLooksOnlyOnceAnHour() {
            nightly(run -> run.goneAt("03-02 13:10"));
            location.syncedAt("03-02 14:05");

            scenario.until("03-02 20:00").fires(NAME).at("03-02 14:05").startsAt("03-02 13:15");
        }

        @Test
        void someOfManyVanishedWhichIsATicket() {
            nightly(run -> {});
            scenario.schedule("hourly")
                    .cron("0 * * * *")
                    .runs("03-01 00:00", "03-02 13:00", run -> run.completes("1m"));
            scenario.schedule("old").runs("02-26 00:00", "03-02 03:00", run -> run.completes("1m")
                    .goneAt("03-02 13:10"));
            location.syncedAt("03-02 13:10");

            scenario.until("03-02 13:30")
                    .fires(NAME)
                    .severity("warning")
                    .summary("5 backups vanished from storage location default; 47 are left there.");
        }

        @Test
        void howBadItIsStaysWhateverIsMadeOrExpiresLater() {
            scenario.schedule("hourly").cron("0 * * * *").runs("02-28 20:00", "03-02 13:00", run -> run.keptFor("30h")
                    .completes("1m")
                    .goneAt("03-02 13:10"));
            scenario.scheduleNamed("hourly")
                    .orElseThrow()
                    .runs("03-02 13:30", "03-03 13:30", run -> run.completes("1m"));
            location.syncedAt("03-02 13:10");

            var course = scenario.until("03-03 14:00");

            course.fires(NAME).severity("critical").resolvedAt("03-03 13:10").times(1);
            assertThat(course.pages()).containsExactly(NAME);
        }

        @Test
        void theOnlyOneVanishedWhichIsATicket() {
            scenario.backup("by-hand").startsAt("03-01 10:00").completes("5m").goneAt("03-02 13:10");
            location.syncedAt("03-02 13:10");

            scenario.until("03-02 20:00")
                    .fires(NAME)
                    .severity("warning")
                    .summary("1 backup vanished from storage location default; none is left there.");
        }

        @Test
        void theEvaluatingProcessIsReplacedMeanwhile() {
            nightly(run -> run.goneAt("03-02 13:10"));
            location.syncedAt("03-02 13:10");

            scenario.restartAt("03-02 13:12")
                    .restartAt("03-02 16:00")
                    .until("03-02 20:00")
                    .fires(NAME)
                    .times(1)
                    .stays();
        }
    }

    @Nested
    class SilentWhen {

        @Test
        void theyComeBackBySync() {
            nightly(run -> run.goneAt("03-02 13:10").syncedAt("03-02 13:11"));
            location.syncedAt("03-02 13:11");

            scenario.until("03-02 20:00").isSilent();
        }

        @Test
        void theyComeBackBySyncThatLooksOnlyOnceAnHour() {
            nightly(run -> run.goneAt("03-02 13:10").syncedAt("03-02 14:05"));
            location.syncedAt("03-02 14:06");

            scenario.until("03-02 20:00").isSilentAbout(NAME);
        }

        @Test
        void veleroNeverSynced() {
            scenario.location("other");
            scenario.schedule("s").location("other").runs("02-21 00:00", "03-02 03:00", run -> run.in("other")
                    .completes("5m")
                    .goneAt("03-02 13:10"));

            scenario.until("03-02 20:00").isSilentAbout(NAME);
        }

        @Test
        void theyHadExpired() {
            nightly(run -> run.keptFor("24h").goneAt("03-03 03:00"));
            location.syncedAt("03-03 03:30");

            scenario.until("03-03 20:00").isSilentAbout(NAME);
        }

        @Test
        void veleroDeletedThem() {
            nightly(run -> run.phaseAt("03-02 13:09", "Deleting").goneAt("03-02 13:10"));
            location.syncedAt("03-02 13:10");

            scenario.until("03-02 20:00").isSilentAbout(NAME);
        }

        @Test
        void theirDeletionWasAskedForAndTheRestHappenedWhileNobodyWatched() {
            nightly(run -> run.goneAt("03-02 13:10"));
            for (var day :
                    new String[] {"0221", "0222", "0223", "0224", "0225", "0226", "0227", "0228", "0301", "0302"}) {
                scenario.deletion("nightly-2026" + day + "020000")
                        .createdAt("03-02 12:59")
                        .goneAt("03-02 14:00");
            }
            location.syncedAt("03-02 14:01");
            scenario.silent("03-02 13:00", "03-02 14:00");

            scenario.until("03-04 20:00").isSilentAbout(NAME);
        }

        @Test
        void oneOfManyIsGone() {
            nightly(run -> {});
            scenario.backup("by-hand").startsAt("03-01 10:00").completes("5m").goneAt("03-02 13:10");
            location.syncedAt("03-02 13:10");

            scenario.until("03-02 20:00").isSilentAbout(NAME);
        }

        @Test
        void theyAreOfAnotherClusterThatDeletedThem() {
            for (var day = 1; day <= 5; day++) {
                scenario.backup("there-" + day)
                        .madeElsewhere("02-2" + day + " 03:00", "5m", "Completed", "03-01 00:00")
                        .goneAt("03-02 13:10");
            }
            location.syncedAt("03-02 13:10");

            scenario.until("03-02 20:00").isSilentAbout(NAME);
        }

        @Test
        void theScheduleOwnedItsBackupsAndWasDeleted() {
            nightly(run -> run.goneAt("03-02 13:10").syncedAt("03-02 13:12")).goneAt("03-02 13:10");
            location.syncedAt("03-02 13:12");

            scenario.until("03-02 20:00").isSilent();
        }

        @Test
        void theLocationIsDeletedToo() {
            nightly(run -> run.goneAt("03-02 13:10"));
            location.goneAt("03-02 13:10");

            scenario.until("03-02 20:00").isSilentAbout(NAME);
        }

        @Test
        void aDayHasPassedAndTheNextRunsAreGood() {
            nightly(run -> run.goneAt("03-02 13:10")).good("03-02 12:00", "03-05 00:00");
            location.syncedAt("03-02 13:10");

            scenario.until("03-05 00:00").fires(NAME).resolvedAt("03-03 13:10").times(1);
        }
    }
}
