package io.deckwatch.scenario;

import io.deckwatch.rule.location.MassDeletion;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class VeleroMassDeletionTest {

    private static final String NAME = MassDeletion.NAME;
    private final Scenario scenario = new Scenario();

    @BeforeEach
    void aLocationAndTenNights() {
        scenario.location("default").isDefault();
        scenario.schedule("nightly").runs("02-20 00:00", "03-01 12:00", run -> run.completes("10m"));
    }

    /** The backups of so many nights from 20 February on are to be deleted, one each so many minutes. */
    private void deleted(int count, int minutes) {
        for (var i = 0; i < count; i++) {
            var night = Scenario.at("02-20 02:00").plusSeconds(86_400L * i);
            var at = Scenario.at("03-01 15:00").plusSeconds(60L * minutes * i);
            scenario.deletion("nightly-" + night.toString().replaceAll("\\D", ""))
                    .createdAt(text(at));
        }
    }

    private static String text(Instant at) {
        return at.toString().substring(5, 16).replace('T', ' ');
    }

    @Nested
    class FiresWhen {

        @Test
        void mostOfALocationIsAskedToBeDeletedWithinMinutes() {
            deleted(8, 1);

            scenario.until("03-01 20:00")
                    .fires(NAME)
                    .at("03-01 15:05")
                    .severity("critical")
                    .label("storage_location", "default")
                    .summary("6 backups in storage location default were asked to be deleted before they expire.")
                    .description("Schedules that lose restore points: nightly.")
                    .times(1)
                    .stays();
        }

        @Test
        void mostOfOneScheduleOfManyIs() {
            scenario.schedule("hourly")
                    .cron("0 * * * *")
                    .runs("02-25 00:00", "03-01 12:00", run -> run.completes("1m"));
            deleted(8, 1);

            scenario.until("03-01 20:00").fires(NAME).at("03-01 15:05");
        }

        @Test
        void theyAreGoneSoon() {
            deleted(8, 1);
            scenario.restartAt("03-01 18:00");

            scenario.until("03-03 00:00").fires(NAME).times(1).resolvedAt("03-02 15:02");
        }
    }

    @Nested
    class SilentWhen {

        @Test
        void someAreTidiedUp() {
            deleted(5, 1);

            scenario.until("03-01 20:00").isSilentAbout(NAME);
        }

        @Test
        void manyAreButMostAreLeft() {
            scenario.schedule("hourly")
                    .cron("0 * * * *")
                    .runs("02-25 00:00", "03-01 12:00", run -> run.completes("1m"));
            scenario.scheduleNamed("nightly").orElseThrow().pausedAt("03-01 14:00");
            deleted(8, 1);

            scenario.until("03-01 20:00").isSilentAbout(NAME);
        }

        @Test
        void theyAreDeletedOneEachHourByAScript() {
            deleted(8, 60);

            scenario.until("03-02 20:00").isSilentAbout(NAME);
        }

        @Test
        void theyHadExpired() {
            for (var i = 0; i < 8; i++) {
                scenario.backup("old-" + i)
                        .keptFor("24h")
                        .startsAt("02-2" + i + " 05:00")
                        .completes("5m");
                scenario.deletion("old-" + i).createdAt("03-01 15:0" + i);
            }

            scenario.until("03-01 20:00").isSilentAbout(NAME);
        }

        @Test
        void theyAreFailedOnes() {
            for (var i = 0; i < 8; i++) {
                scenario.backup("failed-" + i).startsAt("02-2" + i + " 05:00").fails("5m", "x");
                scenario.deletion("failed-" + i).createdAt("03-01 15:0" + i);
            }

            scenario.until("03-01 20:00").isSilentAbout(NAME);
        }
    }
}
