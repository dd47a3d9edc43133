package io.deckwatch.alert.group;

import io.deckwatch.alert.Alert;
import java.util.List;

/**
 * A message that has to go out.
 *
 * @param id from the content: the same message has the same id, on each retry and after a restart
 * @param entry what the receiver will know afterwards
 * @param receiver who is told, by the name that people know
 * @param alerts what is told: those that fire, then those that ended
 */
public record Intent(String id, LogEntry entry, String receiver, List<Alert> alerts) {

    public Intent {
        alerts = List.copyOf(alerts);
        if (alerts.isEmpty()) {
            throw new IllegalArgumentException("A message needs at least one alert.");
        }
    }

    /** Whose message it is. */
    public GroupId group() {
        return entry.group();
    }

    /** Why it goes out. */
    public NotifyReason reason() {
        return entry.fate().reason();
    }

    /** The text an id is computed from: group key, receiver, flush number, and each alert with its start and status. */
    static String idInput(LogEntry entry, List<Alert> alerts) {
        var text = new StringBuilder()
                .append(entry.group().key())
                .append('\n')
                .append(entry.group().receiver())
                .append('\n')
                .append(entry.flush());
        for (var alert : alerts) {
            var ref = AlertRef.of(alert);
            text.append('\n')
                    .append(ref.fingerprint())
                    .append(' ')
                    .append(ref.startsAt())
                    .append(' ')
                    .append(alert.state().text());
        }
        return text.toString();
    }
}
