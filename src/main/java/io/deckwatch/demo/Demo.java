package io.deckwatch.demo;

import io.deckwatch.demo.cluster.PretendedCluster;
import io.deckwatch.demo.inbox.SlackInbox;
import io.deckwatch.demo.play.Play;
import io.deckwatch.simulation.plan.Installations;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;

/**
 * Clusters and receivers to try Deckwatch with, and the settings that make it use them. There is one in a process at most; the
 * server, which is started after it, finds it as {@link #running}.
 */
public final class Demo implements AutoCloseable {

    /** The name of the receiver whose messages are printed. */
    public static final String RECEIVER = "inbox";

    /** The name of the receiver whose messages the page {@code /inbox} shows. */
    public static final String SLACK = "slack";

    private static final String WEBHOOK = "deckwatch.notify.receivers.webhook." + RECEIVER + ".";
    private static final AtomicReference<Optional<Demo>> RUNNING = new AtomicReference<>(Optional.empty());

    private final List<PretendedCluster> clusters;
    private final Inbox inbox;
    private final Play play;
    private final Map<String, String> settings;

    private Demo(List<PretendedCluster> clusters, Inbox inbox, Play play, Map<String, String> settings) {
        this.clusters = List.copyOf(clusters);
        this.inbox = inbox;
        this.play = play;
        this.settings = Map.copyOf(settings);
    }

    /**
     * Starts clusters and receivers. Time stands still in them until the play begins.
     *
     * @param out where messages and events are printed
     * @param colour whether that has colours
     * @param port for the pages
     * @param wall real time
     * @throws IOException if no port or no temporary folder can be had
     */
    public static Demo start(PrintStream out, boolean colour, int port, Clock wall) throws IOException {
        var plans = Installations.all();
        var clusters = new ArrayList<PretendedCluster>();
        for (var plan : plans) {
            clusters.add(PretendedCluster.start(plan.site().cluster()));
        }
        var ticker = new Ticker(out, colour);
        var play = new Play(plans, clusters, line -> ticker.event(line.at(), line.cluster(), line.text()));
        var inbox = Inbox.start(wall, message -> ticker.message(play.clock().instant(), message));
        var demo = new Demo(clusters, inbox, play, settings(clusters, inbox, port));
        RUNNING.set(Optional.of(demo));
        play.prepare();
        return demo;
    }

    /** The demo of this process, if it is one. */
    public static Optional<Demo> running() {
        return RUNNING.get();
    }

    /** What is to be set before the server starts. */
    public Map<String, String> settings() {
        return settings;
    }

    /** The time in which it plays. */
    public Clock clock() {
        return play.clock();
    }

    /** What is played. */
    public Play play() {
        return play;
    }

    @Override
    public void close() {
        RUNNING.set(Optional.empty());
        play.close();
        clusters.forEach(PretendedCluster::close);
        inbox.close();
    }

    private static Map<String, String> settings(List<PretendedCluster> clusters, Inbox inbox, int port)
            throws IOException {
        var folder = TemporaryFolder.create();
        var kubeconfig = Files.writeString(folder.resolve("kubeconfig"), Kubeconfig.of(clusters));
        var settings = new LinkedHashMap<String, String>();
        settings.put("deckwatch.kubeconfig", kubeconfig.toString());
        settings.put("deckwatch.data-dir", folder.resolve("data").toString());
        settings.put("deckwatch.cluster", "");
        settings.put("deckwatch.context", "");
        settings.put(
                "deckwatch.contexts",
                clusters.stream().map(PretendedCluster::name).collect(Collectors.joining(",")));
        settings.put("deckwatch.external-url", "http://localhost:" + port);
        settings.put(
                "deckwatch.rules-dir",
                Files.createDirectory(folder.resolve("rules")).toString());
        settings.put(WEBHOOK + "url", inbox.url());
        settings.put(WEBHOOK + "secrets", inbox.secret());
        settings.put(WEBHOOK + "allow-private-addresses", "true");
        settings.putAll(SlackInbox.settings(SLACK, port, UUID.randomUUID().toString()));
        // Whatever this person has set for a real installation stays out of the demo.
        settings.put("deckwatch.namespaces", "");
        settings.put("deckwatch.notify.config-file", "");
        settings.put("deckwatch.heartbeat.url", "");
        settings.put("deckwatch.heartbeat.url-file", "");
        settings.put("deckwatch.roles", "watch,evaluate,notify,web");
        settings.put("deckwatch.lease.enabled", "false");
        settings.put("deckwatch.dry-run", "false");
        settings.put("kafka.bootstrap.servers", "");
        settings.put("quarkus.http.host", "localhost");
        settings.put("quarkus.http.port", Integer.toString(port));
        settings.put("quarkus.log.console.level", "WARN");
        // A broker that is minutes old tells of retries that nobody needs to know of; what stops it is told by
        // Deckwatch.
        settings.put("quarkus.log.category.\"kafka\".level", "OFF");
        settings.put("quarkus.log.category.\"org.apache.kafka\".level", "ERROR");
        settings.put("quarkus.log.category.\"org.apache.kafka.clients\".level", "ERROR");
        return settings;
    }
}
