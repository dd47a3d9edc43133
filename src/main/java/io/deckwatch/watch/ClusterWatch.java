package io.deckwatch.watch;

import io.deckwatch.event.EventLog;
import io.deckwatch.watch.Term.Surroundings;
import io.deckwatch.watch.feed.ApiServer;
import io.deckwatch.watch.feed.Loop;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Follows the Velero objects of one cluster and publishes what changes. An API server that is away is waited for; only a name
 * that another cluster uses ends the watch.
 */
public final class ClusterWatch implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(ClusterWatch.class);
    private static final WatchStatus.Counts NOTHING = new WatchStatus.Counts(0, 0, 0, 0, 0, 0);
    private final WatchSettings settings;
    private final InstantSource clock;
    private final WatchListener listener;
    private final Loop loop;
    private final Surroundings surroundings;
    private final Leadership leadership;

    /** Ends the wait for the first answer: true if there is nothing more to wait for, false if it took too long. */
    private final CompletableFuture<Boolean> waitedEnough = new CompletableFuture<>();

    private @Nullable Term term;
    private volatile WatchStatus status;

    /**
     * A watch that does nothing until {@link #start}.
     *
     * @param client the cluster, see {@link Clients}; stays open when the watch is closed
     * @param log where it publishes, and what it published earlier
     * @param clocks which time it is
     */
    public ClusterWatch(
            KubernetesClient client, WatchSettings settings, EventLog log, Clocks clocks, WatchListener listener) {
        this.settings = settings;
        this.clock = clocks.observed();
        this.listener = listener;
        this.loop = new Loop("deckwatch-watch-" + settings.cluster());
        this.leadership = Leadership.of(client, settings.lease());
        var api = new ApiServer(client, loop, settings.feeds().retries().answer());
        this.surroundings = new Surroundings(api, new Outlet(log, leadership::isLeading), clocks, new AtomicLong());
        this.status = new WatchStatus(clock.instant(), false, "", Map.of(), Map.of(), NOTHING, null);
    }

    /** Starts the watch, and waits for nothing. */
    public void start() {
        loop.every(settings.cadence().tick(), this::tick);
        leadership.start(() -> loop.execute(this::lead), () -> loop.execute(this::resign));
    }

    /**
     * Waits for the API server's first answer, so that a name in use is reported here; what is found out later is reported to the
     * listener. With a lease, which another replica may hold for long, nothing is waited for.
     *
     * @throws ClusterNameTakenException if another cluster is watched under this name
     */
    public void awaitFirstAnswer(Duration limit) {
        if (settings.lease() != null) {
            return;
        }
        try {
            if (!waitedEnough
                    .completeOnTimeout(false, limit.toNanos(), TimeUnit.NANOSECONDS)
                    .get()) {
                LOG.warnf("cluster has not answered yet, the watch goes on trying cluster=%s", settings.cluster());
            }
        } catch (ExecutionException e) {
            if (e.getCause() instanceof ClusterNameTakenException taken) {
                throw taken;
            }
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** How the watch is doing, as of the last tick. */
    public WatchStatus status() {
        return status;
    }

    /** Ends the watch, gives the lease back, and publishes nothing any more. */
    @Override
    public void close() {
        leadership.close();
        loop.execute(this::resign);
        loop.execute(() -> waitedEnough.complete(true));
        loop.close();
    }

    private void tick() {
        var now = clock.instant();
        if (term != null) {
            term.tick(now);
        }
        report();
    }

    private void lead() {
        resign();
        LOG.infof("this replica is the watch now cluster=%s", settings.cluster());
        term = new Term(settings, surroundings, new Owner());
        term.begin();
    }

    private void resign() {
        if (term != null) {
            term.end();
            term = null;
            LOG.infof("this replica is not the watch any more cluster=%s", settings.cluster());
            report();
        }
    }

    private void report() {
        var now = clock.instant();
        var current = term;
        if (current == null) {
            status = new WatchStatus(now, false, "", Map.of(), Map.of(), status.counts(), status.lastBeat());
            return;
        }
        status = new WatchStatus(
                now,
                leadership.isLeading(),
                current.uid(),
                current.kinds(),
                current.troubles(),
                current.counts(),
                current.lastBeat());
    }

    private final class Owner implements Term.Owner {

        @Override
        public void begun() {
            report();
            waitedEnough.complete(true);
        }

        @Override
        public void refused(RuntimeException cause) {
            resign();
            leadership.close();
            if (settings.lease() != null || !waitedEnough.completeExceptionally(cause)) {
                listener.stopped(cause);
            }
        }
    }
}
