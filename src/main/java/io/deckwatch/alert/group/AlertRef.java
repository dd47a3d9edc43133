package io.deckwatch.alert.group;

import io.deckwatch.alert.Alert;
import io.deckwatch.alert.AlertState;
import io.deckwatch.rule.Severity;
import java.time.Instant;

/**
 * What a receiver remembers of an alert it was told of.
 *
 * @param fingerprint which alert
 * @param startsAt which occurrence of it
 * @param severity how loud it was then
 */
public record AlertRef(String fingerprint, Instant startsAt, Severity severity) {

    /** What there is to remember of an alert. */
    public static AlertRef of(Alert alert) {
        var startsAt =
                switch (alert.state()) {
                    case AlertState.Pending pending -> pending.firesAt();
                    case AlertState.Firing firing -> firing.startsAt();
                    case AlertState.Resolved resolved -> resolved.startsAt();
                };
        return new AlertRef(alert.fingerprint(), startsAt, alert.severity());
    }

    /**
     * Whether somebody who was told this learns nothing from the other. A louder severity is news: for Alertmanager, where it
     * is a label, it would be a new alert.
     */
    boolean covers(AlertRef other) {
        return fingerprint.equals(other.fingerprint)
                && startsAt.equals(other.startsAt)
                && severity.compareTo(other.severity) >= 0;
    }
}
