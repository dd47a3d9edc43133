package io.deckwatch.event;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A sign of life of one cluster's watch, sent every 30 seconds.
 *
 * @param cluster the cluster's name
 * @param clusterUid UID of the namespace {@code kube-system}, which tells two clusters of one name apart
 * @param sequence rises by one with each heartbeat of one process
 * @param sentAt the watch's clock
 * @param apiServerTime the API server's clock, from the {@code Date} header, where known
 * @param kinds how each kind is watched
 */
public record Heartbeat(
        String cluster,
        String clusterUid,
        long sequence,
        Instant sentAt,
        @Nullable Instant apiServerTime,
        Map<Kind, KindState> kinds) {

    public Heartbeat {
        var states = new EnumMap<Kind, KindState>(Kind.class);
        states.putAll(kinds);
        kinds = Collections.unmodifiableMap(states);
    }

    /** How far the API server's clock is ahead of the watch's, negative if it is behind; empty where it is not known. */
    public Optional<Duration> serverAhead() {
        return Optional.ofNullable(apiServerTime).map(time -> Duration.between(sentAt, time));
    }

    /** How a kind is watched. */
    public enum KindState {
        /** Listed, and within two minutes an event, a bookmark or a successful list. */
        LIVE,
        /** Its CRD is not installed. */
        MISSING,
        /** RBAC does not allow to list or watch it. */
        FORBIDDEN,
        /** Not listed yet, or nothing heard of it for two minutes. */
        STALE
    }

    /** How a kind is watched; a kind that an older watch does not know is missing. */
    public KindState state(Kind kind) {
        return kinds.getOrDefault(kind, KindState.MISSING);
    }
}
