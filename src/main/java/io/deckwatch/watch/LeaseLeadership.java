package io.deckwatch.watch;

import io.deckwatch.watch.WatchSettings.LeaseSettings;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.extended.leaderelection.LeaderCallbacks;
import io.fabric8.kubernetes.client.extended.leaderelection.LeaderElectionConfigBuilder;
import io.fabric8.kubernetes.client.extended.leaderelection.resourcelock.LeaderElectionRecord;
import io.fabric8.kubernetes.client.extended.leaderelection.resourcelock.LeaseLock;
import io.fabric8.kubernetes.client.extended.leaderelection.resourcelock.Lock;
import java.net.HttpURLConnection;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Leadership by a Lease of Kubernetes. It counts only while the lease was renewed lately: a renewal that hangs stops this
 * replica in time, before another one may take over.
 */
final class LeaseLeadership implements Leadership {

    private static final Logger LOG = Logger.getLogger(LeaseLeadership.class);

    /** For so long a refusal is taken for final. */
    private static final Duration REFUSAL_BORNE = Duration.ofSeconds(30);

    /** A lease renewed then does not run out. */
    private static final ZonedDateTime NEVER = ZonedDateTime.parse("9999-01-01T00:00:00Z");

    private final KubernetesClient client;
    private final LeaseSettings settings;
    private final ScheduledExecutorService keeper = Executors.newSingleThreadScheduledExecutor(task -> {
        var made = new Thread(task, "deckwatch-lease");
        made.setDaemon(true);
        return made;
    });

    private Runnable won = () -> {};
    private Runnable lost = () -> {};
    private volatile boolean closed;
    private volatile boolean exempt;
    private volatile boolean leading;
    private volatile boolean lapsed;
    private volatile long renewed;
    private volatile long refusedAt;
    private boolean complained;
    private @Nullable CompletableFuture<?> election;

    LeaseLeadership(KubernetesClient client, LeaseSettings settings) {
        this.client = client;
        this.settings = settings;
    }

    @Override
    public void start(Runnable onWon, Runnable onLost) {
        won = onWon;
        lost = onLost;
        var millis = settings.retry().toMillis();
        var unused = keeper.scheduleWithFixedDelay(this::keepOn, 0, millis, TimeUnit.MILLISECONDS);
    }

    @Override
    public boolean isLeading() {
        if (closed || exempt || !leading) {
            return exempt && !closed;
        }
        if (System.nanoTime() - renewed < settings.renewal().toNanos()) {
            return true;
        }
        // What is not published from here on is missing, so a later renewal must not make this the same term again.
        lapsed = true;
        drop();
        return false;
    }

    @Override
    public void close() {
        closed = true;
        try {
            keeper.execute(() -> {
                if (election != null) {
                    election.cancel(true);
                }
            });
        } catch (RejectedExecutionException e) {
            LOG.debugf("lease is given up already: %s", e.getMessage());
        }
        keeper.shutdown();
        try {
            // The lease is given back before the client is closed.
            if (!keeper.awaitTermination(5, TimeUnit.SECONDS)) {
                LOG.warnf("lease could not be given back in time lease=%s", settings.name());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    // Whatever one attempt runs into, there must be another.
    private void keepOn() {
        try {
            keep();
        } catch (RuntimeException e) {
            LOG.warnf("standing for the lease failed, will be tried again reason=\"%s\"", e.getMessage());
        }
    }

    /** Stands for election, again and again: an election ends when it was won and lost. */
    private void keep() {
        var leads = isLeading();
        if ((exempt || !leads && lapsed) && election != null) {
            election.cancel(true);
            election = null;
        }
        lapsed = false;
        if (closed || exempt) {
            return;
        }
        if (election == null || election.isDone()) {
            var config = new LeaderElectionConfigBuilder()
                    .withName(settings.name())
                    .withLock(new WatchedLock(new LeaseLock(settings.namespace(), settings.name(), settings.holder())))
                    .withLeaseDuration(settings.duration())
                    .withRenewDeadline(settings.renewal())
                    .withRetryPeriod(settings.retry())
                    .withReleaseOnCancel(true)
                    .withLeaderCallbacks(new LeaderCallbacks(this::take, this::drop, leader -> {}))
                    .build();
            election = client.leaderElector().withConfig(config).build().start();
        }
    }

    private synchronized void take() {
        if (!leading && !closed) {
            leading = true;
            won.run();
        }
    }

    private synchronized void drop() {
        if (leading) {
            leading = false;
            lost.run();
        }
    }

    private synchronized void refused(KubernetesClientException refusal) {
        if (!complained) {
            complained = true;
            LOG.warnf(
                    "the account may not get, create and patch the Lease %s in namespace %s (HTTP status %d); %s",
                    settings.name(),
                    settings.namespace(),
                    refusal.getCode(),
                    settings.optional()
                            ? "the watch goes on without it, so run one replica only"
                            : "the watch waits until it may; grant it, or switch the lease off and run one replica"
                                    + " only");
        }
        if (settings.optional() && !exempt && !closed) {
            exempt = true;
            won.run();
        }
    }

    /** A lock that tells when it was renewed, and when it was refused. */
    private final class WatchedLock implements Lock {

        private final Lock lock;

        WatchedLock(Lock lock) {
            this.lock = lock;
        }

        @Override
        public @Nullable LeaderElectionRecord get(KubernetesClient through) {
            if (refusedAt != 0 && System.nanoTime() - refusedAt < REFUSAL_BORNE.toNanos()) {
                return somebodyElses();
            }
            try {
                return lock.get(through);
            } catch (KubernetesClientException e) {
                var failure = told(e);
                if (refusedAt != 0) {
                    return somebodyElses();
                }
                throw failure;
            }
        }

        // The elector logs each failure with its stack trace, but waits quietly for a lease that another one holds.
        private LeaderElectionRecord somebodyElses() {
            return new LeaderElectionRecord(
                    "nobody: " + settings.name() + " is forbidden", settings.duration(), NEVER, NEVER, 0);
        }

        @Override
        public void create(KubernetesClient through, LeaderElectionRecord entry) {
            write(() -> lock.create(through, entry));
        }

        @Override
        public void update(KubernetesClient through, LeaderElectionRecord entry) {
            write(() -> lock.update(through, entry));
        }

        @Override
        public String identity() {
            return lock.identity();
        }

        @Override
        public String describe() {
            return lock.describe();
        }

        // The time before the request counts: the lease runs from then at the earliest.
        private void write(Runnable request) {
            var before = System.nanoTime();
            try {
                request.run();
            } catch (KubernetesClientException e) {
                throw told(e);
            }
            renewed = before;
        }

        private KubernetesClientException told(KubernetesClientException failure) {
            refusedAt = 0;
            if (failure.getCode() == HttpURLConnection.HTTP_FORBIDDEN) {
                refusedAt = System.nanoTime();
                refused(failure);
            }
            return failure;
        }
    }
}
