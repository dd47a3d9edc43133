package io.deckwatch.cli;

import io.deckwatch.cli.check.Judgement;
import io.deckwatch.cli.recording.Recording;
import io.deckwatch.cli.replay.Replay;
import io.deckwatch.cli.rules.ExplanationText;
import io.deckwatch.cli.rules.RuleListing;
import io.deckwatch.cli.rules.SchemaText;
import io.deckwatch.cli.rules.TestFile;
import io.deckwatch.cli.rules.TestRun;
import io.deckwatch.config.Settings;
import io.deckwatch.config.rules.RuleBook;
import io.deckwatch.config.rules.RuleFiles;
import io.deckwatch.evaluation.Evaluation;
import io.deckwatch.state.Subject;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Looks at rules, checks and tests them, and says why one fires or does not. */
@Command(
        name = "rules",
        synopsisSubcommandLabel = "COMMAND",
        description = {
            "Shows, checks and tests the rules, and says why one fires or does not.",
            "Rules are files: those that come with Deckwatch, and on top of them those of a folder"
                    + " (deckwatch.rules-dir)."
        },
        footer = {
            "  deckwatch rules show VeleroBackupStale",
            "  deckwatch rules lint /etc/deckwatch/rules",
            "  deckwatch rules test alerts/tests/*.yaml",
            "  deckwatch rules explain --schedule nightly",
            "  deckwatch rules explain --schedule nightly --recording cluster.ndjson --at 2026-03-02T04:00:00Z"
        })
final class RulesCommand implements Runnable {

    private final Surroundings surroundings;
    private final ClusterLister lister;

    @Spec
    private @Nullable CommandSpec spec;

    RulesCommand(Surroundings surroundings, ClusterLister lister) {
        this.surroundings = surroundings;
        this.lister = lister;
    }

    /** The folder of rule files, for those commands that look at rules. */
    static final class Folder {
        @Option(
                names = "--rules",
                paramLabel = "DIR",
                description = "A folder with rule files; that of deckwatch.rules-dir unless given.")
        private @Nullable Path folder;

        RuleBook book(Settings settings) {
            return RuleFiles.load(folder == null ? settings.ruleFolder() : Optional.of(folder));
        }
    }

    /** Which schedule is meant, and where it is seen. */
    static final class Asked {
        @Option(names = "--schedule", required = true, paramLabel = "NAME", description = "The schedule.")
        private String schedule = "";

        @Option(
                names = {"-n", "--namespace"},
                defaultValue = "velero",
                paramLabel = "NS",
                description = "The namespace of its Velero; ${DEFAULT-VALUE} unless given.")
        private String namespace = "velero";

        @Option(names = "--cluster", paramLabel = "NAME", description = "The cluster, where a recording has several.")
        private @Nullable String cluster;

        @Option(
                names = "--recording",
                paramLabel = "FILE",
                description =
                        "Look at a recording instead of the cluster of the kubeconfig. It has the memory that one look"
                                + " lacks.")
        private @Nullable String recording;

        @Option(names = "--at", paramLabel = "T", converter = TimeArgument.class, description = "As of this time.")
        private @Nullable Instant at;
    }

    @Override
    public void run() {
        if (spec != null) {
            throw new ParameterException(spec.commandLine(), "Say what to do: show, lint, test, explain or schema");
        }
    }

    /** Lists the rules. */
    @Command(name = "show", description = "Lists the rules in force, where each is written, and what is set.")
    int show(
            @Mixin Folder rules,
            @Parameters(paramLabel = "ALERT", arity = "0..*", description = "Only these.") @Nullable
                    List<String> names) {
        var book = rules.book(Settings.load());
        var wanted = names == null ? List.<String>of() : names;
        var known = new TreeSet<String>();
        book.rules().forEach(rule -> known.add(rule.name()));
        wanted.stream().filter(name -> !known.contains(name)).findFirst().ifPresent(name -> {
            throw new CommandFailedException(1, "There is no rule " + name + "; ./deckwatch rules show lists them");
        });
        surroundings.out().print(RuleListing.text(book, wanted));
        return 0;
    }

    /** Checks rule files. */
    @Command(
            name = "lint",
            description = "Checks the rule files and policies of a folder. Exit code 1 and one line for each fault.")
    int lint(
            @Parameters(
                            paramLabel = "DIR",
                            arity = "0..1",
                            description = "The folder; that of deckwatch.rules-dir unless" + " given.")
                    @Nullable
                    Path folder) {
        var from = folder == null ? Settings.load().ruleFolder() : Optional.of(folder);
        var book = RuleFiles.load(from);
        surroundings
                .out()
                .println(book.rules().size() + " rules and "
                        + book.policies().all().size() + " policies are fine"
                        + from.map(path -> ", those of " + path + " among them.")
                                .orElse("."));
        return 0;
    }

    /** Runs tests of rules. */
    @Command(
            name = "test",
            description = {
                "Runs tests of rules on virtual time, as promtool test rules does: given a timeline or a recording,"
                        + " these alerts fire at these times.",
                "Exit code 1 if one fails. docs/rule-tests.md says how to write them."
            })
    int test(@Parameters(paramLabel = "FILE", arity = "1..*", description = "Files of tests.") List<Path> files) {
        var settings = Settings.load();
        var out = surroundings.out();
        var failed = 0;
        var count = 0;
        for (var path : files) {
            out.println(path);
            var file = TestFile.read(path);
            var book = RuleFiles.load(file.rules().or(settings::ruleFolder));
            for (var result :
                    TestRun.of(file, () -> Main.evaluation(settings, book)).entrySet()) {
                count++;
                failed += result.getValue().isEmpty() ? 0 : 1;
                out.println((result.getValue().isEmpty() ? "  ok    " : "  FAIL  ") + result.getKey());
                result.getValue()
                        .forEach(failure -> out.println(failure.indent(8).stripTrailing()));
            }
        }
        out.println(count + " tests, " + failed + " failed");
        return failed == 0 ? 0 : 1;
    }

    /** Says why rules fire or do not. */
    @Command(
            name = "explain",
            description = {
                "Says what each rule finds about a schedule, its volumes, its locations and its installation, which"
                        + " facts it used, and when it will be asked again.",
                "Looks once at the cluster of the kubeconfig, or at a recording. One look has no memory of what was"
                        + " before."
            })
    int explain(@Mixin Asked asked, @Mixin Folder rules, @Mixin ClusterOptions cluster) {
        var settings = Settings.load();
        var book = rules.book(settings);
        var text = asked.recording == null
                ? ofCluster(asked, settings, book, cluster)
                : ofRecording(asked, asked.recording, settings, book);
        surroundings
                .out()
                .print(text.orElseThrow(() -> new CommandFailedException(
                        1, "There is no schedule " + asked.schedule + " in the namespace " + asked.namespace)));
        return 0;
    }

    private Optional<String> ofCluster(Asked asked, Settings settings, RuleBook book, ClusterOptions cluster) {
        var now = asked.at == null ? surroundings.clock().instant() : asked.at;
        var evaluation = Main.evaluation(settings, book);
        var listing = lister.list(
                new ClusterLister.Target(cluster.kubeconfig(), cluster.context(), List.of(asked.namespace)), now);
        Judgement.look(listing, evaluation, now);
        return text(evaluation, listing.cluster(), asked, now);
    }

    private Optional<String> ofRecording(Asked asked, String file, Settings settings, RuleBook book) {
        try (var recording = Recording.named(file, surroundings.in())) {
            var replay = new Replay(() -> Main.evaluation(settings, book), transition -> {});
            var extent = replay.run(recording, Optional.ofNullable(asked.at))
                    .orElseThrow(() -> new CommandFailedException(1, file + " holds no line up to that time"));
            var clusters = replay.clusters();
            if (asked.cluster == null && clusters.size() > 1) {
                throw new CommandFailedException(
                        1,
                        "The recording has several clusters; name one with --cluster: "
                                + String.join(", ", new TreeSet<>(clusters)));
            }
            var cluster = asked.cluster == null ? clusters.iterator().next() : asked.cluster;
            return replay.evaluation(cluster).flatMap(evaluation -> text(evaluation, cluster, asked, extent.end()));
        }
    }

    private static Optional<String> text(Evaluation evaluation, String cluster, Asked asked, Instant now) {
        var schedule = Subject.of(Subject.Type.SCHEDULE, cluster, asked.namespace, asked.schedule);
        return ExplanationText.of(evaluation, schedule, now);
    }

    /** Prints the schema of rule files. */
    @Command(
            name = "schema",
            description =
                    "Prints the JSON Schema of rule files, for editors. It also lies in alerts/rules.schema.json.")
    int schema() {
        surroundings.out().print(SchemaText.text());
        return 0;
    }
}
