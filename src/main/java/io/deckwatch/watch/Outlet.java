package io.deckwatch.watch;

import io.deckwatch.event.ClusterEvent;
import io.deckwatch.event.EventLog;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.jboss.logging.Logger;

/**
 * The way out. It is shut the moment this replica is not the leader any more, whatever is still under way, and counts what
 * passes.
 */
final class Outlet {

    private static final Logger LOG = Logger.getLogger(Outlet.class);

    /** So many unreadable objects are remembered, so that a list which repeats them does not report them again. */
    private static final int REMEMBERED = 10_000;

    private final EventLog log;
    private final BooleanSupplier open;
    private final Set<Integer> reported = new HashSet<>();

    private long seen;
    private long published;
    private long held;
    private long unreadable;
    private long earlierLists;
    private long earlierRebuilds;

    Outlet(EventLog log, BooleanSupplier open) {
        this.log = log;
        this.open = open;
    }

    List<ClusterEvent> known() {
        return log.known();
    }

    void publish(ClusterEvent event) {
        if (open.getAsBoolean()) {
            published++;
            log.publish(event);
        }
    }

    /** Reports what cannot be understood, once for each content. */
    void unreadable(String object, String reason, String json) {
        if (reported.size() >= REMEMBERED) {
            reported.clear();
        }
        if (open.getAsBoolean() && reported.add((object + json).hashCode())) {
            unreadable++;
            LOG.warnf("object cannot be read, the others go on object=\"%s\" reason=\"%s\"", object, reason);
            log.unreadable(object, reason, json);
        }
    }

    void countSeen() {
        seen++;
    }

    void countHeld() {
        held++;
    }

    /** Keeps the counts of feeds that end. */
    void retire(long lists, long rebuilds) {
        earlierLists += lists;
        earlierRebuilds += rebuilds;
    }

    /** What passed so far, with what the present feeds count. */
    WatchStatus.Counts counts(long lists, long rebuilds) {
        return new WatchStatus.Counts(
                seen, published, held, unreadable, earlierLists + lists, earlierRebuilds + rebuilds);
    }
}
