package io.deckwatch.demo;

import io.deckwatch.event.Tree;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Writes a message as a person likes to read it.
 *
 * @param colour whether the terminal has colours
 */
record Letter(boolean colour) {

    private static final DateTimeFormatter CLOCK =
            DateTimeFormatter.ofPattern("HH:mm:ss").withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm").withZone(ZoneOffset.UTC);
    private static final String MARGIN = "            ";
    private static final int WIDTH = 84;
    private static final Map<String, String> COLOURS =
            Map.of("critical", "1;31", "warning", "33", "info", "34", "resolved", "32");

    /** The text of a message in Alertmanager's form that came at that time. */
    String text(Instant now, Tree message) {
        var text = new StringBuilder("\n")
                .append(CLOCK.format(now))
                .append(" UTC  ")
                .append(painted("1", message.at("notification_reason").textOrEmpty()))
                .append('\n');
        for (var alert : message.at("alerts").items()) {
            alert(text, alert, now);
        }
        return text.toString();
    }

    private void alert(StringBuilder text, Tree alert, Instant now) {
        var labels = alert.at("labels");
        var notes = alert.at("annotations");
        var severity = labels.at("severity").textOrEmpty();
        var status = alert.at("status").textOrEmpty();
        var resolved = status.equals("resolved");
        text.append("  ")
                .append(painted(COLOURS.getOrDefault(resolved ? status : severity, "0"), padded(status, severity)))
                .append(painted("1", labels.at("alertname").textOrEmpty()))
                .append("  ")
                .append(subject(labels))
                .append('\n');
        if (resolved) {
            row(text, "", "It lasted " + lasted(alert) + ".");
            return;
        }
        row(text, "", notes.at("summary").textOrEmpty());
        row(text, "reason", notes.at("reason").textOrEmpty());
        row(text, "last good", time(notes.at("last_good").textOrEmpty(), now));
        row(text, "next run", time(notes.at("next_run").textOrEmpty(), now));
        row(text, "runbook", notes.at("runbook_url").textOrEmpty());
    }

    private static String padded(String status, String severity) {
        return String.format("%-10s%-10s", status.toUpperCase(Locale.ROOT), severity);
    }

    private static String subject(Tree labels) {
        return Stream.of("cluster", "velero_namespace", "schedule", "backup", "storage_location", "volume")
                .filter(name -> !labels.at(name).textOrEmpty().isEmpty())
                .map(name -> name + "=" + labels.at(name).textOrEmpty())
                .collect(Collectors.joining(" "));
    }

    private void row(StringBuilder text, String name, String value) {
        if (value.isEmpty()) {
            return;
        }
        var label = name.isEmpty() ? "" : String.format("%-11s", name);
        var margin = MARGIN + " ".repeat(label.length());
        text.append(MARGIN).append(painted("2", label));
        var column = label.length();
        var begun = false;
        for (var word : value.split(" ")) {
            if (begun && column + word.length() + 1 > WIDTH) {
                text.append('\n').append(margin);
                column = label.length();
            } else if (begun) {
                text.append(' ');
                column++;
            }
            text.append(word);
            column += word.length();
            begun = true;
        }
        text.append('\n');
    }

    private static String lasted(Tree alert) {
        return span(Duration.between(instant(alert, "startsAt"), instant(alert, "endsAt")));
    }

    private static Instant instant(Tree alert, String name) {
        return Instant.parse(alert.at(name).textOrEmpty());
    }

    private static String time(String value, Instant now) {
        if (!value.endsWith("Z")) {
            return value;
        }
        var at = Instant.parse(value);
        var away = span(Duration.between(now, at).abs());
        return MINUTE.format(at) + " UTC, " + (at.isAfter(now) ? "in " + away : away + " ago");
    }

    private static String span(Duration time) {
        if (time.toMinutes() < 2) {
            return time.toSeconds() + " s";
        }
        return time.toHours() < 1
                ? time.toMinutes() + " min"
                : time.toHours() < 48
                        ? time.toHours() + " h " + time.toMinutesPart() + " min"
                        : time.toDays() + " days";
    }

    private String painted(String code, String text) {
        return colour && !text.isEmpty() ? "\u001B[" + code + "m" + text + "\u001B[0m" : text;
    }
}
