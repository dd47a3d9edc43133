package io.deckwatch.state;

import io.deckwatch.event.Heartbeat;
import io.deckwatch.event.Heartbeat.KindState;
import io.deckwatch.event.Kind;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * When a cluster's watch was last heard of, by the clock of who listens.
 *
 * @param since the last heartbeat's arrival, or the time from which one is waited for
 * @param heard whether a heartbeat arrived at all since this process knows the whole state
 * @param last the newest heartbeat known, however old; null if there is none
 */
public record Liveness(
        Instant since, boolean heard, @Nullable Heartbeat last) {

    /** A watch that was not heard of for this long is silent. */
    public static final Duration LIMIT = Duration.ofMinutes(3);

    /** When the watch is silent, unless it is heard of before. */
    public Instant silentAt() {
        return since.plus(LIMIT);
    }

    /** Whether verdicts about the cluster can be trusted. */
    public boolean isAlive(Instant now) {
        return heard && now.isBefore(silentAt());
    }

    /**
     * Whether what is known of that kind can be trusted. A transfer's kind that may not be read has no objects here, and so
     * no verdicts; for the others that would mean to miss what is there.
     */
    public boolean isFresh(Kind kind) {
        if (last == null) {
            return false;
        }
        return switch (last.state(kind)) {
            case LIVE, MISSING -> true;
            case FORBIDDEN -> kind.isTransfer();
            case STALE -> false;
        };
    }

    /** The state of a kind as the watch last told it. */
    public KindState state(Kind kind) {
        return last == null ? KindState.STALE : last.state(kind);
    }
}
