package io.deckwatch.alert.silence;

import io.deckwatch.alert.Alert;
import io.deckwatch.alert.group.AlertRef;
import java.time.Instant;

/**
 * Somebody is at it: an alert need not be told again while it lasts and grows no louder. Its end is told.
 *
 * @param alert which occurrence of which alert, and how loud it was
 * @param at when
 * @param by who
 * @param comment what they say; may be empty
 */
public record Acknowledgement(AlertRef alert, Instant at, String by, String comment) {

    private static final String PREFIX = "ack/";

    /** Says so of an alert as it is now. */
    public static Acknowledgement of(Alert alert, Instant at, String by, String comment) {
        return new Acknowledgement(AlertRef.of(alert), at, by, comment);
    }

    /** Its name in the topic: {@code ack/<fingerprint>/<startsAt>}. */
    public String key() {
        return key(alert);
    }

    /** The name that an acknowledgement of that occurrence has. */
    static String key(AlertRef alert) {
        return PREFIX + alert.fingerprint() + "/" + alert.startsAt();
    }

    /** Whether a record of the topic with that key is an acknowledgement. */
    public static boolean isKey(String key) {
        return key.startsWith(PREFIX);
    }

    /** Whether it is about an alert as it is now. */
    public boolean holds(Alert now) {
        var ref = AlertRef.of(now);
        return now.isFiring()
                && ref.fingerprint().equals(alert.fingerprint())
                && ref.startsAt().equals(alert.startsAt())
                && ref.severity().compareTo(alert.severity()) <= 0;
    }
}
