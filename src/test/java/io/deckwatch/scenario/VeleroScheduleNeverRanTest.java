package io.deckwatch.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.deckwatch.rule.schedule.BackupMissed;
import io.deckwatch.rule.schedule.BackupStale;
import io.deckwatch.rule.schedule.ScheduleNeverRan;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class VeleroScheduleNeverRanTest {

    private static final String NAME = ScheduleNeverRan.NAME;
    private final Scenario scenario = new Scenario();

    @Nested
    class FiresWhen {

        @Test
        void theFirstSlotOfANewSchedulePassed() {
            scenario.scheduleSince("fresh", "03-01 12:00");

            var course = scenario.until("03-02 12:00");

            course.fires(NAME)
                    .at("03-02 04:26")
                    .startsAt("03-02 04:26")
                    .severity("warning")
                    .uninhibited()
                    .summary("There was never a run of schedule fresh.")
                    .description("there since 2026-03-01 12:00 UTC, its first run was due 2026-03-02 02:00 UTC")
                    .annotation("last_good", "none")
                    .stays();
            course.isSilentAbout(BackupMissed.NAME);
            assertThat(course.heard()).containsExactly(NAME);
        }

        @Test
        void theSecondSlotPassedToo() {
            scenario.scheduleSince("fresh", "03-01 12:00");

            var course = scenario.until("03-04 12:00");

            course.fires(NAME).becomes("critical", "03-03 05:26").times(1);
            course.fires(BackupStale.NAME).at("03-03 05:26").inhibited();
            assertThat(course.heard()).containsExactly(NAME);
        }

        @Test
        void theScheduleWasMadeAnewAndDoesNotRunSince() {
            scenario.schedule("nightly")
                    .good("02-10 00:00", "03-01 12:00")
                    .recreatedAt("03-01 12:00")
                    .then(Scenario.at("03-01 12:00"), o -> o.remove("status", "lastBackup"));

            scenario.until("03-02 12:00").fires(NAME).at("03-02 04:26");
        }

        @Test
        void itIsThereForAMonthAtTheFirstContact() {
            scenario.schedule("fresh");

            scenario.until("03-01 06:00")
                    .fires(NAME)
                    .at("03-01 00:00")
                    .startsAt("02-01 04:26")
                    .severity("critical");
        }
    }

    @Nested
    class SilentWhen {

        @Test
        void theFirstSlotIsToCome() {
            scenario.scheduleSince("weekly", "03-02 12:00").cron("0 2 * * 0");

            scenario.until("03-08 02:00").isSilent();
        }

        @Test
        void aRunWasStartedWhateverCameOfIt() {
            scenario.scheduleSince("fresh", "03-01 12:00");
            scenario.backup("fresh-1").of("fresh").startsAt("03-02 02:00").fails("10m", "no space left");

            scenario.until("03-03 02:00").isSilentAbout(NAME);
        }

        @Test
        void aRunWasMadeByHand() {
            scenario.scheduleSince("fresh", "03-01 12:00");
            scenario.backup("by-hand")
                    .with("fresh", "metadata", "labels", "velero.io/schedule-name")
                    .startsAt("03-02 08:00")
                    .completes("10m");

            scenario.until("03-02 12:00").fires(NAME).resolvedAt("03-02 08:00");
        }

        @Test
        void itsRunsExpiredLongAgo() {
            scenario.schedule("nightly").submittedAt(Scenario.at("02-20 02:00"));

            scenario.until("03-02 12:00").isSilentAbout(NAME);
        }

        @Test
        void itIsPaused() {
            scenario.scheduleSince("fresh", "03-01 12:00").pausedAt("03-01 13:00");

            scenario.until("03-04 12:00").isSilent();
        }

        @Test
        void itIsNotEnabled() {
            scenario.scheduleSince("fresh", "03-01 12:00").phaseAt("03-01 12:00", "FailedValidation");

            scenario.until("03-04 12:00").isSilentAbout(NAME);
        }

        @Test
        void itsCronNeverComes() {
            scenario.scheduleSince("never", "03-01 12:00").cron("0 0 30 2 *");

            scenario.until("03-04 12:00").isSilentAbout(NAME);
        }
    }
}
