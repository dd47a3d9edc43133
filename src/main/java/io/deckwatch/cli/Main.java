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
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
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
        var words = withCommand(arguments);
        var errors = new PlainErrors(surroundings.environment());
        var line = new CommandLine(new DeckwatchCommand());
        var commands = commands(surroundings, doors);
        // To describe a command to the parser takes long at a start, so only the one that is named is; the help names
        // all.
        var named = commands.containsKey(words[0]) ? Set.of(words[0]) : commands.keySet();
        commands.forEach((name, command) -> {
            if (named.contains(name)) {
                line.addSubcommand(name, command.get());
            }
        });
        var exitCode = line.setOut(new PrintWriter(surroundings.out(), true, StandardCharsets.UTF_8))
                .setErr(new PrintWriter(surroundings.err(), true, StandardCharsets.UTF_8))
                .setParameterExceptionHandler(errors)
                .setExecutionExceptionHandler(errors)
                .setUsageHelpAutoWidth(true)
                .execute(words);
        surroundings.out().flush();
        return exitCode;
    }

    private static Map<String, Supplier<Object>> commands(Surroundings surroundings, Doors doors) {
        var commands = new LinkedHashMap<String, Supplier<Object>>();
        commands.put(ServeCommand.NAME, () -> new ServeCommand(doors.server()));
        commands.put("demo", () -> new DemoCommand(surroundings, doors.server()));
        commands.put("check", () -> new CheckCommand(surroundings, doors.lister()));
        commands.put("record", () -> new RecordCommand(surroundings));
        commands.put("replay", () -> new ReplayCommand(surroundings));
        commands.put("rules", () -> new RulesCommand(surroundings, doors.lister()));
        commands.put("notify", () -> new NotifyCommand(surroundings));
        commands.put("clusters", () -> new ClustersCommand(surroundings));
        commands.put("migrate", () -> new MigrateCommand(surroundings));
        commands.put("dead-letters", () -> new DeadLettersCommand(surroundings));
        commands.put("bench", () -> new BenchCommand(surroundings));
        return commands;
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
