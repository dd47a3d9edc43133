package io.deckwatch.scenario;

import io.deckwatch.rule.cluster.ClockSkew;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Times that come from two clocks are compared, so the clocks have to agree. */
class DeckwatchClockSkewTest {

    private static final String NAME = ClockSkew.NAME;
    private final Scenario scenario = new Scenario();

    @Nested
    class FiresWhen {

        @Test
        void theApiServerIsAhead() {
            scenario.clockAhead(95, "03-01 12:00", "03-01 13:00")
                    .until("03-01 14:00")
                    .fires(NAME)
                    .at("03-01 12:05")
                    .times(1)
                    .severity("warning")
                    .label("cluster", "prod")
                    .description("clock has been more than 1 min ahead of that of")
                    .resolvedAt("03-01 13:00");
        }

        @Test
        void theApiServerIsBehind() {
            scenario.clockAhead(-7200, "03-01 12:00", "03-01 13:00")
                    .until("03-01 14:00")
                    .fires(NAME)
                    .description("more than 1 h behind that of");
        }

        @Test
        void theDifferenceTrembles() {
            scenario.clockAhead(31, "03-01 12:00", "03-01 12:20")
                    .clockAhead(45, "03-01 12:20", "03-01 12:40")
                    .clockAhead(32, "03-01 12:40", "03-01 13:00")
                    .until("03-01 14:00")
                    .fires(NAME)
                    .times(1)
                    .resolvedAt("03-01 13:00");
        }

        @Test
        void theClocksCannotBeComparedForAWhile() {
            scenario.clockAhead(120, "03-01 12:00", "03-01 12:30")
                    .clockUnknown("03-01 12:30", "03-01 13:00")
                    .until("03-01 14:00")
                    .fires(NAME)
                    .times(1)
                    .resolvedAt("03-01 13:00");
        }
    }

    @Nested
    class SilentWhen {

        @Test
        void theClocksAgreeWithinThirtySeconds() {
            scenario.clockAhead(30, "03-01 00:00", "03-02 00:00")
                    .clockAhead(-30, "03-02 00:00", "03-03 00:00")
                    .until("03-04 00:00")
                    .isSilent();
        }

        @Test
        void theApiServersClockIsNotKnown() {
            scenario.clockUnknown("03-01 00:00", "03-09 00:00")
                    .until("03-04 00:00")
                    .isSilent();
        }

        @Test
        void oneAnswerWasSlow() {
            scenario.clockAhead(-55, "03-01 12:00", "03-01 12:02")
                    .until("03-01 14:00")
                    .isSilent();
        }
    }
}
