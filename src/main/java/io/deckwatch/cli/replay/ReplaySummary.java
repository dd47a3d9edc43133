package io.deckwatch.cli.replay;

import io.deckwatch.alert.Alert;
import io.deckwatch.alert.AlertState;
import io.deckwatch.alert.Transition;
import io.deckwatch.rule.Words;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/** Counts what a replay brought, and prints it as a table for people. */
public final class ReplaySummary implements Consumer<Transition> {

    private final Map<String, Row> rows = new TreeMap<>();
    private final Map<String, Transition> firing = new HashMap<>();
    private final Map<String, Alert> inhibited = new HashMap<>();

    /** What became of the alerts of one name. */
    private static final class Row {
        private int fired;
        private int inhibited;
        private int resolved;
        private Duration longest = Duration.ZERO;
        private boolean lasts;

        void took(Duration span, boolean stillFiring) {
            if (span.compareTo(longest) > 0 || longest.isZero()) {
                longest = span;
                lasts = stillFiring;
            }
        }
    }

    @Override
    public void accept(Transition transition) {
        if (!TransitionLines.isShown(transition)) {
            return;
        }
        var alert = transition.alert();
        var row = rows.computeIfAbsent(alert.labels().alertName(), name -> new Row());
        var fingerprint = alert.fingerprint();
        switch (alert.state()) {
            case AlertState.Pending p -> {}
            case AlertState.Firing f -> {
                if (firing.putIfAbsent(fingerprint, transition) == null) {
                    row.fired++;
                }
                if (alert.isInhibited() && inhibited.putIfAbsent(fingerprint, alert) == null) {
                    row.inhibited++;
                }
            }
            case AlertState.Resolved resolved -> {
                inhibited.remove(fingerprint);
                var began = firing.remove(fingerprint);
                if (began != null) {
                    row.resolved++;
                    row.took(Duration.between(began.at(), transition.at()), false);
                }
            }
        }
    }

    /** Prints the table, and how much time and how many lines the recording had. */
    public void print(PrintStream out, Replay.Extent extent, Duration wallTime) {
        firing.values().forEach(began -> end(began, extent.end()));
        if (rows.isEmpty()) {
            out.println("No alert fired.");
        } else {
            out.printf(Locale.ROOT, "%-40s %6s %9s %9s  %s%n", "alert", "fired", "inhibited", "resolved", "longest");
            rows.forEach((name, row) -> out.printf(
                    Locale.ROOT,
                    "%-40s %6d %9d %9d  %s%n",
                    name,
                    row.fired,
                    row.inhibited,
                    row.resolved,
                    Words.span(row.longest) + (row.lasts ? " (still firing)" : "")));
        }
        var virtual = Duration.between(extent.first(), extent.end());
        out.printf(
                Locale.ROOT,
                "%d lines of %s virtual time (%s to %s) in %.1f s, %.0f lines/s.%n",
                extent.events(),
                Words.span(virtual),
                extent.first(),
                extent.end(),
                seconds(wallTime),
                extent.events() / Math.max(seconds(wallTime), 0.001));
        if (extent.unreadable() > 0) {
            out.printf(
                    Locale.ROOT,
                    "%d lines hold an object that is none of Velero's, or has no name; they were passed over.%n",
                    extent.unreadable());
        }
    }

    private void end(Transition began, Instant end) {
        var row = rows.get(began.alert().labels().alertName());
        if (row != null) {
            row.took(Duration.between(began.at(), end), true);
        }
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1000.0;
    }
}
