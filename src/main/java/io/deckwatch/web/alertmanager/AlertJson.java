package io.deckwatch.web.alertmanager;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.deckwatch.alert.Alert;
import io.deckwatch.alert.group.AlertRef;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * An alert as Alertmanager tells of it.
 *
 * @param annotations what is known about it now
 * @param times when it began, when that was found out, and how long it is believed
 * @param fingerprint its id
 * @param receivers who is told of it
 * @param status what becomes of it
 * @param labels with the severity
 * @param generatorURL its page
 */
record AlertJson(
        Map<String, String> annotations,
        @JsonUnwrapped Times times,
        String fingerprint,
        List<ReceiverJson> receivers,
        StatusJson status,
        Map<String, String> labels,
        String generatorURL) {

    /** Alertmanager forgets an alert that nobody sends any more after so long. */
    private static final Duration RESOLVE_TIMEOUT = Duration.ofMinutes(5);

    static AlertJson of(Alert alert, List<String> receivers, StatusJson status, Instant now, String page) {
        return new AlertJson(
                alert.annotations(),
                new Times(AlertRef.of(alert).startsAt(), now, now.plus(RESOLVE_TIMEOUT)),
                alert.fingerprint(),
                receivers.stream().map(ReceiverJson::new).toList(),
                status,
                alert.labels().with(alert.severity()),
                page);
    }

    /**
     * The times of an alert.
     *
     * @param startsAt when it began
     * @param updatedAt as of when it is
     * @param endsAt how long it is believed unless it is told again
     */
    record Times(Instant startsAt, Instant updatedAt, Instant endsAt) {}

    /**
     * What becomes of an alert.
     *
     * @param state {@code active}, or {@code suppressed} where somebody or something keeps it from being told
     * @param silencedBy ids of silences
     * @param inhibitedBy fingerprints of alerts
     * @param mutedBy names of time intervals in which its group is not told; outside of groups none, as there
     */
    record StatusJson(String state, List<String> silencedBy, List<String> inhibitedBy, List<String> mutedBy) {

        static StatusJson of(List<String> silencedBy, List<String> inhibitedBy, List<String> mutedBy) {
            var active = silencedBy.isEmpty() && inhibitedBy.isEmpty() && mutedBy.isEmpty();
            return new StatusJson(active ? "active" : "suppressed", silencedBy, inhibitedBy, mutedBy);
        }

        boolean isActive() {
            return state.equals("active");
        }
    }

    /** A receiver. */
    record ReceiverJson(String name) {}

    /**
     * Alerts that are told together.
     *
     * @param labels what they have in common by definition
     * @param receiver who is told
     * @param alerts the alerts
     */
    record GroupJson(Map<String, String> labels, ReceiverJson receiver, List<AlertJson> alerts) {}
}
