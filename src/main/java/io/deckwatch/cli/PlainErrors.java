package io.deckwatch.cli;

import io.deckwatch.cli.recording.RecordingException;
import io.deckwatch.config.InvalidSettingsException;
import io.deckwatch.config.yaml.InvalidFilesException;
import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** Says what went wrong in one sentence. Stack traces are for those who ask for them. */
final class PlainErrors implements IParameterExceptionHandler, IExecutionExceptionHandler {

    /** The exit code for a command line that cannot be understood, as in sysexits.h. */
    static final int USAGE = 64;

    private static final String STACK_TRACE = "--stacktrace";

    private final Map<String, String> environment;

    PlainErrors(Map<String, String> environment) {
        this.environment = environment;
    }

    @Override
    public int handleParseException(ParameterException trouble, String[] arguments) {
        var command = trouble.getCommandLine();
        var err = command.getErr();
        err.println("deckwatch: " + sentence(usage(trouble)));
        if (!UnmatchedArgumentException.printSuggestions(trouble, err)) {
            err.println("Try: " + command.getCommandSpec().qualifiedName() + " --help");
        }
        printTrace(trouble, err, arguments);
        return USAGE;
    }

    @Override
    public int handleExecutionException(Exception trouble, CommandLine command, ParseResult parsed) {
        if (trouble instanceof ParameterException usage) {
            return handleParseException(usage, parsed.originalArgs().toArray(String[]::new));
        }
        var err = command.getErr();
        err.println(
                trouble instanceof InvalidFilesException files
                        ? files.below("deckwatch: These files cannot be taken:")
                        : "deckwatch: "
                                + sentence(isExpected(trouble) ? String.valueOf(trouble.getMessage()) : bug(trouble)));
        printTrace(trouble, err, parsed.originalArgs().toArray(String[]::new));
        return trouble instanceof CommandFailedException failed
                ? failed.exitCode()
                : command.getCommandSpec().exitCodeOnExecutionException();
    }

    private void printTrace(Exception trouble, PrintWriter err, String... arguments) {
        var asked = environment.getOrDefault("DECKWATCH_DEBUG", "");
        if (List.of(arguments).contains(STACK_TRACE) || !asked.isEmpty() && !asked.equals("0")) {
            trouble.printStackTrace(err);
        }
    }

    private static String usage(ParameterException trouble) {
        if (!(trouble instanceof UnmatchedArgumentException unmatched)
                || unmatched.getUnmatched().isEmpty()) {
            return String.valueOf(trouble.getMessage());
        }
        var first = unmatched.getUnmatched().getFirst();
        var command = trouble.getCommandLine().getCommandSpec();
        if (first.startsWith("-")) {
            return command.qualifiedName() + " has no option \"" + first + "\"";
        }
        return command.subcommands().isEmpty()
                ? command.qualifiedName() + " takes no further argument, and \"" + first + "\" is one"
                : "There is no command \"" + first + "\"";
    }

    private static boolean isExpected(Exception trouble) {
        return trouble instanceof RecordingException
                || trouble instanceof CommandFailedException
                || trouble instanceof InvalidSettingsException
                || trouble instanceof InvalidFilesException;
    }

    private static String bug(Exception trouble) {
        return "This is a bug in Deckwatch (" + trouble + "). Run the same with " + STACK_TRACE
                + " and report what it prints.";
    }

    private static String sentence(String message) {
        var text = message.strip();
        return text.endsWith(".") || text.endsWith(":") ? text : text + ".";
    }
}
