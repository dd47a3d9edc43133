package io.deckwatch.scenario;

import io.deckwatch.rule.component.Watchdog;
import io.deckwatch.state.Vitals;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** It fires as long as the evaluator tells how it does, and is no news to anybody. */
class DeckwatchWatchdogTest {

    private static final String NAME = Watchdog.NAME;
    private final Scenario scenario = new Scenario();

    @Nested
    class FiresWhen {
        @Test
        void theEvaluatorWorks() {
            scenario.reports(Vitals.WELL, "03-01 00:00", "03-02 00:00")
                    .until("03-01 23:00")
                    .fires(NAME)
                    .at("03-01 00:00")
                    .times(1)
                    .severity("none")
                    .label("cluster", "-")
                    .label("component", "evaluator")
                    .stays();
        }

        @Test
        void theEvaluatorBeganAnew() {
            scenario.reports(Vitals.WELL, "03-01 00:00", "03-02 00:00")
                    .restartAt("03-01 12:00")
                    .until("03-01 23:00")
                    .fires(NAME)
                    .times(1)
                    .stays();
        }
    }

    @Nested
    class SilentWhen {
        @Test
        void nobodyTellsHowTheProcessDoesAsInAReplay() {
            scenario.schedule("nightly").good("02-20 00:00", "03-05 00:00");

            scenario.until("03-02 00:00").isSilent();
        }
    }
}
