package io.deckwatch.cli.check;

import io.deckwatch.alert.Alert;
import io.deckwatch.alert.AlertState;
import io.deckwatch.event.Heartbeat.KindState;
import io.deckwatch.event.Kind;
import io.deckwatch.rule.Severity;
import io.deckwatch.rule.Words;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Writes a look as text for people: alerts by severity, then schedules, then what could not be seen. */
public final class CheckTable {

    private static final String INDENT = "  ";
    private static final int NOTE_NAME = 11;
    private static final Map<String, String> NOTES =
            Map.of("remedy", "do", "last_good", "last good", "next_run", "next run");
    private static final List<String> NOTE_ORDER =
            List.of("reason", "cause", "remedy", "last_good", "next_run", "owner");
    private static final int ALERT_NAME = 38;

    private final Look look;
    private final int width;
    private final Ink ink;
    private final List<String> lines = new ArrayList<>();

    private CheckTable(Look look, Screen screen) {
        this.look = look;
        this.width = screen.width();
        this.ink = new Ink(screen.colour());
    }

    /** The look as lines of at most the screen's width, each ended. */
    public static String text(Look look, Screen screen) {
        var table = new CheckTable(look, screen);
        table.title();
        for (var severity : List.of(Severity.CRITICAL, Severity.WARNING, Severity.INFO)) {
            table.section(severity.label().toUpperCase(Locale.ROOT), severity, table.with(severity, look.firing()));
        }
        table.section("PENDING", Severity.WARNING, look.pending().toList());
        table.inhibited();
        ScheduleTable.lines(look, screen).forEach(table.lines::add);
        table.footer();
        return String.join("\n", table.lines) + "\n";
    }

    private void title() {
        var counts = Stream.of(Severity.CRITICAL, Severity.WARNING, Severity.INFO)
                .map(severity -> counted(with(severity, look.firing()).size(), severity.label()))
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining(", "));
        var pending = counted((int) look.pending().count(), "pending");
        var found = Stream.of(counts, pending).filter(text -> !text.isEmpty()).collect(Collectors.joining(", "));
        var place = look.listing().cluster() + " at " + Words.time(look.at()) + ": ";
        lines.add(ink.bold(Layout.cut(place + (found.isEmpty() ? "nothing is wrong" : found), width)));
    }

    private void section(String title, Severity severity, List<Alert> alerts) {
        if (alerts.isEmpty()) {
            return;
        }
        lines.add("");
        lines.add(ink.of(severity, title));
        for (var alert : alerts) {
            head(alert);
            wrap("", alert.annotations().getOrDefault("summary", ""));
            wrap("", alert.annotations().getOrDefault("description", ""));
            NOTE_ORDER.forEach(note -> wrap(NOTES.getOrDefault(note, note), news(alert, note)));
        }
    }

    /** A note, unless the description has told it: the reason of a failure is often long, and nobody wants it twice. */
    private String news(Alert alert, String note) {
        var description = alert.annotations().getOrDefault("description", "");
        return description.contains(alert.annotations().getOrDefault(note, "")) ? "" : note(alert, note);
    }

    /** Alert, subject and since in one line; what does not fit beside the name goes below it. */
    private void head(Alert alert) {
        var name = Layout.cell(alert.labels().alertName(), ALERT_NAME);
        var subject = Subjects.text(alert);
        var since = since(alert);
        var room = width - INDENT.length() - ALERT_NAME - 2 - Layout.length(since);
        if (Layout.length(subject) <= room) {
            lines.add(INDENT + ink.bold(name) + " " + Layout.cell(subject, room) + " " + since);
            return;
        }
        lines.add(INDENT + ink.bold(name.stripTrailing()));
        wrap("", subject + ", " + since);
    }

    private String since(Alert alert) {
        return switch (alert.state()) {
            case AlertState.Pending pending ->
                alert.severity().label() + ", fires " + Words.time(pending.firesAt()) + " (in "
                        + age(look.at(), pending.firesAt()) + ")";
            case AlertState.Firing firing ->
                Words.time(firing.startsAt()) + " (" + age(firing.startsAt(), look.at()) + ")";
            case AlertState.Resolved resolved -> Words.time(resolved.endsAt());
        };
    }

    private String note(Alert alert, String name) {
        var value = alert.annotations().getOrDefault(name, "");
        return Times.parse(value).map(time -> Words.time(time) + relative(time)).orElse(value);
    }

    private String relative(Instant time) {
        return time.isAfter(look.at()) ? " (in " + age(look.at(), time) + ")" : " (" + age(time, look.at()) + " ago)";
    }

    private void wrap(String name, String text) {
        if (text.isEmpty()) {
            return;
        }
        var margin = INDENT.repeat(2);
        var room = name.isEmpty() ? 0 : NOTE_NAME;
        var first = name;
        for (var line : Layout.wrapped(text, width - margin.length() - room)) {
            lines.add(margin + (room == 0 ? "" : ink.faint(Layout.cell(first, room))) + line);
            first = "";
        }
    }

    private void inhibited() {
        var count = look.inhibited().count();
        if (count > 0) {
            lines.add("");
            lines.add(ink.faint(Layout.cut(
                    count + (count == 1 ? " more alert is" : " more alerts are") + " explained by the ones above.",
                    width)));
        }
    }

    private void footer() {
        lines.add("");
        var schedules = look.schedules().size();
        wrapFooter(
                "Cluster " + look.listing().cluster() + ": " + schedules + (schedules == 1 ? " schedule" : " schedules")
                        + " (" + look.healthySchedules() + " healthy). Times are UTC.");
        Arrays.stream(Kind.values())
                .filter(kind -> look.listing().kind(kind).state() != KindState.LIVE)
                .forEach(kind -> wrapFooter("Not read: " + kind.plural() + ", because "
                        + look.listing().kind(kind).reason() + "."));
        look.listing().unreadable().forEach(sentence -> wrapFooter("Passed over: " + sentence + "."));
    }

    private void wrapFooter(String text) {
        lines.addAll(Layout.wrapped(text, width));
    }

    private List<Alert> with(Severity severity, Stream<Alert> alerts) {
        return alerts.filter(alert -> alert.severity() == severity).toList();
    }

    private static String counted(int count, String what) {
        var plural = what.equals("warning") && count != 1 ? "s" : "";
        return count == 0 ? "" : count + " " + what + plural;
    }

    private static String age(Instant from, Instant to) {
        return Words.span(Duration.between(from, to));
    }
}
