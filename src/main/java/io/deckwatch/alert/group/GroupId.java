package io.deckwatch.alert.group;

import java.util.Collections;
import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * One group of one receiver.
 *
 * @param receiver its name; of a receiver with several channels, that of the channel
 * @param route the key of the route it came by
 * @param labels what the alerts of the group have in common by definition
 */
public record GroupId(String receiver, String route, Map<String, String> labels) implements Comparable<GroupId> {

    private static final Comparator<GroupId> ORDER =
            Comparator.comparing(GroupId::receiver).thenComparing(GroupId::key);

    /** A group of the route at the root. */
    public GroupId(String receiver, Map<String, String> labels) {
        this(receiver, Route.ROOT, labels);
    }

    /** The group of a message beside those that groups of alerts say: what it is stands in place of the route. */
    public static GroupId beside(String receiver, String what, Map<String, String> labels) {
        if (what.startsWith(Route.ROOT)) {
            throw new IllegalArgumentException("That is a route: " + what);
        }
        return new GroupId(receiver, what, labels);
    }

    public GroupId {
        labels = Collections.unmodifiableMap(new TreeMap<>(labels));
    }

    /** The group as Alertmanager prints its key: <code>{}/{severity="critical"}:{alertname="X", cluster="prod"}</code>. */
    public String key() {
        return labels.entrySet().stream()
                .map(label -> label.getKey() + "=" + quoted(label.getValue()))
                .collect(Collectors.joining(", ", route + ":{", "}"));
    }

    /** Whether alerts are grouped in it, so that what it told is remembered. */
    public boolean isOfAlerts() {
        return route.startsWith(Route.ROOT);
    }

    @Override
    public int compareTo(GroupId other) {
        return ORDER.compare(this, other);
    }

    private static String quoted(String text) {
        var quoted = new StringBuilder("\"");
        text.codePoints().forEach(c -> {
            switch (c) {
                case '"' -> quoted.append("\\\"");
                case '\\' -> quoted.append("\\\\");
                case '\n' -> quoted.append("\\n");
                case '\r' -> quoted.append("\\r");
                case '\t' -> quoted.append("\\t");
                default -> append(quoted, c);
            }
        });
        return quoted.append('"').toString();
    }

    private static void append(StringBuilder quoted, int c) {
        if (c < ' ' || c == 0x7f) {
            quoted.append("\\x").append(Character.forDigit(c >> 4, 16)).append(Character.forDigit(c & 0xf, 16));
        } else {
            quoted.appendCodePoint(c);
        }
    }
}
