package io.deckwatch.notify;

import io.deckwatch.alert.Alert;
import io.deckwatch.alert.group.AlertRef;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An alert as a mirror is shown it.
 *
 * @param alert what it is about
 * @param endedAt since when it ended or is explained by another alert; null while it holds
 */
public record Standing(Alert alert, @Nullable Instant endedAt) {

    /** When it began. */
    public Instant startsAt() {
        return AlertRef.of(alert).startsAt();
    }
}
