package io.deckwatch.cli;

import io.deckwatch.cli.check.CheckJson;
import io.deckwatch.cli.check.CheckTable;
import io.deckwatch.cli.check.Judgement;
import io.deckwatch.cli.check.Look;
import io.deckwatch.cli.check.Screen;
import io.deckwatch.config.Settings;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Looks at a cluster once and prints what is wrong. */
@Command(
        name = "check",
        exitCodeOnExecutionException = Look.BLIND,
        description = {
            "Looks at a cluster once, without Kafka, and prints what is wrong.",
            "One look has no memory: an alert that must hold for some minutes before it fires is shown as pending, and"
                    + " counts for the exit code, because nobody knows how long it holds already."
        },
        footer = {
            "  deckwatch check",
            "  deckwatch check -o json | jq .alerts",
            "  deckwatch check --context prod -n velero -n velero-offsite",
            "",
            "Exit codes: 0 nothing is wrong (or notes only), 1 warnings, 2 something critical, 3 Backups or Schedules"
                    + " could not be read, 64 wrong usage."
        })
final class CheckCommand implements Callable<Integer> {

    private final Surroundings surroundings;
    private final ClusterLister lister;
    private final Supplier<Screen> screen;

    /** How the result is written. */
    enum Format {
        table,
        json
    }

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FORMAT",
            description = "${COMPLETION-CANDIDATES}; table unless given.")
    private Format format = Format.table;

    @Option(
            names = "--at",
            paramLabel = "T",
            converter = TimeArgument.class,
            description = "Judge what is there now as of this time, for example 2026-03-02T02:00:05Z.")
    private @Nullable Instant at;

    @Option(
            names = {"-n", "--namespace"},
            paramLabel = "NS",
            description = "Read this namespace only; may be given several times. All unless given.")
    private List<String> namespaces = List.of();

    @Mixin
    private final ClusterOptions cluster = new ClusterOptions();

    CheckCommand(Surroundings surroundings, ClusterLister lister) {
        this.surroundings = surroundings;
        this.lister = lister;
        this.screen = () -> Screen.ofStandardOutput(surroundings.environment());
    }

    @Override
    public Integer call() {
        var now = at == null ? surroundings.clock().instant() : at;
        var settings = Settings.load();
        var target = new ClusterLister.Target(cluster.kubeconfig(), cluster.context(), namespaces);
        var look = Judgement.look(lister.list(target, now), Main.evaluation(settings), now);
        surroundings
                .out()
                .print(
                        switch (format) {
                            case table -> CheckTable.text(look, screen.get());
                            case json -> CheckJson.text(look);
                        });
        return look.exitCode();
    }
}
