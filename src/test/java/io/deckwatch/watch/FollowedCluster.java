package io.deckwatch.watch;

import io.deckwatch.event.ClusterEvent;
import io.deckwatch.event.EventLog;
import io.deckwatch.event.Kind;
import io.deckwatch.event.ObjectReader;
import io.deckwatch.event.Tree;
import io.deckwatch.simulation.world.Change;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** The memory of a watch without its connections: what it publishes of a cluster's changes, on virtual time. */
public final class FollowedCluster {

    private static final Duration SWEEP = Duration.ofHours(1);

    private final ObjectReader reader;
    private final Follower follower;
    private Instant swept = Instant.EPOCH;

    public FollowedCluster(String cluster, Consumer<ClusterEvent> published) {
        reader = new ObjectReader(cluster);
        var outlet = new Outlet(
                new EventLog() {
                    @Override
                    public List<ClusterEvent> known() {
                        return List.of();
                    }

                    @Override
                    public void publish(ClusterEvent event) {
                        published.accept(event);
                    }

                    @Override
                    public void unreadable(String object, String reason, String json) {
                        throw new AssertionError(object + " cannot be read: " + reason + "\n" + json);
                    }
                },
                () -> true);
        follower = new Follower(outlet, new Throttle(Duration.ofSeconds(15), Duration.ofMinutes(1)));
    }

    /** An object of the first list. */
    public void present(Kind kind, Map<String, Object> object, Instant now) {
        follower.seen(reader.read(kind, new Tree(object), now), now);
    }

    public void take(Change change) {
        var projection = reader.read(new Tree(change.object()), change.at());
        switch (change.type()) {
            case ADDED, MODIFIED -> follower.seen(projection, change.at());
            case DELETED -> follower.gone(projection, change.at());
        }
    }

    /** Publishes progress that was held back long enough, and forgets what was gone long enough. */
    public void tick(Instant now) {
        follower.flush(now);
        if (swept.plus(SWEEP).isBefore(now)) {
            swept = now;
            follower.sweep(now);
        }
    }
}
