package io.deckwatch.notify;

import static org.assertj.core.api.Assertions.assertThat;

import io.deckwatch.alert.Alert;
import io.deckwatch.alert.AlertState;
import io.deckwatch.alert.Labels;
import io.deckwatch.alert.group.NotifyReason;
import io.deckwatch.rule.Severity;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** An alert about Deckwatch itself is about no cluster. */
class OwnAlertTest {

    @Test
    void itIsToldAsOneAboutDeckwatch() {
        var alert = new Alert(
                new Labels(Map.of("alertname", "DeckwatchConfigRefused", "cluster", "-", "component", "notifier")),
                Severity.WARNING,
                Map.of("summary", "The file of notifications cannot be taken."),
                new AlertState.Firing(Incidents.NOW, null),
                List.of(),
                List.of());

        var text = PlainText.of(MessageText.of(Incidents.told(NotifyReason.FIRST, alert), 5));

        assertThat(text).startsWith("🟠 Deckwatch: The file of notifications cannot be taken\n");
        assertThat(text).contains("Component: notifier").doesNotContain("Cluster");
    }
}
