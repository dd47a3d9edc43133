package io.deckwatch.event;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A BackupStorageLocation.
 *
 * @param head identity
 * @param life phase and history; Velero keeps no time of change
 * @param spec what it is
 * @param message why it is Unavailable, or an empty string
 * @param checks when Velero last validated and synced it
 */
public record LocationProjection(Head head, Lifecycle life, Spec spec, String message, Checks checks)
        implements Projection {

    /**
     * What the location is.
     *
     * @param provider for example {@code aws}
     * @param bucket bucket and prefix, joined by a slash
     * @param isDefault {@code spec.default}
     * @param readOnly whether {@code spec.accessMode} is {@code ReadOnly}
     * @param validationFrequency a Go duration, or null for the server's default
     */
    public record Spec(
            String provider,
            String bucket,
            boolean isDefault,
            boolean readOnly,
            @Nullable String validationFrequency) {}

    /**
     * Velero's regular looks at the location.
     *
     * @param validated {@code status.lastValidationTime}
     * @param synced {@code status.lastSyncedTime}
     */
    public record Checks(
            @Nullable Instant validated, @Nullable Instant synced) {}

    @Override
    public LocationProjection after(Projection earlier, Instant now) {
        if (!(earlier instanceof LocationProjection e) || !e.head.uid().equals(head.uid())) {
            return this;
        }
        return new LocationProjection(head, life.after(e.life, now), spec, message, checks);
    }

    @Override
    public Change changeSince(Projection earlier) {
        if (!(earlier instanceof LocationProjection e) || !Heads.same(head, e.head)) {
            return Change.STATE;
        }
        var calm = life.equals(e.life) && spec.equals(e.spec) && message.equals(e.message);
        return !calm ? Change.STATE : checks.equals(e.checks) ? Change.NONE : Change.PROGRESS;
    }
}
