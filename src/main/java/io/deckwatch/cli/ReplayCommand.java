package io.deckwatch.cli;

import io.deckwatch.cli.recording.Recording;
import io.deckwatch.cli.replay.Comparison;
import io.deckwatch.cli.replay.Replay;
import io.deckwatch.cli.replay.ReplaySummary;
import io.deckwatch.cli.replay.Spells;
import io.deckwatch.cli.replay.TransitionLines;
import io.deckwatch.config.Settings;
import io.deckwatch.config.rules.RuleFiles;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Runs a recording in virtual time and prints the alert transitions. */
@Command(
        name = "replay",
        description = {
            "Runs a recording in virtual time, with the rules and settings as they are.",
            "Prints one line of JSON for each alert that fires or is resolved, and a summary on standard error."
        },
        footer = {
            "  deckwatch replay cluster.ndjson",
            "  deckwatch replay month.ndjson --rules now/ --rules proposed/",
            "  deckwatch replay cluster.ndjson.gz --until 2026-03-09T00:00:00Z",
            "  zcat old.ndjson.gz | deckwatch replay - | jq .labels.alertname"
        })
final class ReplayCommand implements Callable<Integer> {

    private final Surroundings surroundings;

    @Parameters(paramLabel = "FILE", description = "The recording; \"-\" is standard input, and \"….gz\" is unpacked.")
    private String file = Recording.STANDARD;

    @Option(
            names = "--until",
            paramLabel = "T",
            converter = TimeArgument.class,
            description = "Stop at this time, before or after the last line, for example 2026-03-02T02:00:05Z.")
    private @Nullable Instant until;

    @Option(
            names = "--rules",
            paramLabel = "DIR",
            description = "A folder with rule files; that of deckwatch.rules-dir unless given. Given twice, the two are"
                    + " compared: what would have fired, when, for how long, and the difference.")
    private List<Path> rules = List.of();

    ReplayCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        var settings = Settings.load();
        if (rules.size() > 2) {
            throw new CommandFailedException(1, "Two folders of rules can be compared, not " + rules.size());
        }
        if (rules.size() == 2) {
            return compare(settings);
        }
        var book = RuleFiles.load(rules.isEmpty() ? settings.ruleFolder() : Optional.of(rules.getFirst()));
        var began = System.nanoTime();
        var summary = new ReplaySummary();
        var lines = new TransitionLines(surroundings.out());
        try (var recording = Recording.named(file, surroundings.in())) {
            var replay = new Replay(() -> Main.evaluation(settings, book), transition -> {
                lines.accept(transition);
                summary.accept(transition);
            });
            var extent = replay.run(recording, Optional.ofNullable(until))
                    .orElseThrow(() -> new CommandFailedException(
                            1, file + " holds no line to replay" + (until == null ? "." : " up to " + until + ".")));
            surroundings.out().flush();
            summary.print(surroundings.err(), extent, Duration.ofNanos(System.nanoTime() - began));
        }
        return 0;
    }

    private int compare(Settings settings) {
        try (var recording = Recording.named(file, surroundings.in())) {
            var sides = rules.stream()
                    .map(folder -> RuleFiles.load(Optional.of(folder)))
                    .map(book -> {
                        var spells = new Spells();
                        new Replay(() -> Main.evaluation(settings, book), spells)
                                .run(recording, Optional.ofNullable(until))
                                .ifPresent(extent -> spells.end(extent.end()));
                        return spells;
                    })
                    .toList();
            surroundings
                    .out()
                    .print(Comparison.text(
                            rules.stream().map(Path::toString).toList(), sides.getFirst(), sides.getLast()));
        }
        return 0;
    }
}
