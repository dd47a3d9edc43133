package io.deckwatch.cli;

import io.deckwatch.config.Settings;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Watches until it is stopped. What the options say goes to the server as system properties. */
@Command(
        name = ServeCommand.NAME,
        description = {
            "Watches a cluster, notifies, and shows pages on port 8080, until it is stopped.",
            "Kafka is that of KAFKA_BOOTSTRAP_SERVERS, else one that runs inside."
        },
        footer = {
            "  deckwatch serve --dry-run                 try it: nobody is notified",
            "  deckwatch serve --context prod            of another context",
            "  deckwatch serve --cluster prod            in a pod, which knows no name"
        })
final class ServeCommand implements Runnable {

    static final String NAME = "serve";

    private final Runnable server;

    @Option(names = "--dry-run", description = "Notify nobody; alerts are logged and shown on the page.")
    private boolean dryRun;

    @Mixin
    private final ClusterOptions cluster = new ClusterOptions();

    @Option(
            names = "--cluster",
            paramLabel = "NAME",
            description = "The cluster's name in Deckwatch; the context's name unless given.")
    private @Nullable String name;

    ServeCommand(Runnable server) {
        this.server = server;
    }

    @Override
    public void run() {
        if (dryRun) {
            System.setProperty("deckwatch.dry-run", "true");
        }
        set("deckwatch.kubeconfig", cluster.kubeconfig());
        set("deckwatch.context", cluster.context());
        set("deckwatch.cluster", name);
        // Faults of the settings are told here, all at once, before anything is started.
        Settings.load();
        server.run();
    }

    private static void set(String property, @Nullable String value) {
        if (value != null) {
            System.setProperty(property, value);
        }
    }
}
