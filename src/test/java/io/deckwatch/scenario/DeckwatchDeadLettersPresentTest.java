package io.deckwatch.scenario;

import static io.deckwatch.scenario.Scenario.at;

import io.deckwatch.rule.component.DeadLettersPresent;
import io.deckwatch.state.Vitals;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What was put aside is missed by nobody by itself. */
class DeckwatchDeadLettersPresentTest {

    private static final String NAME = DeadLettersPresent.NAME;
    private final Scenario scenario = new Scenario();
    private static final Vitals PUT_ASIDE = new Vitals(null, Map.of(), at("03-01 12:00"), Map.of(), null);

    @Nested
    class FiresWhen {
        @Test
        void somethingWasPutAside() {
            scenario.reports(PUT_ASIDE, "03-01 12:01", "03-03 00:00")
                    .until("03-02 20:00")
                    .fires(NAME)
                    .at("03-01 12:01")
                    .times(1)
                    .severity("warning")
                    .label("component", "dead-letters")
                    .resolvedAt("03-02 12:00");
        }
    }

    @Nested
    class SilentWhen {
        @Test
        void nothingWasPutAside() {
            scenario.reports(Vitals.WELL, "03-01 00:00", "03-01 15:00")
                    .until("03-01 14:00")
                    .isSilentAbout(NAME);
        }

        @Test
        void theLastWasADayAgo() {
            scenario.reports(PUT_ASIDE, "03-02 12:00", "03-03 00:00")
                    .until("03-02 20:00")
                    .isSilentAbout(NAME);
        }
    }
}
