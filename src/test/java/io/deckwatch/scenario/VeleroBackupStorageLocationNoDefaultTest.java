package io.deckwatch.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.deckwatch.rule.location.StorageLocationNoDefault;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class VeleroBackupStorageLocationNoDefaultTest {

    private static final String NAME = StorageLocationNoDefault.NAME;
    private final Scenario scenario = new Scenario();

    @Nested
    class FiresWhen {

        @Test
        void theDefaultWasTakenAway() {
            scenario.schedule("nightly").good("02-20 00:00", "03-01 12:00");
            scenario.location("s3").isDefault().defaultAt("03-01 15:00", false);
            scenario.location("offsite");

            scenario.until("03-01 23:00")
                    .fires(NAME)
                    .at("03-01 15:10")
                    .severity("warning")
                    .label("velero_namespace", "velero")
                    .summary("No storage location in namespace velero is the default, but 1 schedule needs one.")
                    .description("There are: offsite, s3.")
                    .annotation("next_run", "2026-03-02T02:00:00Z");
        }

        @Test
        void theDefaultLocationWasDeleted() {
            scenario.schedule("nightly").good("02-20 00:00", "03-01 12:00");
            scenario.location("s3").isDefault().goneAt("03-01 15:00");
            scenario.location("offsite");

            scenario.until("03-01 23:00").fires(NAME).at("03-01 15:10").startsAt("03-01 15:10");
        }

        @Test
        void aScheduleWithoutALocationIsMadeWhereNoneIsTheDefault() {
            scenario.location("s3");
            scenario.scheduleSince("nightly", "03-01 15:00");

            scenario.until("03-01 23:00").fires(NAME).at("03-01 15:10");
        }
    }

    @Nested
    class SilentWhen {

        @Test
        void theDefaultLocationIsReplaced() {
            scenario.schedule("nightly").good("02-20 00:00", "03-01 12:00");
            scenario.location("s3").isDefault().goneAt("03-01 15:00").recreatedAt("03-01 15:02");
            scenario.location("offsite");

            scenario.until("03-01 23:00").isSilent();
        }

        @Test
        void allSchedulesNameTheirLocation() {
            scenario.schedule("nightly").location("s3").good("02-20 00:00", "03-01 12:00");
            scenario.location("s3");

            scenario.until("03-01 23:00").isSilent();
        }

        @Test
        void oneIsNamedDefaultWhichTheServerTakes() {
            scenario.schedule("nightly").good("02-20 00:00", "03-01 12:00");
            scenario.location("default");

            scenario.until("03-01 23:00").isSilent();
        }

        @Test
        void theScheduleIsPaused() {
            scenario.schedule("nightly").pausedAt("02-20 00:00");
            scenario.location("s3");

            scenario.until("03-01 23:00").isSilent();
        }

        @Test
        void thereIsADefaultAgain() {
            scenario.schedule("nightly").good("02-20 00:00", "03-01 12:00");
            scenario.location("s3").isDefault().defaultAt("03-01 15:00", false).defaultAt("03-01 16:00", true);

            scenario.until("03-01 23:00").fires(NAME).resolvedAt("03-01 16:00").times(1);
        }

        @Test
        void aRunThatIsRefusedForItIsHeardThroughIt() {
            scenario.schedule("nightly").good("02-20 00:00", "03-01 12:00");
            scenario.location("s3").isDefault().defaultAt("03-01 15:00", false);
            scenario.backup("refused").of("nightly").failsValidation("03-02 02:00", "no default");

            assertThat(scenario.until("03-02 12:00").heard()).containsExactly(NAME);
        }
    }
}
