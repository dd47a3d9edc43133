package io.deckwatch.state;

import io.deckwatch.event.Heartbeat;
import io.deckwatch.event.Heartbeat.KindState;
import io.deckwatch.event.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * When a cluster's watch was last heard of, by the clock of who listens, and what it said of itself.
 *
 * @param since the last heartbeat's arrival, or the time from which one is waited for
 * @param heard whether a heartbeat arrived at all since this process knows the whole state
 * @param last the newest heartbeat known, however old; null if there is none
 * @param unwell the kinds that are not live, and since when each is in its state, as far as this process knows
 * @param skew how the clocks differ, as long as they differ too much; null while they agree
 * @param vitals how Deckwatch itself does; only where that is what is listened to, then there are no heartbeats
 */
public record Liveness(
        Instant since,
        boolean heard,
        @Nullable Heartbeat last,
        Map<Kind, Instant> unwell,
        @Nullable Skew skew,
        @Nullable Vitals vitals) {

    /** A watch that was not heard of for this long is silent. */
    public static final Duration LIMIT = Duration.ofMinutes(3);

    public Liveness {
        unwell = Map.copyOf(unwell);
    }

    /**
     * The clocks of a watch and of its API server differ by more than {@link #ALLOWED}.
     *
     * @param since when that was first told, as far as this process knows
     * @param ahead how far the API server's clock is ahead; negative if it is behind
     */
    public record Skew(Instant since, Duration ahead) {

        /** What differs by no more than this is put down to slow answers. */
        public static final Duration ALLOWED = Duration.ofSeconds(30);

        private static @Nullable Skew after(@Nullable Skew before, Heartbeat heartbeat, Instant at) {
            var ahead = heartbeat.serverAhead();
            if (ahead.isEmpty()) {
                // That a comparison failed does not mean that the clocks agree.
                return before;
            }
            return ahead.get().abs().compareTo(ALLOWED) > 0
                    ? new Skew(before == null ? at : before.since(), ahead.get())
                    : null;
        }
    }

    /** A watch that was never heard of and is waited for. */
    static Liveness awaitedSince(Instant since) {
        return new Liveness(since, false, null, Map.of(), null, null);
    }

    /** The same watch, heard of at that time. */
    Liveness heard(Heartbeat heartbeat, Instant at) {
        return new Liveness(at, true, heartbeat, unwell(heartbeat, at), Skew.after(skew, heartbeat, at), null);
    }

    /** Deckwatch itself, heard of at that time. */
    Liveness reported(Vitals now, Instant at) {
        return new Liveness(at, true, null, Map.of(), null, now);
    }

    /** The same watch, waited for from now on. */
    Liveness waiting(Instant from) {
        return new Liveness(from, false, last, unwell, skew, vitals);
    }

    private Map<Kind, Instant> unwell(Heartbeat heartbeat, Instant at) {
        var next = new EnumMap<Kind, Instant>(Kind.class);
        for (var kind : Kind.values()) {
            var state = heartbeat.state(kind);
            if (state != KindState.LIVE) {
                next.put(kind, state == state(kind) ? unwell.getOrDefault(kind, at) : at);
            }
        }
        return next;
    }

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
