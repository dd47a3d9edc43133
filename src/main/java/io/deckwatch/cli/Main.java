package io.deckwatch.cli;

import io.deckwatch.config.Settings;
import io.deckwatch.config.rules.PoliciesInForce;
import io.deckwatch.config.rules.RuleBook;
import io.deckwatch.config.rules.RuleFiles;
import io.deckwatch.evaluation.Evaluation;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.stream.Stream;
import picocli.CommandLine;

/** The entry of the program. Only {@code serve} and {@code demo} start the server; the other commands are quick. */
@QuarkusMain
public final class Main {

    private static final Set<String> OF_NO_COMMAND = Set.of("-h", "--help", "-V", "--version", "--stacktrace");

    /** Quarkus makes a bean of this class, and asks that beans have no private constructor. */
    Main() {}

    /**
     * The ways out of the process, which tests replace.
     *
     * @param server starts the server and waits for its end
     * @param lister lists the objects of a cluster
     */
    record Doors(Runnable server, ClusterLister lister) {}

    /** Runs the command that the arguments name, and ends the process with its exit code. */
    public static void main(String... arguments) {
        var surroundings = Surroundings.ofProcess();
        var exitCode = run(surroundings, new Doors(Quarkus::run, new ApiLister(surroundings.environment())), arguments);
        surroundings.out().flush();
        System.exit(exitCode);
    }

    /**
     * Runs a command.
     *
     * @param doors ways out of the process
     * @return the exit code
     */
    static int run(Surroundings surroundings, Doors doors, String... arguments) {
        var errors = new PlainErrors(surroundings.environment());
        var line = new CommandLine(new DeckwatchCommand())
                .addSubcommand(new ServeCommand(doors.server()))
                .addSubcommand(new DemoCommand(surroundings, doors.server()))
                .addSubcommand(new CheckCommand(surroundings, doors.lister()))
                .addSubcommand(new RecordCommand(surroundings))
                .addSubcommand(new ReplayCommand(surroundings))
                .addSubcommand(new RulesCommand(surroundings, doors.lister()))
                .addSubcommand(new NotifyCommand(surroundings))
                .addSubcommand(new ClustersCommand(surroundings))
                .addSubcommand(new MigrateCommand(surroundings))
                .addSubcommand(new DeadLettersCommand(surroundings))
                .addSubcommand(new BenchCommand(surroundings))
                .setOut(new PrintWriter(surroundings.out(), true, StandardCharsets.UTF_8))
                .setErr(new PrintWriter(surroundings.err(), true, StandardCharsets.UTF_8))
                .setParameterExceptionHandler(errors)
                .setExecutionExceptionHandler(errors)
                .setUsageHelpAutoWidth(true);
        var exitCode = line.execute(withCommand(arguments));
        surroundings.out().flush();
        return exitCode;
    }

    /** An evaluation that judges as the server would with these settings. */
    static Evaluation evaluation(Settings settings) {
        return evaluation(settings, RuleFiles.load(settings.ruleFolder()));
    }

    /** An evaluation that judges as the server would with these settings and by these rules. */
    static Evaluation evaluation(Settings settings, RuleBook book) {
        return new Evaluation(
                book.rules(),
                settings.installations().with(new PoliciesInForce(book.policies())),
                settings.externalUrl());
    }

    /** {@code serve} may be left out, also before its options. */
    private static String[] withCommand(String... arguments) {
        var named = arguments.length > 0 && (!arguments[0].startsWith("-") || OF_NO_COMMAND.contains(arguments[0]));
        return named
                ? arguments
                : Stream.concat(Stream.of(ServeCommand.NAME), Stream.of(arguments))
                        .toArray(String[]::new);
    }
}
