package io.deckwatch.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.deckwatch.rule.schedule.LastGoodExpiring;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class VeleroLastGoodExpiringTest {

    private static final String NAME = LastGoodExpiring.NAME;
    private final Scenario scenario = new Scenario();

    /** Each night at 02:00, kept for 72 hours. */
    private ScheduleScript nightly() {
        return scenario.schedule("shop").ttl("72h");
    }

    @Nested
    class FiresWhen {

        @Test
        void nightsFailAndTheLastGoodOneExpiresBeforeTheNextCanBeGood() {
            nightly()
                    .runs("02-26 00:00", "03-02 00:00", run -> run.keptFor("72h")
                            .completes("10m"))
                    .runs("03-02 00:00", "03-04 12:00", run -> run.keptFor("72h")
                            .fails("10m", "no space left"));

            scenario.until("03-04 12:00")
                    .fires(NAME)
                    .at("03-03 02:10")
                    .severity("critical")
                    .label("schedule", "shop")
                    .summary("The last good backup of schedule shop is deleted at 2026-03-04 02:00 UTC")
                    .description("If the next run succeeds, its backup exists at 2026-03-04 02:10 UTC.")
                    .annotation("last_good", "2026-03-01T02:00:00Z")
                    .uninhibited()
                    .times(1)
                    .stays();
        }

        @Test
        void weeksFailAndItIsAPageADayBefore() {
            scenario.schedule("weekly")
                    .cron("0 3 * * 0")
                    .ttl("336h")
                    .runs("02-14 00:00", "02-23 00:00", run -> run.keptFor("336h")
                            .completes("10m"))
                    .runs("02-24 00:00", "03-02 00:00", run -> run.keptFor("336h")
                            .fails("10m", "x"));

            scenario.until("03-08 00:00")
                    .fires(NAME)
                    .at("03-01 03:10")
                    .severity("warning")
                    .inhibited()
                    .becomes("critical", "03-07 03:00")
                    .times(1);
        }

        @Test
        void itHasExpiredAndIsGone() {
            nightly()
                    .runs("02-28 12:00", "03-02 00:00", run -> run.keptFor("72h")
                            .completes("10m")
                            .goneAt("03-04 02:40"))
                    .runs("03-02 00:00", "03-05 12:00", run -> run.keptFor("72h")
                            .fails("10m", "x"));

            scenario.until("03-05 12:00").fires(NAME).at("03-03 02:10").times(1).stays();
        }

        @Test
        void noRunStartsAnyMore() {
            nightly().runs("02-26 00:00", "03-02 00:00", run -> run.keptFor("72h")
                    .completes("10m"));

            scenario.until("03-04 12:00").fires(NAME).at("03-03 02:30").severity("critical");
        }

        @Test
        void backupsAreKeptForLessThanTheTimeBetweenRunsWhichIsAFaultOfTheConfiguration() {
            scenario.schedule("weekly")
                    .cron("0 3 * * 0")
                    .ttl("72h")
                    .runs("02-14 00:00", "03-16 00:00", run -> run.keptFor("72h")
                            .completes("10m"));

            scenario.until("03-20 00:00")
                    .fires(NAME)
                    .at("03-01 00:00")
                    .severity("warning")
                    .summary("Backups of schedule weekly are kept for 3 d, but up to 7 d pass between its runs.")
                    .times(1)
                    .stays();
        }
    }

    @Nested
    class SilentWhen {

        @Test
        void allIsWell() {
            nightly().runs("02-26 00:00", "03-06 00:00", run -> run.keptFor("72h")
                    .completes("10m"));

            scenario.until("03-06 00:00").isSilentAbout(NAME);
        }

        @Test
        void oneNightFailsAndTheNextCanBeGoodInTime() {
            nightly()
                    .runs("02-26 00:00", "03-02 00:00", run -> run.keptFor("72h")
                            .completes("10m"))
                    .runs("03-02 00:00", "03-02 12:00", run -> run.keptFor("72h")
                            .fails("10m", "x"))
                    .runs("03-02 12:00", "03-05 00:00", run -> run.keptFor("72h")
                            .completes("10m"));

            scenario.until("03-05 00:00").isSilentAbout(NAME);
        }

        @Test
        void aRunGoesOnThatCanBeGoodInTime() {
            nightly()
                    .runs("02-25 00:00", "03-02 00:00", run -> run.keptFor("72h")
                            .completes("2h"))
                    .runs("03-02 00:00", "03-02 12:00", run -> run.keptFor("72h")
                            .fails("10m", "x"));
            scenario.backup("retry")
                    .of("shop")
                    .keptFor("72h")
                    .startsAt("03-03 01:00")
                    .completes("2h");

            scenario.until("03-03 12:00").isSilentAbout(NAME);
        }

        @Test
        void theNextRunIsGood() {
            nightly()
                    .runs("02-26 00:00", "03-02 00:00", run -> run.keptFor("72h")
                            .completes("10m"))
                    .runs("03-02 00:00", "03-03 12:00", run -> run.keptFor("72h")
                            .fails("10m", "x"))
                    .runs("03-03 12:00", "03-05 00:00", run -> run.keptFor("72h")
                            .completes("10m"));

            scenario.until("03-05 00:00").fires(NAME).resolvedAt("03-04 02:10").times(1);
        }

        @Test
        void theTimeToLiveIsThatOfTheRhythm() {
            scenario.schedule("daily").ttl("24h").runs("02-26 00:00", "03-06 00:00", run -> run.keptFor("24h")
                    .completes("10m"));

            scenario.until("03-06 00:00").isSilentAbout(NAME);
        }

        @Test
        void theScheduleIsPaused() {
            nightly()
                    .runs("02-26 00:00", "03-02 00:00", run -> run.keptFor("72h")
                            .completes("10m"))
                    .runs("03-02 00:00", "03-03 00:00", run -> run.keptFor("72h")
                            .fails("10m", "x"))
                    .pausedAt("03-02 12:00");

            scenario.until("03-06 00:00").isSilentAbout(NAME);
        }

        @Test
        void itNeverHadAGoodOne() {
            nightly().runs("02-26 00:00", "03-05 00:00", run -> run.keptFor("72h")
                    .fails("10m", "x"));

            scenario.until("03-05 00:00").isSilentAbout(NAME);
        }

        @Test
        void theLocationIsAwaySoThatNothingIsDeletedThere() {
            nightly().runs("02-26 00:00", "03-02 00:00", run -> run.keptFor("72h")
                    .completes("10m"));
            scenario.location("default").isDefault().unavailableAt("03-01 20:00");

            var course = scenario.until("03-03 12:00");

            course.fires(NAME).inhibited();
            assertThat(course.heard()).doesNotContain(NAME);
        }
    }
}
