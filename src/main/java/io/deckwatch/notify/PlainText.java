package io.deckwatch.notify;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** A message as lines of text. What users wrote stays on the line it belongs to. */
public final class PlainText {

    private static final Pattern BREAKS = Pattern.compile("\\s*[\\r\\n\\u0085\\u2028\\u2029]+\\s*");
    private static final String INDENT = "  ";

    private PlainText() {}

    /** All of it, with a line break at the end. */
    public static String of(MessageText message) {
        var lines = new ArrayList<String>();
        lines.add(line(message.tone().symbol() + " " + message.title()));
        if (message.alerts().size() == 1) {
            alert(lines, message.alerts().getFirst());
        } else {
            several(lines, message);
        }
        lines.add(INDENT + "(" + message.why() + ")");
        return String.join("\n", lines) + "\n";
    }

    /** One line, whatever is in the text. */
    public static String line(String text) {
        return BREAKS.matcher(text.strip()).replaceAll(" ");
    }

    private static void several(List<String> lines, MessageText message) {
        if (message.counts().size() > 1) {
            message.counts().forEach(count -> lines.add(INDENT + count.text() + " × " + line(count.label())));
        }
        for (var alert : message.alerts()) {
            lines.add("");
            lines.add(alert.tone().symbol() + " " + line(alert.headline()));
            alert(lines, alert);
        }
        if (message.leftOut() > 0) {
            lines.add("");
            lines.add("And " + message.leftOut() + " more alerts, not listed here.");
        }
        add(lines, "All alerts", message.page());
    }

    private static void alert(List<String> lines, AlertText alert) {
        if (!alert.detail().isBlank()) {
            lines.add(INDENT + line(alert.detail()));
        }
        alert.why().advice().forEach(fact -> add(lines, fact.label(), fact.text()));
        alert.facts().forEach(fact -> add(lines, fact.label(), fact.text()));
        add(lines, "Reason", alert.why().reason());
        add(lines, "Runbook", alert.links().runbook());
        add(lines, "Page", alert.links().page());
        add(lines, "Silence", alert.links().silence());
    }

    private static void add(List<String> lines, String label, String text) {
        if (!text.isBlank()) {
            lines.add(INDENT + line(label) + ": " + line(text));
        }
    }
}
