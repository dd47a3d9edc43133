package io.deckwatch.event;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A BackupStorageLocation.
 *
 * @param head identity
 * @param life phase and history; Velero keeps no time of change
 * @param spec what it is
 * @param message why it is Unavailable, or an empty string
 * @param checks when Velero last validated and synced it
 * @param memory since when it is as it is
 */
public record LocationProjection(Head head, Lifecycle life, Spec spec, String message, Checks checks, Memory memory)
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

    /**
     * What the object does not remember.
     *
     * @param accessChangedAt when its access mode was last seen to change, or null
     * @param defaultChangedAt when it was last seen to become the default, or to be it no longer; or null
     * @param interval the time between the last two validations that were seen, pauses left out; or null
     * @param resumedAt when validations went on after they had been away for long, or null
     */
    public record Memory(
            @Nullable Instant accessChangedAt,
            @Nullable Instant defaultChangedAt,
            @Nullable Duration interval,
            @Nullable Instant resumedAt) {

        /** Nothing was seen to change. */
        public static final Memory NONE = new Memory(null, null, null, null);

        /** A pause is long if it is this long, and several times as long as the interval before it. */
        private static final Duration LEAST_PAUSE = Duration.ofMinutes(10);

        private static final int INTERVALS_OF_PAUSE = 3;
    }

    @Override
    public LocationProjection after(Projection earlier, Instant now) {
        if (!(earlier instanceof LocationProjection e) || !e.head.uid().equals(head.uid())) {
            return this;
        }
        return new LocationProjection(head, life.after(e.life, now), spec, message, checks, memoryAfter(e, now));
    }

    private Memory memoryAfter(LocationProjection earlier, Instant now) {
        var before = earlier.memory;
        var seen = interval(earlier.checks.validated, checks.validated);
        var pause = seen != null && isPause(seen, before.interval);
        // An outage tells nothing of the interval. Two long ones in a row are the interval.
        var again = pause && Objects.equals(before.resumedAt, earlier.checks.validated);
        return new Memory(
                spec.readOnly == earlier.spec.readOnly ? before.accessChangedAt : now,
                spec.isDefault == earlier.spec.isDefault ? before.defaultChangedAt : now,
                seen == null || (pause && !again) ? before.interval : seen,
                pause ? checks.validated : before.resumedAt);
    }

    private static @Nullable Duration interval(@Nullable Instant before, @Nullable Instant now) {
        return before == null || now == null || !now.isAfter(before) ? null : Duration.between(before, now);
    }

    private static boolean isPause(Duration seen, @Nullable Duration usual) {
        return usual != null
                && seen.compareTo(Memory.LEAST_PAUSE) > 0
                && seen.compareTo(usual.multipliedBy(Memory.INTERVALS_OF_PAUSE)) > 0;
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
