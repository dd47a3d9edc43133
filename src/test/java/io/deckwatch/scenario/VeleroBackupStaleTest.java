package io.deckwatch.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.deckwatch.rule.Rule;
import io.deckwatch.rule.schedule.BackupStale;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class VeleroBackupStaleTest {

    private static final String NAME = BackupStale.NAME;
    private final Scenario scenario = new Scenario();
    private final ScheduleScript nightly = scenario.schedule("nightly");

    private static Rule olderThan(Duration age) {
        return new BackupStale(Optional.of(age));
    }

    @Nested
    class FiresWhen {

        @Test
        void twoRunsInARowNeverCame() {
            nightly.good("02-20 00:00", "03-01 12:00");

            scenario.until("03-04 12:00")
                    .fires(NAME)
                    .at("03-03 04:36")
                    .startsAt("03-03 04:36")
                    .severity("critical")
                    .inhibited()
                    .summary("(due 2026-03-02 02:00 UTC and 2026-03-03 02:00 UTC)")
                    .description("The last good backup is nightly-20260301020000")
                    .stays();
        }

        @Test
        void twoRunsInARowAreOnlyPartlyThere() {
            nightly.good("02-20 00:00", "03-01 12:00")
                    .runs("03-01 12:00", "03-03 12:00", run -> run.partiallyFails("5m"));

            scenario.until("03-04 00:00").fires(NAME).at("03-03 04:36").uninhibited();
        }

        @Test
        void twoHourlyRunsNeverCame() {
            nightly.cron("0 * * * *").good("02-28 12:00", "03-01 12:30");

            scenario.until("03-01 20:00").fires(NAME).at("03-01 14:27");
        }

        @Test
        void anAgeIsSetAndTheNewestGoodBackupIsOlderForAnHour() {
            nightly.good("02-20 00:00", "03-01 12:00");

            scenario.with(olderThan(Duration.ofHours(30)))
                    .until("03-02 12:00")
                    .fires(NAME)
                    .at("03-02 09:00")
                    .summary("older than 1 d 6 h");
        }

        @Test
        void theLocationIsUnavailableButTwiceTheRpoHasPassed() {
            nightly.cron("0 */6 * * *").good("02-20 00:00", "03-01 12:00").failed("03-01 12:00", "03-02 20:00");
            scenario.location("default").isDefault().unavailableAt("03-01 13:00");

            // Broken at 00:48, 12 h 48 min after the last good start, so twice that is at 13:36.
            scenario.until("03-02 20:00")
                    .fires(NAME)
                    .at("03-02 00:48")
                    .inhibited()
                    .breaksThroughAt("03-02 13:36");
        }

        @Test
        void itWasStaleLongBeforeTheFirstContact() {
            nightly.good("02-01 00:00", "02-10 12:00");

            scenario.until("03-01 06:00").fires(NAME).at("03-01 00:00").startsAt("02-12 04:36");
        }
    }

    @Nested
    class PagesNobodyAgainWhen {

        private LocationScript away(String from, String to) {
            return scenario.location("default").isDefault().unavailableAt(from).availableAt(to);
        }

        private void refused(String at) {
            scenario.backup("refused-" + at.replaceAll("\\D", "")).of("nightly").failsValidation(at, "Unavailable");
        }

        @Test
        void theLocationIsBackAndTheNextRunIsNotDueYet() {
            nightly.cron("0 */6 * * *").good("02-20 00:00", "03-01 08:00").good("03-01 23:00", "03-02 03:00");
            away("03-01 11:00", "03-01 20:00");
            refused("03-01 12:00");
            refused("03-01 18:00");

            var course = scenario.until("03-02 03:00");

            course.fires(NAME).severity("critical").inhibited().becomes("warning", "03-01 20:00");
            assertThat(course.pages()).containsExactly("VeleroBackupStorageLocationUnavailable");
        }

        @Test
        void butTheFirstRunAfterTheOutageFailsToo() {
            nightly.cron("0 */6 * * *").good("02-20 00:00", "03-01 08:00").failed("03-01 23:00", "03-02 08:00");
            away("03-01 11:00", "03-01 20:00");
            refused("03-01 12:00");
            refused("03-01 18:00");

            var course = scenario.until("03-02 10:00");

            assertThat(course.fires(NAME).life())
                    .extracting(t -> t.alert().severity().label())
                    .contains("warning")
                    .endsWith("critical");
            assertThat(course.pages())
                    .startsWith("VeleroBackupStorageLocationUnavailable")
                    .contains(NAME);
        }

        @Test
        void aRunMovesAfterALongStandstill() {
            nightly.cron("0 */6 * * *").good("02-20 00:00", "03-01 08:00");
            scenario.backup("stuck").of("nightly").startsAt("03-01 12:00").fails("8h", "during the server starting");
            scenario.backup("late")
                    .of("nightly")
                    .startsAt("03-01 20:01")
                    .movesUntil("03-01 20:40")
                    .completes("40m");

            var course = scenario.until("03-01 21:00");

            assertThat(course.pages()).containsExactly("VeleroScheduleBlocked");
        }

        @Test
        void itFailsAgainAndAgainOfWhichAPageWasSent() {
            scenario.location("default").isDefault();
            nightly.good("02-20 00:00", "03-01 12:00").failed("03-01 12:00", "03-06 12:00");

            var course = scenario.until("03-06 12:00");

            course.fires(NAME).neverHeard();
            assertThat(course.pages()).containsExactly("VeleroBackupFailingPersistent");
        }
    }

    @Nested
    class SilentWhen {

        @Test
        void onlyOneRunIsMissing() {
            nightly.good("02-20 00:00", "03-01 12:00").good("03-02 12:00", "03-04 12:00");

            scenario.until("03-04 12:00").isSilentAbout(NAME);
        }

        @Test
        void aGoodRunResolvedIt() {
            nightly.good("02-20 00:00", "03-01 12:00").good("03-03 12:00", "03-04 12:00");

            scenario.until("03-04 12:00").fires(NAME).at("03-03 04:36").resolvedAt("03-04 02:10");
        }

        @Test
        void theScheduleIsPaused() {
            nightly.good("02-20 00:00", "03-01 12:00").pausedAt("03-03 06:00");

            scenario.until("03-04 12:00").fires(NAME).retiredAt("03-03 06:00", "schedule paused, not repaired");
        }

        @Test
        void theScheduleIsDeleted() {
            nightly.good("02-20 00:00", "03-01 12:00").goneAt("03-03 06:00");

            scenario.until("03-04 12:00").fires(NAME).retiredAt("03-03 06:00", "schedule deleted");
        }

        @Test
        void theScheduleIsNotEnabled() {
            nightly.good("02-20 00:00", "03-01 12:00").phaseAt("03-01 13:00", "New");

            scenario.until("03-04 12:00").isSilentAbout(NAME);
        }

        @Test
        void theWeekendIsLong() {
            nightly.cron("0 22 * * 1-5").good("02-01 00:00", "03-07 00:00").good("03-09 00:00", "03-10 00:00");

            scenario.until("03-10 12:00").isSilentAbout(NAME);
        }

        @Test
        void theAgeIsNotReached() {
            nightly.good("02-20 00:00", "03-04 12:00");

            scenario.with(olderThan(Duration.ofHours(26))).until("03-04 12:00").isSilent();
        }
    }
}
