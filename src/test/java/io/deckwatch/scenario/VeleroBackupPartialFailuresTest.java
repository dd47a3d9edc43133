package io.deckwatch.scenario;

import io.deckwatch.rule.schedule.BackupPartialFailures;
import java.util.function.Consumer;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class VeleroBackupPartialFailuresTest {

    private static final String NAME = BackupPartialFailures.NAME;
    private static final Consumer<BackupScript> PARTIAL = run -> run.partiallyFails("10m");
    private final Scenario scenario = new Scenario();
    private final ScheduleScript nightly = scenario.schedule("nightly");

    @Nested
    class FiresWhen {

        @Test
        void moreThanHalfOfTheLastTenRunsWereBadThoughTheNewestIsGood() {
            nightly.good("02-01 00:00", "02-24 12:00")
                    .runs("02-24 12:00", "03-01 12:00", PARTIAL)
                    .good("03-01 12:00", "03-02 12:00")
                    .runs("03-02 12:00", "03-03 12:00", PARTIAL)
                    .good("03-03 12:00", "03-04 12:00");

            // On 2 March six of ten are bad: 25 February to 1 March are five, and five of ten is not more than half.
            scenario.until("03-04 12:00")
                    .fires(NAME)
                    .at("03-03 02:10")
                    .severity("warning")
                    .summary("6 of the last 10 backups of schedule nightly failed or partially failed.")
                    .stays();
        }

        @Test
        void failedAndPartiallyFailedRunsCountAlike() {
            nightly.good("02-01 00:00", "02-24 12:00")
                    .runs("02-24 12:00", "02-27 12:00", PARTIAL)
                    .failed("02-27 12:00", "03-02 12:00");

            scenario.until("03-02 12:00").fires(NAME).at("03-02 02:10");
        }

        @Test
        void threeOfTheFirstFiveRunsWereBad() {
            scenario.scheduleSince("young", "02-26 12:00").good("02-26 12:00", "02-28 12:00");
            scenario.scheduleNamed("young").orElseThrow().runs("02-28 12:00", "03-03 12:00", PARTIAL);

            scenario.until("03-03 12:00").fires(NAME, "schedule", "young").at("03-03 02:10");
        }
    }

    @Nested
    class SilentWhen {

        @Test
        void halfOfThemWereBad() {
            nightly.good("02-01 00:00", "02-24 12:00").runs("02-24 12:00", "03-01 12:00", PARTIAL);

            scenario.until("03-01 12:00").isSilentAbout(NAME);
        }

        @Test
        void anOutageOfTheLocationExplainsThemAndIsOver() {
            nightly.cron("0 * * * *").good("02-27 00:00", "03-01 08:30");
            scenario.location("default")
                    .isDefault()
                    .unavailableAt("03-01 08:55")
                    .availableAt("03-01 16:10");
            nightly.runs("03-01 08:30", "03-01 16:05", run -> run.partiallyFails("5m"))
                    .good("03-01 16:30", "03-01 20:30");

            scenario.until("03-01 20:30").fires(NAME).neverHeard().resolvedAt("03-01 16:10");
        }

        @Test
        void fourRunsAreTooFew() {
            nightly.runs("02-26 12:00", "03-02 12:00", PARTIAL);

            scenario.until("03-02 12:00").isSilentAbout(NAME);
        }

        @Test
        void threeGoodRunsInARowEndedIt() {
            nightly.good("02-01 00:00", "02-20 12:00")
                    .runs("02-20 12:00", "03-01 12:00", PARTIAL)
                    .good("03-01 12:00", "03-05 12:00");

            scenario.until("03-05 12:00").fires(NAME).at("03-01 00:00").resolvedAt("03-04 02:10");
        }
    }
}
