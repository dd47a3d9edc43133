package io.deckwatch.demo;

import io.deckwatch.event.Tree;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Prints what happens in the demo and what is told of it, a line or two each, under the demo's time. A message names all that
 * is wrong in its group, also what was told before: that is one line, which says so.
 */
final class Ticker {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("EEE HH:mm", Locale.ENGLISH).withZone(ZoneOffset.UTC);
    private static final Map<String, String> COLOURS =
            Map.of("critical", "1;31", "warning", "33", "info", "34", "resolved", "32");
    private static final String MARGIN = " ".repeat(22);

    /** A message about many alerts names the first of them. */
    private static final int SHOWN = 3;

    private static final int LONGEST = 100;

    private final PrintStream out;
    private final boolean colour;
    private final Set<Told> told = new HashSet<>();

    /** An alert as it was told; that it became worse is news. */
    private record Told(String fingerprint, String startsAt, String severity) {

        static Told of(Tree alert) {
            return new Told(
                    alert.at("fingerprint").textOrEmpty(),
                    alert.at("startsAt").textOrEmpty(),
                    alert.at("labels", "severity").textOrEmpty());
        }
    }

    Ticker(PrintStream out, boolean colour) {
        this.out = out;
        this.colour = colour;
    }

    /** Something happens in a cluster. */
    void event(Instant at, String cluster, String text) {
        print(List.of(painted("2", TIME.format(at) + "  happens     " + cluster + ": " + text)));
    }

    /** A message in Alertmanager's form came. */
    synchronized void message(Instant at, Tree message) {
        var alerts = message.at("alerts").items();
        alerts.stream().limit(SHOWN).forEach(alert -> print(lines(at, alert)));
        if (alerts.size() > SHOWN) {
            print(List.of(MARGIN + "and " + (alerts.size() - SHOWN) + " more in this message"));
        }
    }

    private List<String> lines(Instant at, Tree alert) {
        if (alert.at("status").textOrEmpty().equals("resolved")) {
            told.remove(Told.of(alert));
            return List.of(line(at, "resolved", alert) + lasted(alert));
        }
        if (!told.add(Told.of(alert))) {
            return List.of(line(at, "still", alert));
        }
        var first = line(at, alert.at("labels", "severity").textOrEmpty(), alert);
        var reason = alert.at("annotations", "reason").textOrEmpty();
        return reason.isEmpty() ? List.of(first) : List.of(first, MARGIN + painted("2", end(reason)));
    }

    private String line(Instant at, String word, Tree alert) {
        return TIME.format(at) + "  "
                + painted(COLOURS.getOrDefault(word, "2"), "%-10s".formatted(word.toUpperCase(Locale.ROOT))) + "  "
                + alert.at("labels", "cluster").textOrEmpty() + ": "
                + alert.at("annotations", "summary").textOrEmpty();
    }

    /** Go wraps errors from the outside in, so what matters stands at the end. */
    private static String end(String reason) {
        return reason.length() <= LONGEST ? reason : "…" + reason.substring(reason.length() - LONGEST + 1);
    }

    private static String lasted(Tree alert) {
        var from = alert.at("startsAt").time();
        var to = alert.at("endsAt").time();
        return from.isEmpty() || to.isEmpty()
                ? ""
                : " (it lasted " + span(Duration.between(from.get(), to.get())) + ")";
    }

    private static String span(Duration time) {
        return time.toHours() < 1
                ? Math.max(1, time.toMinutes()) + " min"
                : time.toHours() < 48
                        ? time.toHours() + " h " + time.toMinutesPart() + " min"
                        : time.toDays() + " days";
    }

    private synchronized void print(List<String> lines) {
        lines.forEach(out::println);
        out.flush();
    }

    private String painted(String code, String text) {
        return colour ? "\u001B[" + code + "m" + text + "\u001B[0m" : text;
    }
}
