package io.deckwatch.scenario;

import io.deckwatch.rule.schedule.RestoreDrillOverdue;
import io.deckwatch.state.InstallationSettings;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VeleroRestoreDrillOverdueTest {

    private static final String NAME = RestoreDrillOverdue.NAME;
    private static final String EVERY = "restore-drill-every";

    private final Scenario scenario = new Scenario();
    private final ScheduleScript nightly = scenario.schedule("nightly");

    /** A restore of that backup that takes an hour. */
    private RestoreScript drill(String name, String backup, String day, String phase) {
        return scenario.restore(name).of(backup).startsAt(day + " 10:00").endsAt(day + " 11:00", phase);
    }

    @Nested
    class FiresWhen {

        @Test
        void theLastOneIsTooLongAgo() {
            nightly.createdAt("02-25 00:00").annotated(EVERY, "7d");
            drill("march", "nightly-20260301020000", "03-01", "Completed");

            scenario.until("03-09 00:00")
                    .fires(NAME)
                    .at("03-08 11:00")
                    .startsAt("03-08 11:00")
                    .severity("warning")
                    .label("schedule", "nightly")
                    .summary("No backup of schedule nightly was restored within the last 7d, as it has to be.")
                    .description("The last one was march, which completed 2026-03-01 11:00 UTC. A restore is due every"
                            + " 7d, since 2026-03-08 11:00 UTC.")
                    .annotation("last_drill", "2026-03-01T11:00:00Z")
                    .stays();
        }

        @Test
        void thereWasNoneSinceTheScheduleWasCreated() {
            scenario.with(InstallationSettings.DEFAULT.with((schedule, chosen) -> Map.of(EVERY, "31d")));

            scenario.until("03-05 00:00")
                    .fires(NAME)
                    .at("03-04 00:00")
                    .description("None is known since the schedule was created, 2026-02-01 00:00 UTC.")
                    .annotation("last_drill", "none");
        }

        @ParameterizedTest
        @ValueSource(strings = {"PartiallyFailed", "Failed"})
        void theDrillDidNotSucceed(String phase) {
            nightly.annotated(EVERY, "31d");
            drill("march", "nightly-20260301020000", "03-02", phase);

            scenario.until("03-05 00:00").fires(NAME).at("03-04 00:00");
        }

        @Test
        void onlyBackupsOfOtherSchedulesAreRestored() {
            nightly.annotated(EVERY, "31d");
            drill("one", "weekly-20260301020000", "03-02", "Completed");
            drill("two", "nightly-shop-20260301020000", "03-02", "Completed");
            drill("three", "by-hand", "03-02", "Completed");

            scenario.until("03-05 00:00").fires(NAME);
        }

        @Test
        void untilOneSucceedsHoweverItsBackupIsNamed() {
            nightly.annotated(EVERY, "31d");
            scenario.backup("before-the-move")
                    .of("nightly")
                    .startsAt("03-01 02:00")
                    .completes("10m");
            drill("drill", "before-the-move", "03-06", "Completed");

            scenario.restartAt("03-05 12:00")
                    .until("03-10 00:00")
                    .fires(NAME)
                    .at("03-04 00:00")
                    .times(1)
                    .resolvedAt("03-06 11:00");
        }
    }

    @Nested
    class SilentWhen {

        @Test
        void nobodyAsksForDrills() {
            scenario.until("03-20 00:00").isSilentAbout(NAME);
        }

        @Test
        void aDrillSucceedsEachMonthThoughBackupsLiveForAWeekAndTakeTheirRestoresAlong() {
            nightly.annotated(EVERY, "32d");
            for (var month = 2; month <= 5; month++) {
                var day = "0" + month + "-27";
                scenario.backup("nightly-2026" + day.replace("-", "") + "020000")
                        .of("nightly")
                        .startsAt(day + " 02:00")
                        .completes("10m")
                        .goneAt("0" + (month + 1) + "-06 02:30");
                drill("drill-" + month, "nightly-2026" + day.replace("-", "") + "020000", day, "Completed")
                        .goneAt("0" + (month + 1) + "-06 02:30");
            }

            scenario.restartAt("03-20 00:00")
                    .restartAt("05-10 00:00")
                    .until("06-27 10:59")
                    .isSilentAbout(NAME);
        }

        @Test
        void theRestoreNamesTheScheduleOnly() {
            nightly.annotated(EVERY, "31d");
            scenario.restore("drill")
                    .with("nightly", "spec", "scheduleName")
                    .startsAt("03-02 10:00")
                    .endsAt("03-02 11:00", "Completed");

            scenario.until("03-20 00:00").isSilentAbout(NAME);
        }

        @Test
        void theBackupIsKnownLaterThanItsRestore() {
            nightly.annotated(EVERY, "31d");
            drill("drill", "before-the-move", "03-02", "Completed");
            scenario.backup("before-the-move")
                    .of("nightly")
                    .startsAt("03-03 02:00")
                    .completes("10m");

            scenario.until("03-20 00:00").isSilentAbout(NAME);
        }

        @Test
        void aDrillOfTheSameNameRunsAgain() {
            nightly.annotated(EVERY, "31d");
            drill("drill", "nightly-20260301020000", "03-01", "Completed")
                    .goneAt("03-25 00:00")
                    .recreatedAt("03-28 10:00")
                    .phaseAt("03-28 10:00", "InProgress");

            scenario.until("03-30 00:00").isSilentAbout(NAME);
        }

        @Test
        void theScheduleWasMadeAnew() {
            nightly.annotated(EVERY, "31d").goneAt("03-03 00:00").recreatedAt("03-03 12:00");

            scenario.until("04-03 11:59").isSilentAbout(NAME);
        }

        @Test
        void itIsPaused() {
            nightly.annotated(EVERY, "31d").pausedAt("03-05 00:00");

            scenario.until("03-06 00:00").fires(NAME).retiredAt("03-05 00:00", "schedule paused, not repaired");
        }
    }
}
