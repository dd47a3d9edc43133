package io.deckwatch.cli;

import io.deckwatch.cli.notify.RouteText;
import io.deckwatch.cli.notify.Trial;
import io.deckwatch.config.Settings;
import io.deckwatch.config.notify.NotifyBook;
import io.deckwatch.config.notify.NotifyFile;
import io.deckwatch.config.notify.Reading;
import io.deckwatch.config.yaml.Similar;
import io.deckwatch.state.Matcher;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Looks at who is told of what, and tries whether messages arrive. */
@Command(
        name = "notify",
        synopsisSubcommandLabel = "COMMAND",
        description = {
            "Checks who is told of what, says who would be told of an alert, and tries whether messages arrive.",
            "It looks at the file of deckwatch.notify.config-file, or else at the receivers in the settings."
        },
        footer = {
            "  deckwatch notify lint notify.yaml --no-secrets",
            "  deckwatch notify route --labels severity=critical,cluster=prod,owner=team-db",
            "  deckwatch notify route --labels severity=info --at 2026-03-07T22:00:00+01:00",
            "  deckwatch notify test pager"
        })
final class NotifyCommand implements Runnable {

    private final Surroundings surroundings;

    @Spec
    private @Nullable CommandSpec spec;

    NotifyCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public void run() {
        if (spec != null) {
            throw new ParameterException(spec.commandLine(), "Say what to do: lint, route or test");
        }
    }

    /** Checks the file. */
    @Command(name = "lint", description = "Checks the file of notifications. Exit code 1 and one line for each fault.")
    int lint(
            @Parameters(
                            paramLabel = "FILE",
                            arity = "0..1",
                            description = "The file; that of deckwatch.notify.config-file unless given.")
                    @Nullable
                    Path file,
            @Option(
                            names = "--no-secrets",
                            description = "Do not look at the files with secrets that it names, which this machine may"
                                    + " not have.")
                    boolean noSecrets) {
        var settings = Settings.load();
        var path = file == null ? settings.notification().file() : Optional.of(file);
        if (path.isEmpty()) {
            throw new CommandFailedException(1, "Name a file: deckwatch.notify.config-file is not set");
        }
        var reading = noSecrets ? Reading.withoutSecrets(path.get()) : new Reading(path.get());
        var book = NotifyFile.load(reading, settings.storage());
        surroundings
                .out()
                .println(path.get() + " is fine: " + count(book.receivers().size(), "receiver") + " with "
                        + count(book.contacts().size(), "channel") + ", "
                        + count(book.tree().size(), "route") + ", "
                        + count(book.inhibitRules().size(), "inhibit rule") + ".");
        return 0;
    }

    /** Says who would be told. */
    @Command(
            name = "route",
            description = {
                "Says who would be told of an alert with these labels: by which routes, how it would be grouped,"
                        + " whether it would be muted at that time.",
                "Files with secrets are not looked at."
            })
    int route(
            @Option(
                            names = "--labels",
                            split = ",",
                            paramLabel = "NAME=VALUE",
                            description = "Labels of the alert; severity and owner count among them.")
                    @Nullable
                    List<String> labels,
            @Option(
                            names = "--at",
                            paramLabel = "T",
                            converter = TimeArgument.class,
                            description = "At this time; now unless given.")
                    @Nullable
                    Instant at,
            @Option(
                            names = "--config",
                            paramLabel = "FILE",
                            description = "The file; that of deckwatch.notify.config-file unless given.")
                    @Nullable
                    Path file) {
        var book = book(Settings.load(), file, Reading::withoutSecrets);
        var time = at == null ? surroundings.clock().instant() : at;
        surroundings.out().print(RouteText.of(book, labels(labels == null ? List.of() : labels), time));
        return 0;
    }

    /** Sends one message to try a receiver. */
    @Command(
            name = "test",
            description = {
                "Sends one message to each channel of a receiver, now and truly, and prints what they answer. The"
                        + " message says that it is a test.",
                "Exit code 1 if one of them does not take it."
            })
    int test(
            @Parameters(paramLabel = "RECEIVER", description = "Its name, or that of one of its channels.") String name,
            @Option(
                            names = "--config",
                            paramLabel = "FILE",
                            description = "The file; that of deckwatch.notify.config-file unless given.")
                    @Nullable
                    Path file) {
        var settings = Settings.load();
        var contacts = book(settings, file, Reading::new).contacts();
        var meant = contacts.stream()
                .filter(contact -> contact.to().receiver().equals(name)
                        || contact.to().id().equals(name))
                .toList();
        if (meant.isEmpty()) {
            var names = new TreeSet<String>();
            contacts.forEach(contact -> names.add(contact.to().receiver()));
            throw new CommandFailedException(
                    1, "There is no receiver " + name + " with a channel" + Similar.hint(name, names));
        }
        surroundings.out().println("A test message goes to " + name + ":");
        var trial =
                new Trial(surroundings.out(), surroundings.clock(), settings.externalUrl(), DeckwatchCommand.version());
        var failed = meant.stream().filter(contact -> !trial.passes(contact)).count();
        return failed == 0 ? 0 : 1;
    }

    private static NotifyBook book(Settings settings, @Nullable Path file, Function<Path, Reading> reading) {
        return Optional.ofNullable(file)
                .or(() -> settings.notification().file())
                .map(path -> NotifyFile.load(reading.apply(path), settings.storage()))
                .orElseGet(() -> NotifyBook.simple(settings.notification()));
    }

    private static Map<String, String> labels(List<String> texts) {
        var labels = new TreeMap<String, String>();
        for (var text : texts) {
            try {
                var matcher = Matcher.parse(text);
                if (matcher.isEqual() && !matcher.isRegex()) {
                    labels.put(matcher.name(), matcher.value());
                    continue;
                }
            } catch (IllegalArgumentException e) {
                // Told below, with an example that fits.
            }
            throw new CommandFailedException(
                    PlainErrors.USAGE, "\"" + text + "\" is no label; write them as severity=critical,cluster=prod");
        }
        return labels;
    }

    private static String count(int number, String noun) {
        return number + " " + noun + (number == 1 ? "" : "s");
    }
}
