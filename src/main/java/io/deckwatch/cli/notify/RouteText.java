package io.deckwatch.cli.notify;

import static java.util.stream.Collectors.joining;

import io.deckwatch.alert.group.Rhythm;
import io.deckwatch.alert.routing.Branch;
import io.deckwatch.alert.routing.InhibitRule;
import io.deckwatch.config.notify.Contact;
import io.deckwatch.config.notify.NotifyBook;
import io.deckwatch.cron.Spans;
import io.deckwatch.notify.receiver.ChannelSettings;
import io.deckwatch.notify.receiver.MirrorSettings;
import io.deckwatch.rule.Words;
import io.deckwatch.state.Matcher;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Says who would be told of an alert, by which routes and when. */
public final class RouteText {

    private final NotifyBook book;
    private final Map<String, String> labels;
    private final Instant at;

    private RouteText(NotifyBook book, Map<String, String> labels, Instant at) {
        this.book = book;
        this.labels = labels;
        this.at = at;
    }

    /**
     * The text.
     *
     * @param labels of the alert; severity and owner count among them
     * @param at when it fires
     */
    public static String of(NotifyBook book, Map<String, String> labels, Instant at) {
        return new RouteText(book, labels, at).text();
    }

    private String text() {
        var text = new StringBuilder("An alert with ")
                .append(labels.isEmpty() ? "no labels" : labels(labels))
                .append(" goes to:\n");
        book.tree().ends(labels).forEach(branch -> append(text, branch));
        var muting = book.inhibitRules().stream()
                .filter(rule -> Matcher.allMatch(rule.target(), labels))
                .map(RouteText::source)
                .toList();
        if (!muting.isEmpty()) {
            text.append("\nIt is muted while another alert fires with (inhibit_rules):\n");
            muting.forEach(source -> text.append("  ").append(source).append('\n'));
        }
        return text.toString();
    }

    private void append(StringBuilder text, Branch branch) {
        var contacts = book.receivers().getOrDefault(branch.node().receiver(), List.of());
        text.append("\n  ").append(branch.node().receiver()).append('\n');
        line(text, "route", branch.key());
        line(text, "channels", channels(contacts));
        if (contacts.stream().anyMatch(contact -> contact.settings() instanceof ChannelSettings)) {
            var rhythm = branch.node().rhythm();
            line(text, "grouped by", grouping(rhythm));
            line(
                    text,
                    "times",
                    "told after " + Spans.text(rhythm.groupWait()) + ", changes every "
                            + Spans.text(rhythm.groupInterval()) + ", again after "
                            + Spans.text(rhythm.repeatInterval()));
            line(
                    text,
                    "at " + Words.time(at),
                    branch.node()
                            .calendar()
                            .quiet(at)
                            .map(why -> "not told (" + why + "); what is due is told when that is over")
                            .orElse("told"));
        }
    }

    private static String grouping(Rhythm rhythm) {
        var by = rhythm.groupBy();
        return by.isEmpty()
                ? "nothing: all alerts of the route are one message"
                : by.contains(Rhythm.UNGROUPED) ? "all labels: each alert is a message" : String.join(", ", by);
    }

    private static String channels(List<Contact> contacts) {
        return contacts.isEmpty()
                ? "none: nobody is told"
                : contacts.stream().map(RouteText::channel).collect(joining(", "));
    }

    private static String channel(Contact contact) {
        return switch (contact.settings()) {
            case ChannelSettings channel -> contact.to().id() + (channel.sendResolved() ? "" : " (tells no ends)");
            case MirrorSettings ignored -> contact.to().id() + " (kept in step; it groups and silences by itself)";
        };
    }

    private static String source(InhibitRule rule) {
        var matchers = rule.source().stream().map(Matcher::toString).collect(joining(", "));
        return rule.equal().isEmpty() ? matchers : matchers + " and the same " + String.join(", ", rule.equal());
    }

    private static String labels(Map<String, String> labels) {
        return labels.entrySet().stream()
                .map(label -> label.getKey() + "=\"" + label.getValue() + "\"")
                .collect(joining(", "));
    }

    private static void line(StringBuilder text, String title, String value) {
        text.append("    %-24s".formatted(title)).append(value).append('\n');
    }
}
