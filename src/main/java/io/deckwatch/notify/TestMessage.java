package io.deckwatch.notify;

import io.deckwatch.alert.Alert;
import io.deckwatch.alert.AlertState;
import io.deckwatch.alert.Labels;
import io.deckwatch.alert.group.AlertRef;
import io.deckwatch.alert.group.AlertSet;
import io.deckwatch.alert.group.Fate;
import io.deckwatch.alert.group.GroupId;
import io.deckwatch.alert.group.Intent;
import io.deckwatch.alert.group.LogEntry;
import io.deckwatch.alert.group.NotifyReason;
import io.deckwatch.rule.Severity;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** A message that looks like a real one and says that it is none, to see whether it arrives and how it looks. */
public final class TestMessage {

    private static final Duration AGO = Duration.ofHours(7);

    private TestMessage() {}

    /** The alert of the message, which fires since some hours. */
    public static Alert alert(Instant now) {
        var since = now.minus(AGO);
        return new Alert(
                new Labels(Map.of(
                        "alertname", "DeckwatchTestMessage",
                        "cluster", "example",
                        "velero_namespace", "velero",
                        "schedule", "nightly")),
                Severity.INFO,
                Map.of(
                        "summary",
                        "This is a test message of Deckwatch, nothing is wrong.",
                        "description",
                        "Somebody ran \"deckwatch notify test\". A real message says here what happened and what"
                                + " follows from it.",
                        "owner",
                        "example-team",
                        "since",
                        since.toString(),
                        "last_good",
                        now.minus(AGO.multipliedBy(4)).toString(),
                        "next_run",
                        now.plus(AGO).toString()),
                new AlertState.Firing(since, null),
                List.of(),
                List.of());
    }

    /** The message, to be shown as one to that receiver. */
    public static Notification of(String id, String receiver, Alert alert, String externalUrl, Instant now) {
        var group = new GroupId(receiver, Map.of("alertname", alert.labels().alertName(), "cluster", "example"));
        var told = AlertSet.of(List.of(AlertRef.of(alert)));
        var entry = new LogEntry(
                group,
                1,
                now,
                alert.isFiring() ? told : AlertSet.EMPTY,
                alert.isFiring() ? AlertSet.EMPTY : told,
                new Fate(Fate.Status.OPEN, NotifyReason.FIRST, 0));
        return Notification.of(new Intent(id, entry, receiver, List.of(alert)), externalUrl);
    }
}
