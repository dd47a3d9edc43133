package io.deckwatch.cli;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** {@code deckwatch} without a command: what there is, and the version. */
@Command(
        name = "deckwatch",
        mixinStandardHelpOptions = true,
        versionProvider = DeckwatchCommand.Version.class,
        scope = ScopeType.INHERIT,
        synopsisSubcommandLabel = "[COMMAND]",
        commandListHeading = "%nCommands:%n",
        optionListHeading = "%nOptions:%n",
        parameterListHeading = "%nArguments:%n",
        footerHeading = "%nExamples:%n",
        description = {
            "Stands watch over Velero's backups and tells you when one is missing, failed or stuck.",
            "Without a command it serves."
        },
        footer = {
            "  deckwatch                          watch a cluster; pages on port 8080",
            "  deckwatch demo                     see it at work, without a cluster",
            "  deckwatch check                    one look: what is wrong now?",
            "  deckwatch record cluster.ndjson    write down what happens in a cluster",
            "  deckwatch replay cluster.ndjson    which alerts would have fired?",
            "  deckwatch rules explain --schedule nightly    why does it fire, or not?",
            "  deckwatch notify route --labels severity=critical    who would be told?",
            "  deckwatch clusters list            which clusters are known?",
            "  deckwatch dead-letters list        what could not be read or delivered?",
            "",
            "Exit codes: 0 done, 1 failed, 64 wrong usage; those of check are told by \"deckwatch check --help\"."
        })
final class DeckwatchCommand implements Runnable {

    @Spec
    private @Nullable CommandSpec spec;

    /** {@link PlainErrors} sees it in the arguments, because it must also know it when those cannot be parsed. */
    @SuppressWarnings("unused")
    @Option(
            names = "--stacktrace",
            scope = ScopeType.INHERIT,
            description = "Print the stack trace of an error as well, for bug reports (or set DECKWATCH_DEBUG=1).")
    private boolean stackTrace;

    @Override
    public void run() {
        if (spec != null) {
            throw new ParameterException(spec.commandLine(), "A command is missing");
        }
    }

    /** The version that the build wrote into the program. */
    static String version() {
        return Optional.ofNullable(Version.class.getPackage().getImplementationVersion())
                .orElse("(not packaged)");
    }

    /** What {@code --version} prints. */
    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[] {"Deckwatch " + version(), "Java " + Runtime.version()};
        }
    }
}
