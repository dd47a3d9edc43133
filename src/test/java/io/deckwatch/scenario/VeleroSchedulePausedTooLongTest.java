package io.deckwatch.scenario;

import io.deckwatch.rule.schedule.SchedulePausedTooLong;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class VeleroSchedulePausedTooLongTest {

    private static final String NAME = SchedulePausedTooLong.NAME;

    private final Scenario scenario = new Scenario();
    private final ScheduleScript nightly = scenario.schedule("nightly").good("02-20 00:00", "03-01 12:00");

    @Nested
    class FiresWhen {

        @Test
        void itIsPausedForAWeek() {
            nightly.pausedAt("03-01 12:00");

            scenario.until("03-12 12:00")
                    .fires(NAME)
                    .at("03-08 12:00")
                    .startsAt("03-08 12:00")
                    .severity("info")
                    .label("schedule", "nightly")
                    .summary("Schedule nightly is still paused.")
                    .description(
                            "It is paused since 2026-03-01 12:00 UTC and makes no backups. If that is meant, say until"
                                    + " when with the annotation deckwatch.io/paused-until. The last good backup is"
                                    + " nightly-20260301020000")
                    .annotation("since", "2026-03-01T12:00:00Z")
                    .stays();
        }

        @Test
        void theTimeUntilWhichItWasMeantToBePassed() {
            nightly.annotated("paused-until", "2026-03-15T08:00:00Z").pausedAt("03-01 12:00");

            scenario.until("03-16 12:00")
                    .fires(NAME)
                    .at("03-15 08:00")
                    .description("It was meant to be paused until 2026-03-15 08:00 UTC.");
        }

        @Test
        void thatTimeMayBeSoonerThanAWeek() {
            nightly.annotated("paused-until", "2026-03-02T10:00:00+02:00").pausedAt("03-01 12:00");

            scenario.until("03-03 12:00").fires(NAME).at("03-02 08:00");
        }

        @Test
        void theAnnotationIsNoTime() {
            nightly.annotated("paused-until", "next week").pausedAt("03-01 12:00");

            scenario.until("03-12 12:00")
                    .fires(NAME)
                    .at("03-08 12:00")
                    .description("deckwatch.io/paused-until is no time such as 2026-07-01T00:00:00Z: next week.");
        }
    }

    @Nested
    class SilentWhen {

        @Test
        void itIsPausedForSomeDays() {
            nightly.pausedAt("03-01 12:00").unpausedAt("03-08 11:59").good("03-08 12:00", "03-09 12:00");

            scenario.until("03-09 12:00").isSilentAbout(NAME);
        }

        @Test
        void somebodySaysThatItIsMeantToLast() {
            nightly.annotated("paused-until", "2026-04-01T00:00:00Z").pausedAt("03-01 12:00");

            scenario.until("03-25 12:00").isSilentAbout(NAME);
        }

        @Test
        void itIsProlongedAfterwards() {
            nightly.pausedAt("03-01 12:00").annotatedAt("03-09 09:00", "paused-until", "2026-04-01T00:00:00Z");

            scenario.until("03-12 12:00").fires(NAME).times(1).resolvedAt("03-09 09:00");
        }

        @Test
        void itRunsAgain() {
            nightly.pausedAt("03-01 12:00").unpausedAt("03-09 09:00");

            scenario.until("03-09 12:00").fires(NAME).times(1).resolvedAt("03-09 09:00");
        }

        @Test
        void itIsDeleted() {
            nightly.pausedAt("03-01 12:00").goneAt("03-09 09:00");

            scenario.until("03-09 12:00").fires(NAME).retiredAt("03-09 09:00", "schedule deleted");
        }
    }
}
