package io.deckwatch.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.deckwatch.alert.Alert;
import io.deckwatch.rule.schedule.BackupHollow;
import io.deckwatch.rule.schedule.BackupPartiallyFailed;
import io.deckwatch.rule.schedule.BackupWarnings;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class VeleroBackupWarningsTest {

    private static final String NAME = BackupWarnings.NAME;

    private final Scenario scenario = new Scenario();
    private final ScheduleScript nightly = scenario.schedule("nightly");

    private void runs(String from, String to, int warnings) {
        nightly.runs(from, to, run -> run.warnings(warnings).completes("10m"));
    }

    @Nested
    class FiresWhen {

        @Test
        void thereWereNoWarningsBefore() {
            runs("02-26 00:00", "03-01 12:00", 0);
            runs("03-01 12:00", "03-03 12:00", 3);

            scenario.until("03-03 12:00")
                    .fires(NAME)
                    .at("03-02 02:10")
                    .startsAt("03-02 02:10")
                    .severity("info")
                    .summary("Backups of schedule nightly log warnings since 2026-03-02 02:10 UTC.")
                    .description(
                            "Backup nightly-20260302020000 ended Completed with 3 warnings; the 4 good runs before")
                    .times(1)
                    .stays();
        }

        @Test
        void aHollowRunExplainsThem() {
            nightly.runs("02-26 00:00", "03-01 12:00", run -> run.snapshots(2).completes("10m"));
            runs("03-01 12:00", "03-02 12:00", 1);

            var course = scenario.until("03-02 12:00");

            course.fires(NAME).description("with 1 warning;").at("03-02 02:10").inhibited();
            assertThat(course.heard()).containsExactly(BackupHollow.NAME);
        }

        @Test
        void aRunThatIsPartlyThereExplainsThem() {
            runs("02-26 00:00", "03-01 12:00", 0);
            runs("03-01 12:00", "03-02 12:00", 3);
            nightly.runs("03-02 12:00", "03-03 12:00", run -> run.warnings(3).partiallyFails("10m"));

            var course = scenario.until("03-03 12:00");

            course.fires(NAME).times(1).stays();
            course.fires(BackupPartiallyFailed.NAME).at("03-03 02:10");
            assertThat(course.alerts())
                    .filteredOn(alert -> alert.labels().alertName().equals(NAME))
                    .allMatch(Alert::isInhibited);
        }
    }

    @Nested
    class SilentWhen {

        @Test
        void itAlwaysHasSome() {
            runs("02-20 00:00", "03-01 12:00", 12);
            runs("03-01 12:00", "03-02 12:00", 30);

            scenario.until("03-02 12:00").isSilentAbout(NAME);
        }

        @Test
        void itHasSomeNowAndThen() {
            runs("02-20 00:00", "02-26 12:00", 0);
            runs("02-26 12:00", "02-27 12:00", 1);
            runs("02-27 12:00", "03-01 12:00", 0);
            runs("03-01 12:00", "03-02 12:00", 1);

            scenario.until("03-02 12:00").isSilentAbout(NAME);
        }

        @Test
        void thereAreTooFewRunsToCompareWith() {
            runs("02-27 12:00", "03-01 12:00", 0);
            runs("03-01 12:00", "03-02 12:00", 1);

            scenario.until("03-02 12:00").isSilentAbout(NAME);
        }

        @Test
        void theScheduleIsAskedForSomethingElse() {
            runs("02-20 00:00", "03-01 12:00", 0);
            nightly.runs("03-01 12:00", "03-02 12:00", run -> run.warnings(1)
                    .with("offsite", "spec", "storageLocation")
                    .completes("10m"));

            scenario.until("03-02 12:00").isSilentAbout(NAME);
        }

        @Test
        void aNewerRunHasNone() {
            runs("02-26 00:00", "03-01 12:00", 0);
            runs("03-01 12:00", "03-02 12:00", 3);
            runs("03-02 12:00", "03-03 12:00", 0);

            scenario.until("03-03 12:00").fires(NAME).resolvedAt("03-03 02:10");
        }
    }
}
