package io.deckwatch.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.deckwatch.cron.CronVersion;
import io.deckwatch.event.Phase;
import io.deckwatch.rule.schedule.NoRecentBackup;
import io.deckwatch.state.AnnotationDefaults;
import io.deckwatch.state.InstallationSettings;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Lost = slot + grace (a tenth of the gap, 15 min to 6 h) + expected duration + 2 min. */
class VeleroNoRecentBackupTest {

    private static final String NAME = NoRecentBackup.NAME;
    private final Scenario scenario = new Scenario();

    @Nested
    class FiresWhen {

        @Test
        void aRunThatBeginsAfterItsSlotWasLostEndsTheBreachWhenItIsDoneNotBefore() {
            scenario.schedule("s").cron("0 2 * * *").good("02-20 00:00", "03-01 12:00");
            scenario.backup("late").of("s").startsAt("03-02 06:00").completes("10m");

            scenario.until("03-02 12:00").fires(NAME).at("03-02 04:36").resolvedAt("03-02 06:10");
        }

        @ParameterizedTest
        @CsvSource({
            // daily: 2 h 24 min of grace, 10 min of running, 2 min of polling
            "0 2 * * *,        03-02 02:00, 03-02 04:36",
            "0 * * * *,        03-01 13:00, 03-01 13:27",
            "0 */6 * * *,      03-01 18:00, 03-01 18:48",
            // weekly: at most 6 h
            "0 2 * * 0,        03-08 02:00, 03-08 08:12",
            // 1 March is a Sunday; from Friday to Monday there are 72 h, from Monday to Tuesday 24 h
            "0 22 * * 1-5,     03-02 22:00, 03-03 00:36",
            "@every 6h,        03-01 12:00, 03-01 12:48",
            "CRON_TZ=Europe/Berlin 0 2 * * *, 03-02 01:00, 03-02 03:36",
            "TZ=Asia/Kolkata 30 2 * * *,      03-01 21:00, 03-01 23:36",
        })
        void aSlotOfTheCronIsLost(String cron, String due, String lost) {
            var schedule = scenario.scheduleSince("s", cron.startsWith("@every") ? "03-01 00:00" : "02-01 00:00")
                    .cron(cron);
            if (cron.startsWith("@every")) {
                scenario.backup("last").of("s").startsAt("03-01 06:00").completes("10m");
            } else {
                schedule.good("02-20 00:00", "03-01 12:00");
            }

            var course = scenario.until(lost);

            course.fires(NAME)
                    .at(lost)
                    .startsAt(lost)
                    .severity("warning")
                    .inhibited()
                    .summary("The run of schedule s due 2026-" + due + " UTC made no good backup.");
            // That it was not even started is the better news.
            assertThat(course.heard()).containsExactly("VeleroBackupMissed");
        }

        @Test
        void aSlotAfterAChangeOfTheClocksIsLost() {
            // In Berlin summer begins on 29 March: 03:30 is 02:30 UTC before and 01:30 UTC from then on.
            scenario.schedule("s").cron("CRON_TZ=Europe/Berlin 30 3 * * *").good("03-20 00:00", "03-28 12:00");

            // The gap to the slot after it is 24 h again.
            scenario.firstContactAt("03-28 12:00")
                    .until("03-29 12:00")
                    .fires(NAME)
                    .at("03-29 04:06");
        }

        @Test
        void theServersClockCountsWhereTheCronNamesNoZone() {
            scenario.with(new InstallationSettings(
                    ZoneId.of("America/New_York"),
                    CronVersion.V3,
                    Set.of(Phase.COMPLETED),
                    false,
                    AnnotationDefaults.NONE));
            scenario.scheduleSince("s", "03-01 00:00");
            scenario.backup("last").of("s").startsAt("03-01 07:00").completes("10m");

            scenario.until("03-02 12:00").fires(NAME).at("03-02 09:36");
        }

        @Test
        void anExplicitRpoIsBroken() {
            scenario.schedule("s").annotated("rpo", "25h").good("02-20 00:00", "03-01 12:00");

            scenario.until("03-02 12:00")
                    .fires(NAME)
                    .at("03-02 03:00")
                    .startsAt("03-02 03:00")
                    .severity("critical")
                    .summary("older than its RPO of 1 d 1 h");
        }

        @Test
        void anExplicitRpoIsBrokenWhileTheScheduleIsPaused() {
            scenario.schedule("s")
                    .annotated("rpo", "25h")
                    .good("02-20 00:00", "03-01 12:00")
                    .pausedAt("03-01 12:00");

            scenario.until("03-02 12:00").fires(NAME).at("03-02 03:00").severity("warning");
        }

        @Test
        void theFirstRunEverIsPending() {
            scenario.scheduleSince("s", "03-01 12:00");
            scenario.backup("first").of("s").waitsSince("03-02 02:00", "New");

            // Nobody knows how long it takes: an hour.
            scenario.until("03-02 12:00")
                    .fires(NAME)
                    .at("03-02 05:26")
                    .description("There is no good backup. Backup first is New since 2026-03-02 02:00 UTC.");
        }

        @Test
        void theFirstRunEverNeverCame() {
            scenario.scheduleSince("s", "03-01 12:00");

            scenario.until("03-02 12:00")
                    .fires(NAME)
                    .at("03-02 05:26")
                    .description("No run of it was ever seen to end.");
        }

        @Test
        void theBackupVanished() {
            scenario.schedule("s").good("02-20 00:00", "02-28 12:00");
            scenario.backup("last")
                    .of("s")
                    .startsAt("03-01 02:00")
                    .completes("10m")
                    .goneAt("03-01 12:00");

            // It may come back by sync for five minutes. Then the slot of the night was lost hours ago.
            scenario.until("03-01 13:00")
                    .fires(NAME)
                    .at("03-01 12:05")
                    .startsAt("03-01 04:36")
                    .description("The last good backup is s-20260228020000");
        }

        @Test
        void aRunStalledAndNothingMoves() {
            scenario.schedule("s").good("02-20 00:00", "03-01 12:00");
            scenario.backup("slow").of("s").startsAt("03-02 02:00").movesUntil("03-02 03:00");

            scenario.until("03-02 12:00").fires(NAME).at("03-02 04:36");
        }

        @Test
        void aRunMovesForMoreThanTwiceTheExpectedTime() {
            scenario.schedule("s").good("02-20 00:00", "03-01 12:00");
            scenario.backup("slow").of("s").startsAt("03-02 02:00").movesUntil("03-02 09:00");

            scenario.until("03-02 12:00").fires(NAME).at("03-02 04:46");
        }

        @Test
        void theGraceIsSetByAnnotation() {
            scenario.schedule("s").annotated("grace", "5m").good("02-20 00:00", "03-01 12:00");

            scenario.until("03-02 12:00").fires(NAME).at("03-02 02:17");
        }

        @Test
        void anotherClustersBackupIsNewerButOnlySynced() {
            scenario.schedule("s").good("02-20 00:00", "03-01 12:00");
            scenario.backup("other").of("s").madeElsewhere("03-02 02:00", "5m", "Completed", "03-02 02:06");

            scenario.until("03-02 12:00").fires(NAME).at("03-02 04:36");
        }

        @Test
        void itsLocationIsUnavailableForTwiceTheRpo() {
            scenario.schedule("s").cron("0 */6 * * *").good("02-20 00:00", "03-01 12:00");
            scenario.location("default").isDefault().unavailableAt("03-01 13:00");

            var course = scenario.until("03-02 06:00");

            // Broken 6 h 48 min after the last good start at 12:00, so twice that is 01:36.
            course.fires(NAME).at("03-01 18:48").inhibited();
            assertThat(course.names(io.deckwatch.alert.Transition.What.FIRING)).contains("VeleroBackupStale");
        }
    }

    @Nested
    class SilentWhen {

        @Test
        void theRunsAreGood() {
            scenario.schedule("s").good("02-20 00:00", "03-08 12:00");

            scenario.until("03-08 20:00").isSilent();
        }

        @Test
        void theRpoIsLongerThanTheGap() {
            scenario.schedule("s").annotated("rpo", "25h").good("02-20 00:00", "03-08 12:00");

            scenario.until("03-08 20:00").isSilent();
        }

        @Test
        void theClocksChange() {
            scenario.schedule("spring").cron("CRON_TZ=Europe/Berlin 30 2 * * *").good("03-20 00:00", "04-05 00:00");
            scenario.schedule("hourly").cron("CRON_TZ=Europe/Berlin 0 * * * *").good("03-26 00:00", "04-01 00:00");

            // 02:30 does not exist in Berlin on 29 March: no run is due that day.
            scenario.firstContactAt("03-27 00:00").until("03-31 20:00").isSilent();
        }

        @Test
        void aRunComesLateAfterABlock() {
            scenario.schedule("s").good("02-20 00:00", "03-01 12:00");
            scenario.backup("by-hand")
                    .of("s")
                    .startsAt("03-02 01:00")
                    .movesUntil("03-02 03:00")
                    .partiallyFails("2h");
            scenario.backup("late").of("s").startsAt("03-02 03:01").completes("30m");

            scenario.until("03-02 12:00").isSilentAbout(NAME);
        }

        @Test
        void theRunTakesLongerThanExpectedButMoves() {
            scenario.schedule("s").good("02-20 00:00", "03-01 12:00");
            scenario.backup("slow")
                    .of("s")
                    .startsAt("03-02 02:00")
                    .movesUntil("03-02 04:40")
                    .completes("2h43m");

            scenario.until("03-02 12:00").isSilentBut("VeleroBackupSlow");
        }

        @Test
        void bytesMoveWhileNoItemDoes() {
            scenario.schedule("s").cron("0 * * * *").good("02-28 20:00", "03-01 12:30");
            scenario.backup("slow").of("s").startsAt("03-01 13:00").completes("32m");
            scenario.upload("u")
                    .of("slow")
                    .startsAt("03-01 13:01")
                    .movedAt("03-01 13:08", 1, 9)
                    .movedAt("03-01 13:16", 2, 9)
                    .movedAt("03-01 13:24", 3, 9)
                    .completesAt("03-01 13:31");

            scenario.until("03-01 13:40").isSilentBut("VeleroBackupSlow");
        }

        @Test
        void theScheduleSkippedIt() {
            scenario.schedule("s").good("02-20 00:00", "03-01 12:00").skippedAt("03-02 02:00:30");

            scenario.until("03-03 02:00").isSilent();
        }

        @Test
        void theScheduleIsPaused() {
            scenario.schedule("s").good("02-20 00:00", "03-01 12:00").pausedAt("03-02 01:00");

            scenario.until("03-10 02:00").isSilentBut("VeleroSchedulePausedTooLong");
        }

        @Test
        void theScheduleIsPausedAfterwards() {
            scenario.schedule("s").good("02-20 00:00", "03-01 12:00").pausedAt("03-02 06:00");

            scenario.until("03-10 02:00").fires(NAME).retiredAt("03-02 06:00", "schedule paused, not repaired");
        }

        @Test
        void theScheduleWasJustUnpaused() {
            scenario.schedule("s")
                    .good("02-10 00:00", "02-20 12:00")
                    .pausedAt("02-21 00:00")
                    .unpausedAt("03-05 12:00")
                    .good("03-05 12:00", "03-07 00:00");

            scenario.until("03-07 00:00").isSilent();
        }

        @Test
        void theCronWasJustChanged() {
            scenario.schedule("s").cron("0 2 * * 0").good("02-10 00:00", "03-01 12:00");
            scenario.scheduleNamed("s").orElseThrow().cronChangedAt("03-04 12:00", "0 2 * * *");
            scenario.backup("b").of("s").startsAt("03-05 02:00").completes("10m");

            scenario.until("03-05 12:00").isSilent();
        }

        @Test
        void theScheduleWasMadeAnew() {
            scenario.schedule("s")
                    .good("02-10 00:00", "03-01 12:00")
                    .goneAt("03-02 01:00")
                    .recreatedAt("03-05 12:00");

            scenario.until("03-06 01:00").isSilent();
        }

        @Test
        void theScheduleIsDeleted() {
            scenario.schedule("s").good("02-20 00:00", "03-01 12:00").goneAt("03-02 06:00");

            scenario.until("03-10 02:00").fires(NAME).retiredAt("03-02 06:00", "schedule deleted");
        }

        @Test
        void theScheduleIsNotEnabled() {
            scenario.schedule("s").good("02-20 00:00", "03-01 12:00").phaseAt("03-02 01:00", "FailedValidation");

            scenario.until("03-10 02:00").isSilentAbout(NAME);
        }

        @Test
        void theBackupCameBackAfterItWasDeletedByHand() {
            scenario.schedule("s").good("02-20 00:00", "02-28 12:00");
            scenario.backup("last")
                    .of("s")
                    .startsAt("03-01 02:00")
                    .completes("10m")
                    .goneAt("03-01 12:00")
                    .syncedAt("03-01 12:01");

            scenario.until("03-02 04:00").isSilent();
        }

        @Test
        void aWeeklyScheduleKeepsItsBackupsForThreeDaysOnly() {
            scenario.scheduleSince("s", "02-28 00:00").cron("0 2 * * 0").ttl("72h");
            scenario.backup("b")
                    .of("s")
                    .keptFor("72h")
                    .startsAt("03-01 02:00")
                    .completes("10m")
                    .goneAt("03-04 02:30");

            scenario.until("03-08 06:00").isSilentAbout(NAME);
        }

        @Test
        void aWeeklyScheduleHasNoBackupToShowAtFirstContact() {
            scenario.schedule("s").cron("0 2 * * 0").ttl("72h").submittedAt(Scenario.at("03-01 02:00"));

            scenario.firstContactAt("03-05 00:00").until("03-08 06:00").isSilentAbout(NAME);
        }

        @Test
        void theCronCannotBeRead() {
            scenario.schedule("s").cron("often");

            scenario.until("03-08 06:00").isSilentAbout(NAME);
        }

        @Test
        void aRunOfItFailedAndThatIsTold() {
            scenario.schedule("s").good("02-20 00:00", "03-01 12:00").failed("03-01 12:00", "03-02 12:00");

            var course = scenario.until("03-02 12:00");

            course.fires(NAME).at("03-02 04:36").inhibited();
            assertThat(course.heard()).containsExactly("VeleroBackupFailed");
        }

        @Test
        void itIsStaleAndThatIsTold() {
            scenario.schedule("s").good("02-20 00:00", "03-01 12:00");

            var course = scenario.until("03-03 12:00");

            course.fires(NAME).at("03-02 04:36").inhibited();
            course.fires("VeleroBackupStale").at("03-03 04:36").inhibited();
            assertThat(course.heard()).containsExactly("VeleroBackupMissed");
            assertThat(course.alerts())
                    .filteredOn(a -> a.labels().alertName().equals(NAME))
                    .allMatch(a -> a.isInhibited());
        }

        @Test
        void syncedBackupsCountByTheSettings() {
            scenario.with(new InstallationSettings(
                    ZoneOffset.UTC, CronVersion.V3, Set.of(Phase.COMPLETED), true, AnnotationDefaults.NONE));
            scenario.schedule("s").good("02-20 00:00", "03-01 12:00");
            scenario.backup("other").of("s").madeElsewhere("03-02 02:00", "5m", "Completed", "03-02 02:06");

            scenario.until("03-02 12:00").isSilent();
        }
    }
}
