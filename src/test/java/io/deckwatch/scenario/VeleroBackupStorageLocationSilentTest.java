package io.deckwatch.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.deckwatch.rule.location.StorageLocationSilent;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class VeleroBackupStorageLocationSilentTest {

    private static final String NAME = StorageLocationSilent.NAME;
    private final Scenario scenario = new Scenario().firstContactAt("03-09 00:00");
    private LocationScript offsite;

    @BeforeEach
    void twoLocations() {
        scenario.location("default").isDefault();
        offsite = scenario.location("offsite");
    }

    /** Sundays at 03:00; 1 and 8 March in offsite, 15 and 22 March in the default location. */
    private ScheduleScript moved(String name) {
        return scenario.schedule(name)
                .cron("0 3 * * 0")
                .location("offsite")
                .runs("02-26 00:00", "03-09 00:00", run -> run.in("offsite").completes("10m"))
                .locationChangedAt("03-11 10:00", null)
                .runs("03-12 00:00", "03-23 00:00", run -> run.completes("10m"));
    }

    @Nested
    class FiresWhen {

        @Test
        void theScheduleThatWroteThereWritesElsewhere() {
            moved("weekly");

            scenario.until("03-20 00:00")
                    .fires(NAME)
                    .at("03-16 03:00")
                    .startsAt("03-16 03:00")
                    .severity("warning")
                    .label("storage_location", "offsite")
                    .summary("Storage location offsite receives no backups any more, though the schedules run.")
                    .description("Schedule weekly wrote there and writes to default now")
                    .annotation("last_good", "2026-03-08T03:00:00Z")
                    .times(1)
                    .stays();
        }

        @Test
        void bothSchedulesThatWroteThereWriteElsewhere() {
            moved("a");
            moved("b");

            scenario.until("03-20 00:00")
                    .fires(NAME)
                    .at("03-16 03:00")
                    .description("Schedules a, b wrote there and write to default now")
                    .times(1);
        }

        @Test
        void anotherLocationBecameTheDefault() {
            scenario.schedule("daily")
                    .runs("03-04 00:00", "03-10 12:00", run -> run.in("offsite").completes("10m"))
                    .runs("03-10 12:00", "03-13 00:00", run -> run.completes("10m"));
            offsite.isDefault().defaultAt("03-10 12:00", false);
            scenario.locationSince("third", "03-10 12:00").isDefault();

            scenario.until("03-13 00:00")
                    .fires(NAME, "storage_location", "offsite")
                    .at("03-11 05:25")
                    .severity("warning");
        }

        @Test
        void theScheduleWasDeletedAndMadeAnewWithAnotherLocation() {
            scenario.schedule("weekly")
                    .cron("0 3 * * 0")
                    .location("offsite")
                    .runs("02-26 00:00", "03-09 00:00", run -> run.in("offsite").completes("10m"))
                    .goneAt("03-11 10:00")
                    .locationChangedAt("03-11 10:01", null)
                    .recreatedAt("03-11 10:01")
                    .runs("03-12 00:00", "03-16 00:00", run -> run.completes("10m"));

            scenario.until("03-17 00:00").fires(NAME).at("03-16 03:00");
        }

        @Test
        void theBackupsThereHaveExpiredMeanwhile() {
            moved("weekly");
            scenario.backup("weekly-old")
                    .of("weekly")
                    .in("offsite")
                    .keptFor("100h")
                    .startsAt("03-08 04:00")
                    .completes("5m")
                    .goneAt("03-12 08:30");

            scenario.until("03-20 00:00").fires(NAME).times(1).stays();
        }
    }

    @Nested
    class SilentWhen {

        @Test
        void theScheduleWritesThere() {
            scenario.schedule("weekly")
                    .cron("0 3 * * 0")
                    .location("offsite")
                    .runs("02-26 00:00", "03-23 00:00", run -> run.in("offsite").completes("10m"));

            scenario.until("03-24 00:00").isSilentAbout(NAME);
        }

        @Test
        void anotherScheduleStillWritesThere() {
            moved("weekly");
            scenario.schedule("daily").location("offsite").runs("03-01 00:00", "03-23 00:00", run -> run.in("offsite")
                    .completes("10m"));

            scenario.until("03-23 00:00").isSilentAbout(NAME);
        }

        @Test
        void theScheduleIsPaused() {
            moved("weekly").pausedAt("03-15 12:00");

            scenario.until("03-23 00:00").isSilentAbout(NAME);
        }

        @Test
        void theScheduleIsDeleted() {
            scenario.schedule("weekly")
                    .cron("0 3 * * 0")
                    .location("offsite")
                    .runs("02-26 00:00", "03-09 00:00", run -> run.in("offsite").completes("10m"))
                    .locationChangedAt("03-11 10:00", null)
                    .runs("03-12 00:00", "03-15 12:00", run -> run.completes("10m"))
                    .goneAt("03-15 12:00");

            scenario.until("03-23 00:00").isSilentAbout(NAME);
        }

        @Test
        void theScheduleFailsAtItsNewPlace() {
            scenario.schedule("weekly")
                    .cron("0 3 * * 0")
                    .location("offsite")
                    .runs("02-26 00:00", "03-09 00:00", run -> run.in("offsite").completes("10m"))
                    .locationChangedAt("03-11 10:00", null)
                    .runs("03-12 00:00", "03-16 00:00", run -> run.fails("10m", "no space left"));

            var course = scenario.until("03-20 00:00");

            course.isSilentAbout(NAME);
            assertThat(course.heard()).contains("VeleroBackupFailed");
        }

        @Test
        void aScheduleWroteThereOnce() {
            scenario.schedule("weekly")
                    .cron("0 3 * * 0")
                    .runs("02-26 00:00", "03-02 00:00", run -> run.in("offsite").completes("10m"))
                    .runs("03-02 00:00", "03-23 00:00", run -> run.completes("10m"));

            scenario.until("03-23 00:00").isSilentAbout(NAME);
        }

        @Test
        void onlyBackupsByHandLieThere() {
            scenario.schedule("nightly").good("03-08 00:00", "03-23 00:00");
            for (var day : new String[] {"03-01", "03-02", "03-03"}) {
                scenario.backup("by-hand-" + day)
                        .in("offsite")
                        .startsAt(day + " 10:00")
                        .completes("5m");
            }

            scenario.until("03-23 00:00").isSilentAbout(NAME);
        }

        @Test
        void onlyBackupsOfAnotherClusterLieThere() {
            scenario.schedule("weekly")
                    .cron("0 3 * * 0")
                    .runs("02-26 00:00", "03-23 00:00", run -> run.completes("10m"));
            for (var day : new String[] {"01", "02", "03"}) {
                scenario.backup("there-" + day)
                        .of("weekly")
                        .in("offsite")
                        .madeElsewhere("03-" + day + " 03:00", "5m", "Completed", "03-09 00:00");
            }

            scenario.until("03-23 00:00").isSilentAbout(NAME);
        }

        @Test
        void itIsReadOnly() {
            moved("weekly");
            offsite.readOnlyAt("03-11 11:00");

            scenario.until("03-20 00:00").isSilentAbout(NAME);
        }

        @Test
        void itIsDeleted() {
            moved("weekly");
            offsite.goneAt("03-17 00:00");

            scenario.until("03-20 00:00").fires(NAME).retiredAt("03-17 00:00", "storage location deleted");
        }

        @Test
        void theScheduleIsSetRightAgain() {
            moved("weekly").locationChangedAt("03-17 09:00", "offsite");

            scenario.until("03-20 00:00").fires(NAME).resolvedAt("03-17 09:00").times(1);
        }

        @Test
        void itIsUnavailableAndSomebodyMovedTheScheduleAwayFromItThen() {
            moved("weekly");
            offsite.unavailableAt("03-11 09:00").availableAt("03-18 00:00");

            scenario.until("03-20 00:00").fires(NAME).inhibited().breaksThroughAt("03-18 00:00");
        }
    }
}
