package io.deckwatch.watch;

import io.fabric8.kubernetes.client.KubernetesClient;
import org.jspecify.annotations.Nullable;

/** Whether this replica is the one that watches. */
interface Leadership extends AutoCloseable {

    /** Leadership by that lease, or for good where there is none. */
    static Leadership of(KubernetesClient client, WatchSettings.@Nullable LeaseSettings lease) {
        return lease == null ? new Alone() : new LeaseLeadership(client, lease);
    }

    /**
     * Begins to strive for it. It may be won and lost several times.
     *
     * @param won called each time it is won
     * @param lost called each time it is lost
     */
    void start(Runnable won, Runnable lost);

    /** Whether this replica leads at this very moment, and may publish. */
    boolean isLeading();

    @Override
    void close();

    /** The only replica there is. */
    final class Alone implements Leadership {

        private volatile boolean closed;

        @Override
        public void start(Runnable won, Runnable lost) {
            won.run();
        }

        @Override
        public boolean isLeading() {
            return !closed;
        }

        @Override
        public void close() {
            closed = true;
        }
    }
}
