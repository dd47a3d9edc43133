package io.deckwatch.cli;

import io.deckwatch.config.Settings;
import io.deckwatch.stream.ClusterRegistry;
import io.deckwatch.stream.ClusterRegistry.Change;
import io.deckwatch.stream.StreamException;
import io.deckwatch.watch.ClusterName;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Shows and changes which clusters Deckwatch knows. */
@Command(
        name = "clusters",
        synopsisSubcommandLabel = "COMMAND",
        description = {
            "Shows which clusters Deckwatch knows, renames one, or forgets one.",
            "Works on the Kafka of KAFKA_BOOTSTRAP_SERVERS, else on the data directory of a Deckwatch that is stopped."
        },
        footer = {
            "  deckwatch clusters list",
            "  deckwatch clusters rename minikube laptop",
            "  deckwatch clusters forget laptop --yes"
        })
final class ClustersCommand implements Runnable {

    private final Surroundings surroundings;

    @Spec
    private @Nullable CommandSpec spec;

    ClustersCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public void run() {
        if (spec != null) {
            throw new ParameterException(spec.commandLine(), "Say what to do: list, rename or forget");
        }
    }

    /** Shows all clusters. */
    @Command(name = "list", description = "Shows the clusters, and when each was last heard of.")
    int list() {
        var clusters = with(ClusterRegistry::list);
        surroundings
                .out()
                .print(ClusterTable.text(clusters, surroundings.clock().instant()));
        return 0;
    }

    /** Gives a cluster another name. */
    @Command(
            name = "rename",
            description = {
                "Gives a cluster another name. A watch that still runs under the old name ends: start it again under"
                        + " the new one.",
                "Its alerts begin anew, because the cluster's name is part of them, and silences for the old name no"
                        + " longer match."
            })
    int rename(
            @Parameters(paramLabel = "OLD", description = "The cluster's present name.") String from,
            @Parameters(paramLabel = "NEW", description = "Its future name.") String to) {
        try {
            ClusterName.valid(to);
        } catch (IllegalArgumentException e) {
            throw new CommandFailedException(1, String.valueOf(e.getMessage()));
        }
        if (from.equals(to)) {
            throw new CommandFailedException(1, "The cluster is called " + to + " already");
        }
        var change = changed(from, registry -> registry.rename(from, to).orElse(null));
        surroundings
                .out()
                .println("Renamed " + from + " to " + to + ": " + entries(change.published()) + ". Start its watch"
                        + " under the new name: DECKWATCH_CLUSTER=" + to + ".");
        if (change.unreadable() > 0) {
            surroundings
                    .err()
                    .println(entries(change.unreadable()) + " could not be read and were left out; the watch of " + to
                            + " publishes what is still there.");
        }
        return 0;
    }

    /** Removes a cluster. */
    @Command(
            name = "forget",
            description = {
                "Removes everything that is known of a cluster, its alerts too; what its history holds stays until it"
                        + " is too old.",
                "A watch that still runs under that name ends. If it is started again, the cluster is back."
            })
    int forget(
            @Parameters(paramLabel = "NAME", description = "The cluster.") String name,
            @Option(names = "--yes", description = "Do it; without this nothing is removed.") boolean yes) {
        if (!yes) {
            throw new CommandFailedException(
                    1,
                    "This removes everything that is known of " + name
                            + ", also what its Kubernetes no longer has. Add --yes if that is what you want");
        }
        var change = changed(name, registry -> registry.forget(name).orElse(null));
        surroundings.out().println("Forgot " + name + ": " + entries(change.removed()) + ".");
        return 0;
    }

    private Change changed(String name, Function<ClusterRegistry, @Nullable Change> step) {
        var change = with(step);
        if (change == null) {
            throw new CommandFailedException(1, "There is no cluster " + name + ". See: deckwatch clusters list");
        }
        return change;
    }

    private <T extends @Nullable Object> T with(Function<ClusterRegistry, T> step) {
        try (var kafka = OpenKafka.of(Settings.load(), "/api/v1/clusters")) {
            return step.apply(new ClusterRegistry(kafka.kafka()));
        } catch (StreamException e) {
            throw new CommandFailedException(1, String.valueOf(e.getMessage()));
        }
    }

    private static String entries(int count) {
        return count + (count == 1 ? " entry" : " entries");
    }
}
