package io.deckwatch.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.deckwatch.alert.Transition.What;
import io.deckwatch.rule.location.StorageLocationReadOnlyInUse;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class VeleroBackupStorageLocationReadOnlyInUseTest {

    private static final String NAME = StorageLocationReadOnlyInUse.NAME;
    private final Scenario scenario = new Scenario();

    @Nested
    class FiresWhen {

        @Test
        void theLocationOfAScheduleWasMadeReadOnly() {
            scenario.schedule("nightly").good("02-20 00:00", "03-01 12:00");
            scenario.location("default").isDefault().readOnlyAt("03-01 19:30");

            scenario.until("03-01 23:00")
                    .fires(NAME)
                    .at("03-01 19:40")
                    .startsAt("03-01 19:40")
                    .severity("warning")
                    .label("storage_location", "default")
                    .summary("Storage location default is read-only, but 1 schedule writes to it.")
                    .description("the next run that is lost is nightly at 2026-03-02 02:00 UTC")
                    .annotation("next_run", "2026-03-02T02:00:00Z");
        }

        @Test
        void aScheduleIsMadeForALocationThatHasBeenReadOnlyForLong() {
            scenario.location("archive").readOnly();
            scenario.scheduleSince("nightly", "03-01 10:00").location("archive");

            scenario.until("03-01 23:00").fires(NAME).at("03-01 10:10");
        }

        @Test
        void itWasSoBeforeDeckwatchLooked() {
            scenario.schedule("a").location("archive").good("02-20 00:00", "03-01 00:00");
            scenario.schedule("b").location("archive").good("02-20 00:00", "03-01 00:00");
            scenario.location("archive").readOnly();

            scenario.until("03-01 01:00").fires(NAME).at("03-01 00:00").summary("but 2 schedules write to it");
        }

        @Test
        void secondRefusalsArePagedOnceForAllItsSchedules() {
            var reason =
                    "backup can't be created because backup storage location default is currently in read-only mode";
            scenario.location("default").isDefault().readOnlyAt("03-01 01:00");
            for (var name : new String[] {"first", "second"}) {
                scenario.schedule(name).cron("0 */6 * * *").good("02-27 00:00", "03-01 00:30");
                scenario.backup(name + "-06").of(name).failsValidation("03-01 06:00", reason);
                scenario.backup(name + "-12").of(name).failsValidation("03-01 12:00", reason);
            }

            var course = scenario.until("03-01 17:30");

            course.fires(NAME).at("03-01 01:10").severity("warning").becomes("critical", "03-01 12:00");
            assertThat(course.pages()).containsExactly(NAME);
        }
    }

    @Nested
    class SilentWhen {

        @Test
        void itIsWritableAgainInTime() {
            scenario.schedule("nightly").good("02-20 00:00", "03-01 12:00");
            scenario.location("default")
                    .isDefault()
                    .readOnlyAt("03-01 19:30")
                    .writableAt("03-01 19:35")
                    .readOnlyAt("03-01 19:36")
                    .writableAt("03-01 19:44");

            scenario.until("03-01 23:00").isSilent();
        }

        @Test
        void itIsWritableAgain() {
            scenario.schedule("nightly").good("02-20 00:00", "03-01 12:00");
            scenario.location("default").isDefault().readOnlyAt("03-01 19:30").writableAt("03-01 21:00");

            scenario.until("03-01 23:00").fires(NAME).resolvedAt("03-01 21:00").times(1);
        }

        @Test
        void onlyOtherLocationsAreWrittenTo() {
            scenario.schedule("nightly").good("02-20 00:00", "03-01 12:00");
            scenario.location("default").isDefault();
            scenario.location("archive").readOnly();

            scenario.until("03-01 23:00").isSilent();
        }

        @Test
        void theScheduleIsPausedAsInAClusterThatStandsBy() {
            scenario.schedule("nightly").pausedAt("02-20 00:00");
            scenario.location("default").isDefault().readOnly();

            scenario.until("03-01 23:00").isSilent();
        }

        @Test
        void itsEffectsAreHeardThroughIt() {
            scenario.schedule("nightly").good("02-20 00:00", "03-01 12:00");
            scenario.location("default").isDefault().readOnlyAt("03-01 19:30");
            scenario.backup("refused").of("nightly").failsValidation("03-02 02:00", "in read-only mode");

            var course = scenario.until("03-02 12:00");

            assertThat(course.heard()).containsExactly(NAME);
            assertThat(course.names(What.FIRING)).contains("VeleroBackupFailed", "VeleroNoRecentBackup");
        }
    }
}
