package io.deckwatch.app;

import io.deckwatch.config.ClusterSettings;
import io.deckwatch.config.Settings;
import io.deckwatch.metrics.Meter;
import io.deckwatch.metrics.Meters;
import io.deckwatch.stream.ObjectWriter;
import io.deckwatch.stream.WriterCounts;
import io.deckwatch.watch.Clients;
import io.deckwatch.watch.Clients.Connected;
import io.deckwatch.watch.Clocks;
import io.deckwatch.watch.ClusterAccess;
import io.deckwatch.watch.ClusterName;
import io.deckwatch.watch.ClusterNameTakenException;
import io.deckwatch.watch.ClusterUnreachableException;
import io.deckwatch.watch.ClusterWatch;
import io.deckwatch.watch.WatchSettings;
import io.deckwatch.watch.WatchSettings.LeaseSettings;
import io.quarkus.runtime.configuration.ConfigurationException;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.ToLongFunction;
import org.jboss.logging.Logger;

/** The role {@code watch}: from the API of a cluster, or of several, to Kafka. */
@Singleton
final class Watching {

    private static final Logger LOG = Logger.getLogger("io.deckwatch");
    private static final Duration FIRST_ANSWER = Duration.ofSeconds(10);

    private final Settings settings;
    private final Storage storage;
    private final Timing timing;
    private final Meters meters;
    private final Fatal fatal;
    private final Deque<AutoCloseable> open = new ArrayDeque<>();
    private final List<Target> targets = new ArrayList<>();
    private final List<ClusterWatch> watches = new ArrayList<>();

    /** A cluster that was found. */
    private record Target(Connected connected, String name) {}

    Watching(Settings settings, Storage storage, Timing timing, Meters meters, Fatal fatal) {
        this.settings = settings;
        this.storage = storage;
        this.timing = timing;
        this.meters = meters;
        this.fatal = fatal;
    }

    /** Finds the clusters and their names. */
    void connect() {
        var cluster = settings.cluster();
        var contexts = cluster.contexts().isEmpty() ? List.of(cluster.context()) : cluster.contexts();
        try {
            contexts.forEach(this::connect);
        } catch (ClusterUnreachableException | IllegalArgumentException e) {
            throw new ConfigurationException(message(e));
        }
    }

    private void connect(String context) {
        var connected = Clients.open(new ClusterAccess(
                settings.cluster().kubeconfig(), context, System.getenv(), Path.of(System.getProperty("user.home"))));
        open.push(connected);
        targets.add(new Target(connected, ClusterName.of(settings.cluster().name(), connected.context())));
    }

    /** Begins to watch what was connected. */
    void start() {
        if (targets.isEmpty()) {
            throw new IllegalStateException("No cluster was connected.");
        }
        var writers = targets.stream().map(this::watch).toList();
        meters.follow(Meter.EVENTS_PUBLISHED, () -> sum(writers, WriterCounts::published));
        meters.follow(Meter.EVENTS_MERGED, () -> sum(writers, WriterCounts::merged));
    }

    /** Waits a few seconds for each cluster, so that a start under a name in use fails. */
    void awaitFirstAnswers() {
        try {
            watches.forEach(watch -> watch.awaitFirstAnswer(FIRST_ANSWER));
        } catch (ClusterNameTakenException e) {
            throw new ConfigurationException(message(e));
        }
    }

    private ObjectWriter watch(Target target) {
        LOG.infof(
                "watch starts cluster=%s api=%s",
                target.name(), target.connected().origin());
        var writer = new ObjectWriter(storage.kafka(), target.name(), timing.told(), fatal::end);
        open.push(writer);
        var watch = new ClusterWatch(
                target.connected().client(),
                watchSettings(target, settings.cluster()).with(timing.cadence()),
                writer,
                new Clocks(timing.told(), timing.wall()),
                cause -> fatal.end(message(cause)));
        open.push(watch);
        meters.follow(Meter.OBJECTS_SEEN, () -> watch.status().counts().seen(), target.name());
        watches.add(watch);
        watch.start();
        return writer;
    }

    private static double sum(List<ObjectWriter> writers, ToLongFunction<WriterCounts> count) {
        return writers.stream().map(ObjectWriter::counts).mapToLong(count).sum();
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
