package io.deckwatch.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.deckwatch.alert.Transition.What;
import io.deckwatch.rule.location.StorageLocationValidationStale;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class VeleroBackupStorageLocationValidationStaleTest {

    private static final String NAME = StorageLocationValidationStale.NAME;
    private final Scenario scenario = new Scenario();

    private LocationScript location(String frequency) {
        return scenario.location("default").isDefault().frequency(frequency);
    }

    @Nested
    class FiresWhen {

        @Test
        void veleroIsDown() {
            scenario.schedule("nightly").good("02-20 00:00", "03-01 12:00");
            location("1m").validated("1m", "03-01 00:00", "03-01 12:00");

            scenario.until("03-01 20:00")
                    .fires(NAME)
                    .at("03-01 12:10")
                    .severity("critical")
                    .label("velero_namespace", "velero")
                    .label("storage_location", "")
                    .summary("Velero in namespace velero is down")
                    .description("Schedules that do not run: nightly.")
                    .annotation("next_run", "2026-03-02T02:00:00Z")
                    .times(1)
                    .stays();
        }

        @Test
        void itIsDownWithTwoLocationsOfWhichOneIsRarelyValidated() {
            scenario.schedule("nightly").good("02-20 00:00", "03-01 12:00");
            location("1m").validated("1m", "03-01 00:00", "03-01 12:00");
            scenario.location("rare").frequency("1h").validated("1h", "03-01 00:30", "03-01 11:30");

            scenario.until("03-01 20:00").fires(NAME).at("03-01 12:10").times(1);
        }

        @Test
        void nobodySaidHowOftenItIsValidatedAndItWasSeen() {
            scenario.schedule("nightly").good("02-20 00:00", "03-01 12:00");
            scenario.location("default").isDefault().validated("10m", "03-01 00:00", "03-01 12:00");

            scenario.until("03-01 20:00").fires(NAME).at("03-01 12:55");
        }

        @Test
        void itIsDownAgainAfterAnOutageThatTellsNothingOfHowOftenItIsValidated() {
            scenario.schedule("nightly").good("02-20 00:00", "03-01 23:00");
            scenario.location("default")
                    .isDefault()
                    .validated("1m", "03-01 00:00", "03-01 12:00")
                    .validated("1m", "03-01 12:26", "03-01 12:28");

            var course = scenario.until("03-01 12:38");

            course.fires(NAME).at("03-01 12:10").resolvedAt("03-01 12:31").times(2);
            assertThat(course.transitions()).last().satisfies(again -> {
                assertThat(again.what()).isEqualTo(What.FIRING);
                assertThat(again.at()).isEqualTo(Scenario.at("03-01 12:38"));
            });
        }

        @Test
        void itWasDownBeforeDeckwatchLooked() {
            scenario.schedule("nightly").good("02-20 00:00", "02-26 00:00");
            scenario.location("default").isDefault().with("2026-02-26T12:00:00Z", "status", "lastValidationTime");

            scenario.until("03-01 20:00").fires(NAME).at("03-01 00:00");
        }

        @Test
        void noScheduleIsEnabledWhichIsATicket() {
            scenario.schedule("nightly").pausedAt("02-20 00:00");
            location("1m").validated("1m", "03-01 00:00", "03-01 12:00");

            scenario.until("03-01 20:00").fires(NAME).severity("warning");
        }
    }

    @Nested
    class SilentWhen {

        @Test
        void veleroIsBackAfterARestart() {
            scenario.schedule("nightly").good("02-20 00:00", "03-01 23:00");
            location("1m").validated("1m", "03-01 00:00", "03-01 12:00").validated("1m", "03-01 12:08", "03-01 13:00");

            scenario.until("03-01 13:01").isSilent();
        }

        @Test
        void veleroIsBackAndHadTimeToStartWhatWaited() {
            scenario.schedule("nightly").good("02-20 00:00", "03-01 23:00");
            location("1m").validated("1m", "03-01 00:00", "03-01 12:00").validated("1m", "03-01 14:00", "03-01 15:00");

            scenario.until("03-01 15:01").fires(NAME).resolvedAt("03-01 14:05").times(1);
        }

        @Test
        void itIsValidatedOnceOnly() {
            scenario.schedule("nightly").good("02-20 00:00", "03-02 23:00");
            location("0s").validated("1m", "03-01 00:00", "03-01 00:00");

            scenario.until("03-02 20:00").isSilent();
        }

        @Test
        void itIsRarelyValidatedAsItsSpecSays() {
            scenario.schedule("nightly").good("02-20 00:00", "03-02 23:00");
            location("1h").validated("1h", "03-01 00:00", "03-02 20:00");

            scenario.until("03-02 20:00").isSilent();
        }

        @Test
        void itIsValidatedMoreRarelyFromNowOnWhichTwoIntervalsShow() {
            scenario.schedule("nightly").good("02-20 00:00", "03-02 23:00");
            scenario.location("default")
                    .isDefault()
                    .validated("1m", "03-01 00:00", "03-01 12:00")
                    .validated("1h", "03-01 13:00", "03-02 20:00");

            scenario.until("03-02 20:00").fires(NAME).times(1).resolvedAt("03-01 14:05");
        }

        @Test
        void itIsRarelyValidatedAsAFlagOfTheServerSays() {
            scenario.schedule("nightly").good("02-20 00:00", "03-02 23:00");
            scenario.location("default").isDefault().validated("10m", "02-28 00:05", "03-02 20:00");

            scenario.until("03-02 20:00").isSilent();
        }

        @Test
        void oneLocationHangsAndAnotherIsValidated() {
            scenario.schedule("nightly").good("02-20 00:00", "03-02 23:00");
            location("1m").validated("1m", "03-01 00:00", "03-01 20:00");
            scenario.location("hangs").frequency("1m").validated("1m", "03-01 00:00", "03-01 12:00");

            scenario.until("03-01 20:00").isSilent();
        }

        @Test
        void nothingIsHeardOfTheWatch() {
            scenario.schedule("nightly").good("02-20 00:00", "03-02 23:00");
            location("1m").validated("1m", "03-01 00:00", "03-01 20:00");
            scenario.silent("03-01 12:00", "03-01 18:00");

            scenario.until("03-01 20:00").isSilentAbout(NAME);
        }

        @Test
        void itWasNeverValidated() {
            scenario.schedule("nightly").good("02-20 00:00", "03-02 23:00");
            scenario.location("default").isDefault();

            scenario.until("03-01 20:00").isSilent();
        }

        @Test
        void theFrequencyIsNonsense() {
            scenario.schedule("nightly").good("02-20 00:00", "03-02 23:00");
            location("often").validated("1m", "03-01 00:00", "03-01 20:00");

            scenario.until("03-01 20:00").isSilent();
        }

        @Test
        void veleroIsUninstalled() {
            scenario.schedule("nightly").good("02-20 00:00", "03-01 12:00").goneAt("03-01 12:30");
            location("1m").validated("1m", "03-01 00:00", "03-01 12:00").goneAt("03-01 12:30");

            scenario.until("03-01 20:00").fires(NAME).retiredAt("03-01 12:30", "no storage location there any more");
        }

        @Test
        void allThatItCausesIsHeardOnlyThroughIt() {
            scenario.schedule("nightly").good("02-20 00:00", "03-01 12:00");
            scenario.schedule("hourly").cron("0 * * * *").good("02-28 00:00", "03-01 12:00");
            location("1m").validated("1m", "03-01 00:00", "03-01 12:00");

            var course = scenario.until("03-01 13:50");

            assertThat(course.heard()).containsExactly(NAME);
            assertThat(course.names(What.FIRING)).contains("VeleroNoRecentBackup");
        }
    }
}
