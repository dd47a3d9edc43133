package io.deckwatch.app;

import io.deckwatch.config.ClusterSettings;
import io.deckwatch.config.Settings;
import io.deckwatch.metrics.Meter;
import io.deckwatch.metrics.Meters;
import io.deckwatch.stream.ObjectWriter;
import io.deckwatch.watch.Clients;
import io.deckwatch.watch.Clients.Connected;
import io.deckwatch.watch.ClusterAccess;
import io.deckwatch.watch.ClusterName;
import io.deckwatch.watch.ClusterNameTakenException;
import io.deckwatch.watch.ClusterUnreachableException;
import io.deckwatch.watch.ClusterWatch;
import io.deckwatch.watch.WatchSettings;
import io.deckwatch.watch.WatchSettings.LeaseSettings;
import io.quarkus.runtime.PreventFurtherStepsException;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jboss.logging.Logger;

/** The role {@code watch}: from the cluster's API to Kafka. */
@Singleton
final class Watching {

    private static final Logger LOG = Logger.getLogger("io.deckwatch");

    private final Settings settings;
    private final Storage storage;
    private final Clock clock;
    private final Meters meters;
    private final Fatal fatal;
    private final Deque<AutoCloseable> open = new ArrayDeque<>();

    Watching(Settings settings, Storage storage, Clock clock, Meters meters, Fatal fatal) {
        this.settings = settings;
        this.storage = storage;
        this.clock = clock;
        this.meters = meters;
        this.fatal = fatal;
    }

    void start() {
        var cluster = settings.cluster();
        try {
            var connected = Clients.open(new ClusterAccess(
                    cluster.kubeconfig(),
                    cluster.context(),
                    System.getenv(),
                    Path.of(System.getProperty("user.home"))));
            open.push(connected);
            var name = ClusterName.of(cluster.name(), connected.context());
            LOG.infof("watch starts cluster=%s api=%s", name, connected.origin());
            var writer = new ObjectWriter(storage.kafka(), name, clock, fatal::end);
            open.push(writer);
            var watch = new ClusterWatch(
                    connected.client(),
                    watchSettings(name, cluster, connected),
                    writer,
                    clock,
                    cause -> fatal.end(message(cause)));
            open.push(watch);
            follow(name, writer, watch);
            watch.start();
        } catch (ClusterUnreachableException | ClusterNameTakenException | IllegalArgumentException e) {
            throw new PreventFurtherStepsException(message(e), Fatal.EXIT_CODE);
        }
    }

    private static String message(RuntimeException e) {
        return String.valueOf(e.getMessage());
    }

    private static WatchSettings watchSettings(String name, ClusterSettings cluster, Connected connected) {
        var watch = WatchSettings.of(name, cluster.namespaces());
        if (!cluster.lease().enabled()) {
            return watch;
        }
        var host = System.getenv().getOrDefault("HOSTNAME", "deckwatch") + "-"
                + ProcessHandle.current().pid();
        var own = String.valueOf(connected.client().getNamespace());
        var namespace =
                cluster.lease().namespace().isEmpty() ? own : cluster.lease().namespace();
        var lease = LeaseSettings.of(namespace, host);
        return watch.with(cluster.lease().required() ? lease : lease.asOptional());
    }

    private void follow(String cluster, ObjectWriter writer, ClusterWatch watch) {
        meters.follow(Meter.EVENTS_PUBLISHED, () -> writer.counts().published());
        meters.follow(Meter.EVENTS_MERGED, () -> writer.counts().merged());
        meters.follow(Meter.OBJECTS_SEEN, () -> watch.status().counts().seen(), cluster);
    }

    void stop() {
        while (!open.isEmpty()) {
            try {
                open.pop().close();
            } catch (Exception e) {
                LOG.debug("A part of the watch did not close.", e);
            }
        }
    }
}
