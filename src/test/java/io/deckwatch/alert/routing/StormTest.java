package io.deckwatch.alert.routing;

import static org.assertj.core.api.Assertions.assertThat;

import io.deckwatch.alert.Alert;
import io.deckwatch.alert.AlertState;
import io.deckwatch.alert.Labels;
import io.deckwatch.alert.group.Addressee;
import io.deckwatch.alert.group.Groups;
import io.deckwatch.alert.group.Intent;
import io.deckwatch.alert.group.Muting;
import io.deckwatch.alert.group.Rhythm;
import io.deckwatch.alert.time.Calendar;
import io.deckwatch.rule.Severity;
import io.deckwatch.state.Matcher;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Many alerts at once are few messages, also where many routes lead to a receiver. */
class StormTest {

    private static final Instant START = Instant.parse("2026-03-02T02:00:00Z");
    private static final RouteTree TREE = new RouteTree(
            RouteNode.root("ops", Rhythm.STANDARD)
                    .with(
                            node("pager", true, "severity=critical"),
                            node("ops", false, "team=db"),
                            node("ops", false, "team=web")),
            Map.of("ops", channel("ops"), "pager", channel("pager")));

    private final Groups groups = new Groups(TREE, Muting.NONE, text -> HexFormat.of()
            .toHexDigits(text.hashCode())
            .repeat(8));

    @Test
    void fiveHundredAlertsOfOneCauseAreOneMessage() {
        for (var i = 0; i < 500; i++) {
            groups.update(alert("VeleroBackupFailed", "none", "s" + i), START);
        }

        assertThat(messages()).containsExactly("ops 500");
    }

    @Test
    void theFirstLookAtAClusterIsOneMessageForEachReceiverAndRoute() {
        for (var i = 0; i < 300; i++) {
            groups.update(alert("Rule" + i % 50, i % 3 == 0 ? "db" : i % 3 == 1 ? "web" : "none", "s" + i), START);
        }

        assertThat(messages()).containsExactlyInAnyOrder("ops 100", "ops 100", "ops 100");
    }

    private List<String> messages() {
        var intents = new ArrayList<Intent>();
        for (var second = 0; second <= 120; second++) {
            intents.addAll(groups.wake(START.plusSeconds(second)));
        }
        return intents.stream()
                .map(intent -> intent.receiver() + " " + intent.alerts().size())
                .toList();
    }

    private static RouteNode node(String receiver, boolean goesOn, String matcher) {
        return new RouteNode(
                receiver, List.of(Matcher.parse(matcher)), Rhythm.STANDARD, Calendar.ALWAYS, goesOn, List.of());
    }

    private static List<Addressee> channel(String receiver) {
        return List.of(new Addressee(receiver, "slack", true));
    }

    private static Alert alert(String name, String team, String schedule) {
        return new Alert(
                new Labels(Map.of("alertname", name, "cluster", "prod", "team", team, "schedule", schedule)),
                Severity.WARNING,
                Map.of(),
                new AlertState.Firing(START, null),
                List.of(),
                List.of());
    }
}
