package io.deckwatch.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.deckwatch.rule.schedule.BackupHooksFailed;
import io.deckwatch.rule.schedule.BackupPartiallyFailed;
import java.util.function.Consumer;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class VeleroBackupHooksFailedTest {

    private static final String NAME = BackupHooksFailed.NAME;

    private final Scenario scenario = new Scenario();
    private final ScheduleScript nightly = scenario.schedule("nightly").good("02-20 00:00", "03-01 12:00");

    private ScheduleScript runs(String from, String to, Consumer<BackupScript> as) {
        return nightly.runs(from, to, as::accept);
    }

    @Nested
    class FiresWhen {

        @Test
        void hooksFailedInACompletedRun() {
            runs("03-01 12:00", "03-02 12:00", run -> run.hooks(4, 2).completes("10m"));

            var course = scenario.until("03-02 12:00");

            course.fires(NAME)
                    .at("03-02 02:10")
                    .startsAt("03-02 02:10")
                    .severity("warning")
                    .label("schedule", "nightly")
                    .summary("2 hooks failed in the newest backup of schedule nightly.")
                    .description("Backup nightly-20260302020000 ended Completed at 2026-03-02 02:10 UTC, but 2 hooks"
                            + " failed.")
                    .annotation("reason", "2 hooks failed")
                    .stays();
            assertThat(course.heard()).containsExactly(NAME);
        }

        @Test
        void theyFailNightForNightWhateverFailsBetween() {
            runs("03-01 12:00", "03-02 12:00", run -> run.hooks(1, 1).completes("10m"));
            nightly.failed("03-02 12:00", "03-03 12:00");
            runs("03-03 12:00", "03-04 12:00", run -> run.hooks(1, 1).completes("10m"));

            scenario.restartAt("03-03 12:00")
                    .until("03-04 12:00")
                    .fires(NAME)
                    .summary("1 hook failed")
                    .startsAt("03-02 02:10")
                    .times(1)
                    .stays();
        }

        @Test
        void theyMadeTheRunPartlyFailWhichSaysMore() {
            runs("03-01 12:00", "03-02 12:00", run -> run.hooks(1, 1).partiallyFails("10m"));

            var course = scenario.until("03-02 12:00");

            course.fires(NAME).at("03-02 02:10").inhibited();
            course.fires(BackupPartiallyFailed.NAME).annotation("reason", "1 hook failed");
            assertThat(course.heard()).containsExactly(BackupPartiallyFailed.NAME);
        }
    }

    @Nested
    class SilentWhen {

        @Test
        void allHooksSucceeded() {
            runs("03-01 12:00", "03-02 12:00", run -> run.hooks(4, 0).completes("10m"));

            scenario.until("03-02 12:00").isSilent();
        }

        @Test
        void veleroIsTooOldToCountThem() {
            nightly.good("03-01 12:00", "03-02 12:00");

            scenario.until("03-02 12:00").isSilent();
        }

        @Test
        void aNewerRunHadNone() {
            runs("03-01 12:00", "03-02 12:00", run -> run.hooks(4, 2).completes("10m"));
            runs("03-02 12:00", "03-03 12:00", run -> run.hooks(4, 0).completes("10m"));

            scenario.until("03-03 12:00").fires(NAME).resolvedAt("03-03 02:10");
        }

        @Test
        void theyFailedInAnotherCluster() {
            nightly.good("03-01 12:00", "03-02 12:00");
            scenario.backup("a")
                    .of("nightly")
                    .hooks(1, 1)
                    .madeElsewhere("03-02 02:30", "5m", "Completed", "03-02 03:00");

            scenario.until("03-02 12:00").isSilent();
        }

        @Test
        void theScheduleIsPaused() {
            runs("03-01 12:00", "03-02 12:00", run -> run.hooks(4, 2).completes("10m"));
            nightly.pausedAt("03-02 09:00");

            scenario.until("03-02 12:00").fires(NAME).retiredAt("03-02 09:00", "schedule paused, not repaired");
        }
    }
}
