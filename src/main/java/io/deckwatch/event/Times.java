package io.deckwatch.event;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The timestamps of a run, each absent where Velero did not set it (see {@code FailedValidation}, prepare timeouts).
 *
 * @param started {@code status.startTimestamp}
 * @param completed {@code status.completionTimestamp}
 * @param expires {@code status.expiration}, backups only
 */
public record Times(
        @Nullable Instant started,
        @Nullable Instant completed,
        @Nullable Instant expires) {

    /** No timestamp at all. */
    public static final Times NONE = new Times(null, null, null);
}
