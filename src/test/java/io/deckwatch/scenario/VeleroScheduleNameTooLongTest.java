package io.deckwatch.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.deckwatch.rule.schedule.NoRecentBackup;
import io.deckwatch.rule.schedule.ScheduleNameTooLong;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class VeleroScheduleNameTooLongTest {

    private static final String NAME = ScheduleNameTooLong.NAME;
    private static final String LONGEST = "n".repeat(63);
    private static final String TOO_LONG = "n".repeat(64);

    private final Scenario scenario = new Scenario();

    @Nested
    class FiresWhen {

        @Test
        void aLabelCannotHoldTheName() {
            scenario.scheduleSince(TOO_LONG, "03-01 10:00");

            scenario.until("03-01 12:00")
                    .fires(NAME)
                    .at("03-01 10:00")
                    .startsAt("03-01 10:00")
                    .severity("warning")
                    .label("schedule", TOO_LONG)
                    .summary("The name of schedule " + TOO_LONG + " is too long: none of its backups can be made.")
                    .description("This one has 64 characters, and a label holds 63")
                    .stays();
        }

        @Test
        void itExplainsThatTheFirstBackupIsMissing() {
            scenario.scheduleSince(TOO_LONG, "03-01 10:00");

            var course = scenario.until("03-02 23:00");

            course.fires(NoRecentBackup.NAME).inhibited();
            assertThat(course.heard()).containsExactly(NAME);
        }

        @Test
        void theBackupsOfThatNameAreOfAnotherCluster() {
            scenario.scheduleSince(TOO_LONG, "03-01 10:00");
            scenario.backup("a").of(TOO_LONG).madeElsewhere("03-01 02:00", "5m", "Completed", "03-01 11:00");

            scenario.until("03-01 12:00").fires(NAME).stays();
        }
    }

    @Nested
    class SilentWhen {

        @Test
        void theNameJustFits() {
            scenario.scheduleSince(LONGEST, "03-01 10:00");

            scenario.until("03-01 12:00").isSilent();
        }

        @Test
        void thisVeleroCanRunIt() {
            scenario.scheduleSince(TOO_LONG, "03-01 10:00").good("03-01 12:00", "03-02 12:00");

            scenario.until("03-02 12:00").fires(NAME).times(1).resolvedAt("03-02 02:00");
        }

        @Test
        void itIsPaused() {
            scenario.scheduleSince(TOO_LONG, "03-01 10:00").pausedAt("03-01 10:00");

            scenario.until("03-01 12:00").isSilent();
        }

        @Test
        void itIsInvalidAnyway() {
            scenario.schedule(TOO_LONG).with("FailedValidation", "status", "phase");

            scenario.until("03-01 12:00").isSilentAbout(NAME);
        }
    }
}
