package io.deckwatch.scenario;

import static io.deckwatch.scenario.Scenario.at;

import io.deckwatch.rule.component.ConsumerBehind;
import io.deckwatch.state.Vitals;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** An evaluator that is behind says what was. */
class DeckwatchConsumerBehindTest {

    private static final String NAME = ConsumerBehind.NAME;
    private final Scenario scenario = new Scenario();
    private static final Vitals BEHIND = new Vitals(at("03-01 12:00"), Map.of(), null, Map.of(), null);

    @Nested
    class FiresWhen {
        @Test
        void theEvaluatorDoesNotCatchUp() {
            scenario.reports(BEHIND, "03-01 12:00", "03-01 13:00")
                    .reports(Vitals.WELL, "03-01 13:00", "03-01 15:00")
                    .until("03-01 14:00")
                    .fires(NAME)
                    .at("03-01 12:05")
                    .times(1)
                    .severity("warning")
                    .label("component", "evaluator")
                    .description("Since 2026-03-01 12:00 UTC")
                    .resolvedAt("03-01 13:00");
        }
    }

    @Nested
    class SilentWhen {
        @Test
        void itCatchesUpWithinMinutes() {
            scenario.reports(BEHIND, "03-01 12:00", "03-01 12:04")
                    .reports(Vitals.WELL, "03-01 12:04", "03-01 15:00")
                    .until("03-01 14:00")
                    .isSilentAbout(NAME);
        }

        @Test
        void itKeepsUp() {
            scenario.reports(Vitals.WELL, "03-01 00:00", "03-01 15:00")
                    .until("03-01 14:00")
                    .isSilentAbout(NAME);
        }
    }
}
