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
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** A message about two schedules, one of which has a good backup again. */
public final class Examples {

    public static final String ID = "0123456789abcdef0123456789abcdef";

    private Examples() {}

    /** An alert about a schedule. */
    public static Alert stale(String schedule, AlertState state) {
        return new Alert(
                new Labels(Map.of(
                        "alertname", "VeleroBackupStale",
                        "cluster", "prod",
                        "velero_namespace", "velero",
                        "schedule", schedule)),
                Severity.CRITICAL,
                Map.of(
                        "summary",
                        "Schedule \"" + schedule + "\" has no good backup",
                        "runbook_url",
                        "https://deckwatch.example/runbooks/VeleroBackupStale"),
                state,
                List.of(),
                List.of());
    }

    /** The message. */
    public static Intent intent() {
        var start = Instant.parse("2026-03-02T02:00:00Z");
        var daily = stale("daily", new AlertState.Firing(start, null));
        var weekly = stale("weekly", new AlertState.Resolved(start, Instant.parse("2026-03-02T03:05:00.250Z"), null));
        var entry = new LogEntry(
                new GroupId("ops", Map.of("alertname", "VeleroBackupStale", "cluster", "prod")),
                7,
                Instant.parse("2026-03-02T03:06:00Z"),
                AlertSet.of(List.of(AlertRef.of(daily))),
                AlertSet.of(List.of(AlertRef.of(weekly))),
                new Fate(Fate.Status.OPEN, NotifyReason.SOME_RESOLVED, 0));
        return new Intent(ID, entry, "ops", List.of(daily, weekly));
    }

    /** What is said. */
    public static Notification notification() {
        return Notification.of(intent(), "https://deckwatch.example/");
    }
}
