package io.deckwatch.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.deckwatch.rule.location.ExpiredNotCollected;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class VeleroExpiredNotCollectedTest {

    private static final String NAME = ExpiredNotCollected.NAME;
    private final Scenario scenario = new Scenario();
    private LocationScript location;

    @BeforeEach
    void aLocation() {
        location = scenario.location("default").isDefault();
    }

    /** One backup of each night of these, kept for ten days; those of 20, 21, ... February expire on 2, 3, ... March. */
    private ScheduleScript nightly() {
        return scenario.schedule("nightly").ttl("240h").runs("02-20 00:00", "03-06 00:00", run -> run.keptFor("240h")
                .completes("10m"));
    }

    @Nested
    class FiresWhen {

        @Test
        void oneExpiredTwoHoursAgoAndIsStillThere() {
            nightly();

            scenario.until("03-02 12:00")
                    .fires(NAME)
                    .at("03-02 04:30")
                    .severity("warning")
                    .label("storage_location", "default")
                    .summary("1 expired backup is not removed from storage location default.")
                    .description("The oldest is nightly-20260220020000, which expired 2026-03-02 02:00 UTC");
        }

        @Test
        void moreAndMoreExpireWhichIsStillOneAlert() {
            nightly();

            scenario.until("03-05 12:00").fires(NAME).times(1).stays();
        }

        @Test
        void veleroSaysWhy() {
            scenario.backup("b")
                    .keptFor("240h")
                    .with("BSLCannotGet", "metadata", "labels", "velero.io/gc-failure")
                    .startsAt("02-20 02:00")
                    .completes("10m");

            scenario.until("03-02 12:00").fires(NAME).annotation("reason", "BSLCannotGet");
        }

        @Test
        void theLocationItselfIsNoMore() {
            scenario.backup("b")
                    .in("old")
                    .keptFor("240h")
                    .startsAt("02-20 02:00")
                    .completes("10m");

            scenario.until("03-02 12:00")
                    .fires(NAME)
                    .label("storage_location", "old")
                    .annotation("reason", "the storage location does not exist");
        }

        @Test
        void itIsReadOnlyAndNobodyWritesThereWhichIsANote() {
            scenario.location("archive").readOnly();
            scenario.backup("b")
                    .in("archive")
                    .keptFor("240h")
                    .startsAt("02-20 02:00")
                    .completes("10m");

            scenario.until("03-02 12:00").fires(NAME).severity("info");
        }
    }

    @Nested
    class SilentWhen {

        @Test
        void itIsRemovedWithinTheHour() {
            scenario.backup("b")
                    .keptFor("240h")
                    .startsAt("02-20 02:00")
                    .completes("10m")
                    .goneAt("03-02 02:50");

            scenario.until("03-02 12:00").isSilent();
        }

        @Test
        void veleroWasDownAtNight() {
            location.frequency("1m")
                    .validated("1m", "03-01 23:00", "03-02 01:00")
                    .validated("1m", "03-02 08:00", "03-02 12:00");
            scenario.backup("b")
                    .keptFor("240h")
                    .startsAt("02-20 02:00")
                    .completes("10m")
                    .goneAt("03-02 08:40");

            assertThat(scenario.until("03-02 12:00").heard()).doesNotContain(NAME);
        }

        @Test
        void theLocationWasAwayAtNight() {
            location.unavailableAt("03-02 01:00").availableAt("03-02 08:00");
            scenario.backup("b")
                    .keptFor("240h")
                    .startsAt("02-20 02:00")
                    .completes("10m")
                    .goneAt("03-02 08:40");

            scenario.until("03-02 12:00").isSilentAbout(NAME);
        }

        @Test
        void veleroHasNotSaidWhenItExpires() {
            scenario.backup("b")
                    .startsAt("02-20 02:00")
                    .completes("10m")
                    .then(Scenario.at("02-20 02:11"), o -> o.remove("status", "expiration"));

            scenario.until("04-20 00:00").isSilent();
        }

        @Test
        void itIsRemovedAtLast() {
            scenario.backup("b")
                    .keptFor("240h")
                    .startsAt("02-20 02:00")
                    .completes("10m")
                    .goneAt("03-02 09:00");

            scenario.until("03-02 12:00").fires(NAME).resolvedAt("03-02 09:00").times(1);
        }

        @Test
        void veleroIsDownWhichIsThePage() {
            nightly();
            location.frequency("1m").validated("1m", "03-01 23:00", "03-02 02:00");

            scenario.until("03-02 12:00").fires(NAME).inhibited();
        }
    }
}
