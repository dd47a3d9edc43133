package io.deckwatch.scenario;

import static io.deckwatch.scenario.Scenario.at;

import io.deckwatch.rule.component.ConfigRefused;
import io.deckwatch.state.Vitals;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Files that are not taken are told of, since nobody reads the log after each change. */
class DeckwatchConfigRefusedTest {

    private static final String NAME = ConfigRefused.NAME;
    private final Scenario scenario = new Scenario();

    private static Vitals refusing(String component, String files) {
        var refusal = new Vitals.Refusal(at("03-01 12:00"), files, "notify.yaml:5: there is no receiver opps");
        return new Vitals(null, Map.of(), null, Map.of(component, refusal), null);
    }

    @Nested
    class FiresWhen {
        @Test
        void theFileOfNotificationsIsNotTaken() {
            scenario.reports(refusing("notifier", "The file of notifications"), "03-01 12:00", "03-01 13:00")
                    .reports(Vitals.WELL, "03-01 13:00", "03-01 15:00")
                    .until("03-01 14:00")
                    .fires(NAME)
                    .at("03-01 12:02")
                    .times(1)
                    .severity("warning")
                    .label("component", "notifier")
                    .summary("The file of notifications cannot be taken; what was before stays in force.")
                    .resolvedAt("03-01 13:00");
        }

        @Test
        void theRuleFilesAreNotTaken() {
            scenario.reports(refusing("evaluator", "The rule files"), "03-01 12:00", "03-01 13:00")
                    .until("03-01 12:30")
                    .fires(NAME)
                    .times(1)
                    .label("component", "evaluator")
                    .stays();
        }
    }

    @Nested
    class SilentWhen {
        @Test
        void theNextFileOfSeveralMadeItGood() {
            scenario.reports(refusing("evaluator", "The rule files"), "03-01 12:00", "03-01 12:01")
                    .reports(Vitals.WELL, "03-01 12:01", "03-01 15:00")
                    .until("03-01 14:00")
                    .isSilentAbout(NAME);
        }

        @Test
        void allFilesAreTaken() {
            scenario.reports(Vitals.WELL, "03-01 00:00", "03-01 15:00")
                    .until("03-01 14:00")
                    .isSilentAbout(NAME);
        }
    }
}
