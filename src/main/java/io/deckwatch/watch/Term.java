package io.deckwatch.watch;

import io.deckwatch.event.Heartbeat.KindState;
import io.deckwatch.event.Kind;
import io.deckwatch.watch.feed.ApiServer;
import io.deckwatch.watch.feed.Feed;
import io.deckwatch.watch.feed.Scope;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * One stretch of time in which this replica is the watch: finds out which cluster it is, recalls what was published, and
 * follows all kinds until it is over.
 */
final class Term {

    private static final Logger LOG = Logger.getLogger(Term.class);

    private final WatchSettings settings;
    private final ApiServer api;
    private final Outlet outlet;
    private final InstantSource clock;
    private final InstantSource wall;
    private final Owner owner;
    private final Follower follower;
    private final AtomicLong beats;

    private List<Feed> feeds = List.of();
    private @Nullable Pulse pulse;
    private @Nullable Instant identifyAt;
    private Instant sweepAt = Instant.MAX;
    private String uid = "";
    private String trouble = "";
    private boolean over;

    /** What a term needs of the watch it belongs to. */
    record Surroundings(ApiServer api, Outlet outlet, Clocks clocks, AtomicLong beats) {}

    /** Is told what becomes of the term. */
    interface Owner {

        /** The cluster is known, and its objects are being read. */
        void begun();

        /** The term cannot be. */
        void refused(RuntimeException cause);
    }

    Term(WatchSettings settings, Surroundings surroundings, Owner owner) {
        this.settings = settings;
        this.api = surroundings.api();
        this.outlet = surroundings.outlet();
        this.clock = surroundings.clocks().observed();
        this.wall = surroundings.clocks().wall();
        this.beats = surroundings.beats();
        this.owner = owner;
        this.follower = new Follower(
                outlet,
                new Throttle(settings.cadence().progress(), settings.cadence().checks()));
    }

    void begin() {
        identify();
    }

    void end() {
        over = true;
        feeds.forEach(Feed::close);
        outlet.retire(lists(), rebuilds());
    }

    void tick(Instant now) {
        if (over) {
            return;
        }
        var real = wall.instant();
        if (identifyAt != null && !real.isBefore(identifyAt)) {
            identifyAt = null;
            identify();
        }
        feeds.forEach(feed -> feed.tick(real));
        follower.flush(now);
        if (!now.isBefore(sweepAt)) {
            sweep(now);
        }
        if (pulse != null) {
            beat(pulse, now);
        }
    }

    /** How each kind is watched: as badly as its worst namespace. */
    Map<Kind, KindState> kinds() {
        var real = wall.instant();
        var kinds = new EnumMap<Kind, KindState>(Kind.class);
        for (var kind : Kind.values()) {
            kinds.put(kind, feeds.isEmpty() ? KindState.STALE : KindState.LIVE);
        }
        feeds.forEach(feed -> kinds.merge(feed.scope().kind(), feed.state(real), Term::worse));
        return kinds;
    }

    Map<Kind, String> troubles() {
        var troubles = new EnumMap<Kind, String>(Kind.class);
        for (var kind : Kind.values()) {
            if (!trouble.isEmpty()) {
                troubles.put(kind, trouble);
            }
        }
        for (var feed : feeds) {
            if (!feed.trouble().isEmpty()) {
                troubles.merge(feed.scope().kind(), feed.trouble(), (one, other) -> one);
            }
        }
        return troubles;
    }

    String uid() {
        return uid;
    }

    @Nullable
    Instant lastBeat() {
        return pulse == null ? null : pulse.lastBeat();
    }

    WatchStatus.Counts counts() {
        return outlet.counts(lists(), rebuilds());
    }

    private long lists() {
        return feeds.stream().mapToLong(Feed::lists).sum();
    }

    private long rebuilds() {
        return feeds.stream().mapToLong(Feed::rebuilds).sum();
    }

    private void identify() {
        new Identity(api).find(this::identified, fault -> {
            if (!trouble.equals(fault)) {
                LOG.warnf("cluster does not answer, will be tried again reason=\"%s\"", fault);
            }
            trouble = fault;
            identifyAt = wall.instant().plus(settings.feeds().retries().first());
        });
    }

    private void identified(String found) {
        if (over || pulse != null) {
            return;
        }
        trouble = "";
        uid = found;
        var now = clock.instant();
        var known = outlet.known();
        try {
            Identity.refuseTaken(settings.cluster(), uid, known, now);
        } catch (ClusterNameTakenException e) {
            owner.refused(e);
            return;
        }
        follower.recall(known);
        sweep(now);
        pulse = new Pulse(settings.cluster(), uid, beats, settings.cadence().heartbeat(), wall);
        var intake = new Intake(settings.cluster(), follower, outlet, clock);
        feeds = Scope.all(settings.namespaces()).stream()
                .map(scope -> new Feed(scope, api, intake, settings.feeds(), wall))
                .toList();
        feeds.forEach(Feed::start);
        owner.begun();
        LOG.infof("watch begins cluster=%s uid=%s known=%d", settings.cluster(), uid, known.size());
    }

    private void beat(Pulse heart, Instant now) {
        var kinds = kinds();
        if (heart.isDue(now, kinds)) {
            outlet.publish(heart.beat(now, kinds));
            heart.compareClocks(api);
        }
    }

    private void sweep(Instant now) {
        sweepAt = now.plus(settings.cadence().retention());
        follower.sweep(now);
    }

    private static KindState worse(KindState one, KindState other) {
        return rank(one) >= rank(other) ? one : other;
    }

    private static int rank(KindState state) {
        return switch (state) {
            case LIVE -> 0;
            case STALE -> 1;
            case MISSING -> 2;
            case FORBIDDEN -> 3;
        };
    }
}
