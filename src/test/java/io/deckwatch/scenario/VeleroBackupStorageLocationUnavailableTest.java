package io.deckwatch.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.deckwatch.rule.location.StorageLocationUnavailable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class VeleroBackupStorageLocationUnavailableTest {

    private static final String NAME = StorageLocationUnavailable.NAME;
    private final Scenario scenario = new Scenario();

    @Nested
    class FiresWhen {

        @Test
        void itIsTheDefaultAndARunIsDueWithinADay() {
            scenario.schedule("nightly").good("02-20 00:00", "03-02 00:00");
            scenario.location("default").isDefault().unavailableAt("03-01 12:00", "no such bucket");

            scenario.until("03-01 13:00")
                    .fires(NAME)
                    .at("03-01 12:05")
                    .startsAt("03-01 12:05")
                    .severity("critical")
                    .label("storage_location", "default")
                    .summary("Storage location default is Unavailable: 1 schedule cannot run.")
                    .description("The next run that is lost is nightly at 2026-03-02 02:00 UTC. 10 backups lie there")
                    .annotation("reason", "no such bucket")
                    .annotation("next_run", "2026-03-02T02:00:00Z");
        }

        @Test
        void aScheduleNamesItAndARunIsDueWithinADay() {
            scenario.schedule("nightly").location("offsite");
            scenario.location("default").isDefault();
            scenario.location("offsite").unavailableAt("03-01 12:00");

            scenario.until("03-01 13:00")
                    .fires(NAME, "storage_location", "offsite")
                    .severity("critical");
        }

        @Test
        void severalSchedulesWriteThereAndItNamesThem() {
            scenario.schedule("early").cron("0 1 * * *").good("02-26 00:00", "03-01 12:00");
            scenario.schedule("late").cron("0 5 * * *").good("02-26 00:00", "03-01 12:00");
            scenario.location("default").isDefault().unavailableAt("03-01 12:00");

            scenario.until("03-01 13:00")
                    .fires(NAME)
                    .summary("2 schedules cannot run")
                    .description("lost is early at 2026-03-02 01:00 UTC; schedules that write there: early, late.");
        }

        @Test
        void theNextRunIsDaysAwayAndItWorsensWhenThatIsNear() {
            scenario.schedule("weekly").cron("0 2 * * 0").good("02-01 12:00", "03-01 12:00");
            scenario.location("default").isDefault().unavailableAt("03-03 12:00");

            scenario.until("03-07 13:00")
                    .fires(NAME)
                    .at("03-03 12:05")
                    .severity("warning")
                    .becomes("critical", "03-07 02:00");
        }

        @Test
        void itIsTheDefaultOfNoSchedule() {
            scenario.location("default").isDefault().unavailableAt("03-03 12:00");

            scenario.until("03-04 13:00").fires(NAME).severity("warning");
        }

        @Test
        void onlyBackupsLieThere() {
            scenario.location("old").unavailableAt("03-03 12:00");
            scenario.backup("b")
                    .with("old", "spec", "storageLocation")
                    .startsAt("03-01 10:00")
                    .completes("5m");

            scenario.until("03-04 13:00").fires(NAME).severity("warning").description("1 backup lies there");
        }

        @Test
        void nobodyUsesIt() {
            scenario.location("old").unavailableAt("03-03 12:00");
            scenario.backup("b")
                    .with("old", "spec", "storageLocation")
                    .startsAt("03-01 10:00")
                    .fails("5m", "no");

            scenario.until("03-04 13:00").fires(NAME).severity("info").description("No backup is known to lie there.");
        }

        @Test
        void theScheduleThatUsesItIsPaused() {
            scenario.schedule("nightly").pausedAt("03-01 00:00");
            scenario.location("default").unavailableAt("03-03 12:00");
            scenario.scheduleNamed("nightly").orElseThrow().location("default");

            scenario.until("03-04 13:00").fires(NAME).severity("warning");
        }

        @Test
        void anIntervalIsDueInDays() {
            scenario.schedule("slow").cron("@every 240h");
            scenario.backup("b").of("slow").startsAt("03-01 00:00").completes("5m");
            scenario.location("default").isDefault().unavailableAt("03-03 12:00");

            scenario.until("03-11 00:00").fires(NAME).severity("warning").becomes("critical", "03-10 00:00");
        }
    }

    @Nested
    class SilentWhen {

        @Test
        void itIsAvailable() {
            scenario.schedule("nightly").good("02-20 00:00", "03-02 00:00");
            scenario.location("default").isDefault();

            scenario.until("03-01 13:00").isSilent();
        }

        @Test
        void itWasAwayForTwoMinutes() {
            scenario.schedule("nightly").good("02-20 00:00", "03-02 00:00");
            scenario.location("default")
                    .isDefault()
                    .unavailableAt("03-01 12:00")
                    .availableAt("03-01 12:02")
                    .unavailableAt("03-01 12:06")
                    .availableAt("03-01 12:08");

            scenario.until("03-01 13:00").isSilent();
        }

        @Test
        void itIsBack() {
            scenario.schedule("nightly").good("02-20 00:00", "03-02 00:00");
            scenario.location("default")
                    .isDefault()
                    .unavailableAt("03-01 12:00")
                    .availableAt("03-01 12:30");

            scenario.until("03-01 13:00").fires(NAME).resolvedAt("03-01 12:30");
        }

        @Test
        void itWasNeverValidated() {
            scenario.schedule("nightly").good("02-20 00:00", "03-02 00:00");
            scenario.location("default").isDefault().with("", "status", "phase");

            scenario.until("03-01 13:00").isSilent();
        }

        @Test
        void itIsDeleted() {
            scenario.schedule("nightly").good("02-20 00:00", "03-02 00:00");
            scenario.location("default")
                    .isDefault()
                    .unavailableAt("03-01 12:00")
                    .goneAt("03-01 12:30");

            scenario.until("03-01 13:00").fires(NAME).retiredAt("03-01 12:30", "storage location deleted");
        }

        @Test
        void anAnnotationSaysToIgnoreItForAWhile() {
            scenario.schedule("nightly").good("02-20 00:00", "03-05 00:00");
            scenario.location("default")
                    .isDefault()
                    .annotated("ignore", "*")
                    .annotated("ignore-until", "2026-03-01T15:00:00Z")
                    .unavailableAt("03-01 12:00");

            scenario.until("03-01 16:00").fires(NAME).at("03-01 15:00").startsAt("03-01 12:05");
        }

        @Test
        void allThatItCausesIsHeardOnlyThroughIt() {
            scenario.schedule("a").good("02-20 00:00", "03-02 00:00");
            scenario.schedule("b").good("02-20 00:00", "03-02 00:00");
            scenario.location("default").isDefault().unavailableAt("03-02 01:50");
            for (var name : new String[] {"a", "b"}) {
                scenario.backup(name + "1").of(name).failsValidation("03-02 02:00", "Unavailable");
            }

            var course = scenario.until("03-02 23:00");

            assertThat(course.heard()).containsExactly(NAME);
            assertThat(course.names(io.deckwatch.alert.Transition.What.FIRING))
                    .contains("VeleroBackupFailed", "VeleroNoRecentBackup");
        }
    }
}
