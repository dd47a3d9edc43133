package io.deckwatch.demo;

import io.deckwatch.demo.inbox.SlackInbox;
import io.deckwatch.event.Tree;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/** A cluster and a receiver to try Deckwatch with, and the settings that make it use them. */
public final class Demo implements AutoCloseable {

    /** The name of the receiver. */
    public static final String RECEIVER = "inbox";

    /** The name of the receiver whose messages the page {@code /inbox} shows. */
    public static final String SLACK = "slack";

    private static final String WEBHOOK = "deckwatch.notify.receivers.webhook." + RECEIVER + ".";

    private final PretendedCluster cluster;
    private final Inbox inbox;
    private final Map<String, String> settings;

    private Demo(PretendedCluster cluster, Inbox inbox, Map<String, String> settings) {
        this.cluster = cluster;
        this.inbox = inbox;
        this.settings = Map.copyOf(settings);
    }

    /**
     * Starts cluster and receiver.
     *
     * @param out where messages are printed
     * @param colour whether that has colours
     * @param port for the pages
     * @throws IOException if no port or no temporary folder can be had
     */
    public static Demo start(PrintStream out, boolean colour, int port, InstantSource clock) throws IOException {
        var letter = new Letter(colour);
        var inbox = Inbox.start(clock, (at, message) -> print(out, letter, at, message));
        var cluster = PretendedCluster.start(clock);
        return new Demo(cluster, inbox, settings(cluster, inbox, port));
    }

    /** What is to be set before the server starts. */
    public Map<String, String> settings() {
        return settings;
    }

    @Override
    public void close() {
        cluster.close();
        inbox.close();
    }

    private static void print(PrintStream out, Letter letter, Instant at, Tree message) {
        out.print(letter.text(at, message));
        out.flush();
    }

    /** Nobody waits five minutes for a location in a demo of two. */
    private static Path rules(Path folder) throws IOException {
        var rules = Files.createDirectory(folder.resolve("rules"));
        Files.writeString(rules.resolve("demo.yaml"), """
            overrides:
              - alert: VeleroBackupStorageLocationUnavailable
                match: cluster="harbour"
                for: 5s
            """);
        return rules;
    }

    private static Map<String, String> settings(PretendedCluster cluster, Inbox inbox, int port) throws IOException {
        var folder = TemporaryFolder.create();
        var kubeconfig = Files.writeString(folder.resolve("kubeconfig"), cluster.kubeconfig());
        var settings = new LinkedHashMap<String, String>();
        settings.put("deckwatch.kubeconfig", kubeconfig.toString());
        settings.put("deckwatch.data-dir", folder.resolve("data").toString());
        settings.put("deckwatch.cluster", "harbour");
        settings.put("deckwatch.context", "harbour");
        settings.put("deckwatch.external-url", "http://localhost:" + port);
        settings.put("deckwatch.rules-dir", rules(folder).toString());
        settings.put("deckwatch.notify.route.group-wait", "1s");
        settings.put("deckwatch.notify.route.group-interval", "5s");
        settings.put(WEBHOOK + "url", inbox.url());
        settings.put(WEBHOOK + "secrets", inbox.secret());
        settings.put(WEBHOOK + "allow-private-addresses", "true");
        settings.putAll(SlackInbox.settings(SLACK, port, UUID.randomUUID().toString()));
        // Whatever this person has set for a real installation stays out of the demo.
        settings.put("deckwatch.namespaces", "");
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
