package io.deckwatch.cli;

import io.deckwatch.alert.delivery.PutAside;
import io.deckwatch.alert.delivery.Replayed;
import io.deckwatch.config.Settings;
import io.deckwatch.stream.Kafka;
import io.deckwatch.stream.StreamException;
import io.deckwatch.stream.aside.AsideBook;
import io.deckwatch.stream.aside.Replays;
import java.util.List;
import java.util.function.BiFunction;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Shows what could not be read or delivered, and replays it. */
@Command(
        name = "dead-letters",
        synopsisSubcommandLabel = "COMMAND",
        description = {
            "Shows records that could not be read and messages that could not be delivered, and replays them.",
            "Works on the Kafka of KAFKA_BOOTSTRAP_SERVERS, else on the data directory of a Deckwatch that is stopped."
                    + " One that runs shows and replays them at /dead-letters."
        },
        footer = {
            "  deckwatch dead-letters list",
            "  deckwatch dead-letters show 12",
            "  deckwatch dead-letters replay 12 13",
            "  deckwatch dead-letters replay --all"
        })
final class DeadLettersCommand implements Runnable {

    private static final String BY = "deckwatch dead-letters";

    private final Surroundings surroundings;

    @Spec
    private @Nullable CommandSpec spec;

    DeadLettersCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public void run() {
        if (spec != null) {
            throw new ParameterException(spec.commandLine(), "Say what to do: list, show or replay");
        }
    }

    /** Shows all of them. */
    @Command(name = "list", description = "Shows the dead letters, one a line, the newest first.")
    int list(@Option(names = "--waiting", description = "Only those that nobody has dealt with.") boolean waiting) {
        var letters = with((kafka, book) -> book.newestFirst()).stream()
                .filter(letter -> !waiting || letter.isWaiting())
                .toList();
        surroundings
                .out()
                .print(DeadLetterText.table(letters, surroundings.clock().instant()));
        return 0;
    }

    /** Shows one. */
    @Command(
            name = "show",
            description = "Shows one dead letter, with the beginning of what it holds; secrets are left out.")
    int show(@Parameters(paramLabel = "NUMBER", description = "Its number, as list shows it.") long number) {
        var letter = with((kafka, book) -> book.find(number)).orElseThrow(() -> unknown(number));
        surroundings
                .out()
                .print(DeadLetterText.sheet(letter, surroundings.clock().instant()));
        return 0;
    }

    /** Replays some. */
    @Command(
            name = "replay",
            description = {
                "Replays dead letters: a record is written back to its topic, unless a newer one of its key is there; a"
                        + " message goes out again with the same id, as soon as a Deckwatch with the role notify runs.",
                "To replay one that was replayed before does nothing. Exit code 1 if one of them cannot be replayed."
            })
    int replay(
            @Parameters(paramLabel = "NUMBER", arity = "0..*", description = "Their numbers, as list shows them.")
                    @Nullable
                    List<Long> numbers,
            @Option(names = "--all", description = "All that wait and can be replayed.") boolean all) {
        if (all == (numbers != null)) {
            throw new CommandFailedException(
                    PlainErrors.USAGE, "Name the dead letters that are to be replayed, or say --all");
        }
        return with((kafka, book) -> {
            var replays = new Replays(kafka, book);
            var failed = 0;
            for (var number : numbers == null ? replayable(book) : numbers) {
                var result = replays.replay(number, BY, surroundings.clock().instant())
                        .result();
                surroundings.out().println(number + ": " + result.sentence());
                failed += result instanceof Replayed.Done ? 0 : 1;
            }
            return failed == 0 ? 0 : 1;
        });
    }

    /** The oldest first, as they came. */
    private static List<Long> replayable(AsideBook book) {
        return book.newestFirst().reversed().stream()
                .filter(PutAside::canBeReplayed)
                .map(PutAside::number)
                .toList();
    }

    private static CommandFailedException unknown(long number) {
        return new CommandFailedException(
                1, new Replayed.Unknown(number).sentence() + " See: deckwatch dead-letters list");
    }

    private static <T> T with(BiFunction<Kafka, AsideBook, T> step) {
        try (var open = OpenKafka.of(Settings.load(), "/dead-letters")) {
            return step.apply(open.kafka(), AsideBook.whole(open.kafka()));
        } catch (StreamException | KafkaException e) {
            throw new CommandFailedException(1, String.valueOf(e.getMessage()));
        }
    }
}
