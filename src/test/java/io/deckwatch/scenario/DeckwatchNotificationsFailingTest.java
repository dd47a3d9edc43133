package io.deckwatch.scenario;

import static io.deckwatch.scenario.Scenario.at;

import io.deckwatch.rule.component.NotificationsFailing;
import io.deckwatch.state.Vitals;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** A receiver that cannot be reached is told of on the ways that are left. */
class DeckwatchNotificationsFailingTest {

    private static final String NAME = NotificationsFailing.NAME;
    private final Scenario scenario = new Scenario();

    private static Vitals failing(String receiver) {
        return new Vitals(null, Map.of(receiver, at("03-01 12:00")), null, Map.of(), null);
    }

    @Nested
    class FiresWhen {
        @Test
        void aReceiverRefusesEverything() {
            scenario.reports(failing("slack"), "03-01 12:00", "03-01 13:00")
                    .reports(Vitals.WELL, "03-01 13:00", "03-01 15:00")
                    .until("03-01 14:00")
                    .fires(NAME)
                    .at("03-01 12:05")
                    .times(1)
                    .severity("critical")
                    .label("component", "notifier")
                    .summary("Messages do not reach slack.")
                    .resolvedAt("03-01 13:00");
        }

        @Test
        void aSecondReceiverFailsLater() {
            var both = new Vitals(
                    null, Map.of("mail", at("03-01 12:30"), "slack", at("03-01 12:00")), null, Map.of(), null);

            scenario.reports(failing("slack"), "03-01 12:00", "03-01 12:30")
                    .reports(both, "03-01 12:30", "03-01 14:00")
                    .until("03-01 13:30")
                    .fires(NAME)
                    .times(1)
                    .stays();
        }
    }

    @Nested
    class SilentWhen {
        @Test
        void oneAttemptFailedAndTheNextSucceeded() {
            scenario.reports(failing("slack"), "03-01 12:00", "03-01 12:03")
                    .reports(Vitals.WELL, "03-01 12:03", "03-01 15:00")
                    .until("03-01 14:00")
                    .isSilentAbout(NAME);
        }

        @Test
        void messagesArrive() {
            scenario.reports(Vitals.WELL, "03-01 00:00", "03-01 15:00")
                    .until("03-01 14:00")
                    .isSilentAbout(NAME);
        }
    }
}
