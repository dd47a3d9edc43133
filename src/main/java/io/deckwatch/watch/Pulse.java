package io.deckwatch.watch;

import io.deckwatch.event.ClusterEvent.Beat;
import io.deckwatch.event.Heartbeat;
import io.deckwatch.event.Heartbeat.KindState;
import io.deckwatch.event.Kind;
import io.deckwatch.watch.feed.ApiServer;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** Sends the heartbeat, and compares the API server's clock with the watch's own on the way. */
final class Pulse {

    private final String cluster;
    private final String uid;
    private final AtomicLong sequence;
    private final Duration interval;
    private final InstantSource wall;

    private @Nullable Instant lastBeat;
    private Map<Kind, KindState> lastKinds = Map.of();
    private @Nullable Duration serverAhead;
    private Instant comparedAt = Instant.EPOCH;

    Pulse(String cluster, String uid, AtomicLong sequence, Duration interval, InstantSource wall) {
        this.cluster = cluster;
        this.uid = uid;
        this.sequence = sequence;
        this.interval = interval;
        this.wall = wall;
    }

    /** Whether it is time for a heartbeat: the interval is over, or a kind is watched in another way than the last one said. */
    boolean isDue(Instant now, Map<Kind, KindState> kinds) {
        return lastBeat == null || !lastBeat.plus(interval).isAfter(now) || !lastKinds.equals(kinds);
    }

    /** The heartbeat as of now. */
    Beat beat(Instant now, Map<Kind, KindState> kinds) {
        lastBeat = now;
        lastKinds = Map.copyOf(kinds);
        return new Beat(new Heartbeat(cluster, uid, sequence.incrementAndGet(), now, serverTime(now), kinds));
    }

    /** Asks the API server for its time; the next heartbeat will tell. */
    void compareClocks(ApiServer api) {
        api.get("version", answer -> answer.time().ifPresent(time -> {
            comparedAt = wall.instant();
            serverAhead = Duration.between(comparedAt, time);
        }));
    }

    @Nullable
    Instant lastBeat() {
        return lastBeat;
    }

    // A comparison that is older than three heartbeats says nothing about now.
    private @Nullable Instant serverTime(Instant now) {
        return serverAhead == null || comparedAt.plus(interval.multipliedBy(3)).isBefore(wall.instant())
                ? null
                : now.plus(serverAhead);
    }
}
