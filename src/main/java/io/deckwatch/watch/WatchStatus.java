package io.deckwatch.watch;

import io.deckwatch.event.Heartbeat.KindState;
import io.deckwatch.event.Kind;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How the watch is doing, for health checks and metrics.
 *
 * @param asOf when this was written; an old one means that the watch's thread hangs
 * @param leading whether this replica is the one that watches
 * @param clusterUid the cluster's UID, or an empty string while unknown
 * @param kinds how each kind is watched; empty while not leading
 * @param troubles why a kind is not live, in words
 * @param counts what passed through
 * @param lastBeat when the last heartbeat went out, or null
 */
public record WatchStatus(
        Instant asOf,
        boolean leading,
        String clusterUid,
        Map<Kind, KindState> kinds,
        Map<Kind, String> troubles,
        Counts counts,
        @Nullable Instant lastBeat) {

    public WatchStatus {
        kinds = Map.copyOf(kinds);
        troubles = Map.copyOf(troubles);
    }

    /**
     * What passed through since the start: {@code seen >= published} as to objects, less what lists repeat.
     *
     * @param seen objects that came in lists and events
     * @param published events that went out, heartbeats included
     * @param held progress that was held back and merged with what came later
     * @param unreadable objects that could not be understood
     * @param lists lists that were read to the end
     * @param rebuilds watches that were given up because they were silent
     */
    public record Counts(long seen, long published, long held, long unreadable, long lists, long rebuilds) {}
}
