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
import org.jspecify.annotations.Nullable;

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
    private @Nullable Target target;

    /** The cluster that was found. */
    private record Target(Connected connected, String name) {}

    Watching(Settings settings, Storage storage, Clock clock, Meters meters, Fatal fatal) {
        this.settings = settings;
        this.storage = storage;
        this.clock = clock;
        this.meters = meters;
        this.fatal = fatal;
    }

    /** Finds the cluster and its name. Done before anything is started, so that a wrong kubeconfig starts nothing. */
    void connect() {
        var cluster = settings.cluster();
        try {
            var connected = Clients.open(new ClusterAccess(
                    cluster.kubeconfig(),
                    cluster.context(),
                    System.getenv(),
                    Path.of(System.getProperty("user.home"))));
            open.push(connected);
            target = new Target(connected, ClusterName.of(cluster.name(), connected.context()));
        } catch (ClusterUnreachableException | IllegalArgumentException e) {
            throw new PreventFurtherStepsException(message(e), Fatal.EXIT_CODE);
        }
    }

    /** Begins to watch what was connected. */
    void start() {
        var found = target;
        if (found == null) {
            throw new IllegalStateException("The cluster was not connected.");
        }
        LOG.infof(
                "watch starts cluster=%s api=%s",
                found.name(), found.connected().origin());
        try {
            var writer = new ObjectWriter(storage.kafka(), found.name(), clock, fatal::end);
            open.push(writer);
            var watch = new ClusterWatch(
                    found.connected().client(),
                    watchSettings(found, settings.cluster()),
                    writer,
                    clock,
                    cause -> fatal.end(message(cause)));
            open.push(watch);
            follow(found.name(), writer, watch);
            watch.start();
        } catch (ClusterNameTakenException e) {
            throw new PreventFurtherStepsException(message(e), Fatal.EXIT_CODE);
        }
    }

    private static String message(RuntimeException e) {
        return String.valueOf(e.getMessage());
    }

    private static WatchSettings watchSettings(Target found, ClusterSettings cluster) {
        var watch = WatchSettings.of(found.name(), cluster.namespaces());
        if (!cluster.lease().enabled()) {
            return watch;
        }
        var host = System.getenv().getOrDefault("HOSTNAME", "deckwatch") + "-"
                + ProcessHandle.current().pid();
        var own = String.valueOf(found.connected().client().getNamespace());
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
