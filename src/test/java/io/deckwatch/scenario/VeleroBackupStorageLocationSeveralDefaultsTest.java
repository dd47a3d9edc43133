package io.deckwatch.scenario;

import io.deckwatch.rule.location.StorageLocationSeveralDefaults;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class VeleroBackupStorageLocationSeveralDefaultsTest {

    private static final String NAME = StorageLocationSeveralDefaults.NAME;
    private final Scenario scenario = new Scenario();

    @Nested
    class FiresWhen {

        @Test
        void twoStayTheDefault() {
            scenario.schedule("nightly").good("02-20 00:00", "03-01 12:00");
            scenario.location("a").isDefault();
            scenario.location("b").defaultAt("03-01 15:00", true);

            scenario.until("03-01 23:00")
                    .fires(NAME)
                    .at("03-01 15:10")
                    .startsAt("03-01 15:10")
                    .severity("warning")
                    .label("velero_namespace", "velero")
                    .summary("2 storage locations in namespace velero are the default: a, b.")
                    .description("That concerns schedules nightly.");
        }

        @Test
        void aSecondDefaultIsMade() {
            scenario.schedule("nightly").good("02-20 00:00", "03-01 12:00");
            scenario.location("a").isDefault();
            scenario.locationSince("newer", "03-01 15:00").isDefault();

            scenario.until("03-01 23:00")
                    .fires(NAME)
                    .at("03-01 15:10")
                    .description("go to newer, which was created last");
        }
    }

    @Nested
    class SilentWhen {

        @Test
        void veleroResetsTheOther() {
            scenario.schedule("nightly").good("02-20 00:00", "03-01 12:00");
            scenario.location("a").isDefault().defaultAt("03-01 15:01", false);
            scenario.location("b").defaultAt("03-01 15:00", true);

            scenario.until("03-01 23:00").isSilent();
        }

        @Test
        void allSchedulesNameTheirLocation() {
            scenario.schedule("nightly").location("a").good("02-20 00:00", "03-01 12:00");
            scenario.location("a").isDefault();
            scenario.location("b").isDefault();

            scenario.until("03-01 23:00").isSilent();
        }

        @Test
        void oneIsLeft() {
            scenario.schedule("nightly").good("02-20 00:00", "03-01 12:00");
            scenario.location("a").isDefault();
            scenario.location("b").defaultAt("03-01 15:00", true).goneAt("03-01 17:00");

            scenario.until("03-01 23:00").fires(NAME).resolvedAt("03-01 17:00").times(1);
        }

        @Test
        void veleroIsDownAndCannotResetThem() {
            scenario.schedule("nightly").good("02-20 00:00", "03-01 12:00");
            scenario.location("a").isDefault().validated("1m", "02-28 23:00", "03-01 12:00");
            scenario.location("b").defaultAt("03-01 15:00", true);

            scenario.until("03-01 23:00").fires(NAME).inhibited();
        }
    }
}
