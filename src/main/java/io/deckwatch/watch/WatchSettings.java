package io.deckwatch.watch;

import io.deckwatch.watch.feed.FeedSettings;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is watched, and how.
 *
 * @param cluster the cluster's name, see {@link ClusterName}
 * @param namespaces the namespaces of the Velero installations; empty for all
 * @param lease the lease that makes one of several replicas the watch, or null to do without
 * @param cadence how often things go out
 * @param feeds how patient lists and watches are
 */
public record WatchSettings(
        String cluster, List<String> namespaces, @Nullable LeaseSettings lease, Cadence cadence, FeedSettings feeds) {

    public WatchSettings {
        ClusterName.valid(cluster);
        namespaces = List.copyOf(namespaces);
    }

    /** The settings for a real cluster, without a lease. */
    public static WatchSettings of(String cluster, List<String> namespaces) {
        return new WatchSettings(cluster, namespaces, null, Cadence.DEFAULT, FeedSettings.DEFAULT);
    }

    /** These settings with that lease. */
    public WatchSettings with(LeaseSettings other) {
        return new WatchSettings(cluster, namespaces, other, cadence, feeds);
    }

    /** These settings with that cadence. */
    public WatchSettings with(Cadence other) {
        return new WatchSettings(cluster, namespaces, lease, other, feeds);
    }

    /**
     * How often things go out.
     *
     * @param tick how often the watch looks at the clock
     * @param heartbeat between two heartbeats
     * @param progress between two reports of one object's progress
     * @param checks between two reports of one storage location's checks
     * @param retention between two looks for what need not be kept any longer
     */
    public record Cadence(Duration tick, Duration heartbeat, Duration progress, Duration checks, Duration retention) {

        /** A look a second, a heartbeat each half minute, progress each 15 seconds, checks each minute, retention hourly. */
        public static final Cadence DEFAULT = new Cadence(
                Duration.ofSeconds(1),
                Duration.ofSeconds(30),
                Duration.ofSeconds(15),
                Duration.ofMinutes(1),
                Duration.ofHours(1));
    }

    /**
     * The lease that makes one of several replicas the watch.
     *
     * @param namespace where it lies: the namespace Deckwatch runs in
     * @param name its name
     * @param holder this replica's name, for example its pod's; must differ between replicas
     * @param duration how long a lease that is not renewed holds others off
     * @param renewal how long renewing may fail before this replica stops
     * @param retry between two attempts
     * @param optional whether to watch without it where the account may not use leases
     */
    public record LeaseSettings(
            String namespace,
            String name,
            String holder,
            Duration duration,
            Duration renewal,
            Duration retry,
            boolean optional) {

        public LeaseSettings {
            if (renewal.compareTo(duration) >= 0 || retry.compareTo(renewal) >= 0) {
                throw new IllegalArgumentException(
                        "A lease must be retried more often than its renewal deadline, and that must be shorter than"
                                + " the lease: retry " + retry + ", renewal " + renewal + ", lease " + duration + ".");
            }
        }

        /** This lease, without which the watch goes on where the account may not use leases. */
        public LeaseSettings asOptional() {
            return new LeaseSettings(namespace, name, holder, duration, renewal, retry, true);
        }

        /** The lease {@code deckwatch-watch}: 15 seconds long, renewed within 10, tried every 2; not optional. */
        public static LeaseSettings of(String namespace, String holder) {
            return new LeaseSettings(
                    namespace,
                    "deckwatch-watch",
                    holder,
                    Duration.ofSeconds(15),
                    Duration.ofSeconds(10),
                    Duration.ofSeconds(2),
                    false);
        }
    }
}
