package io.deckwatch.cli;

import io.deckwatch.broker.BrokerException;
import io.deckwatch.broker.BrokerSettings;
import io.deckwatch.broker.DirectoryInUseException;
import io.deckwatch.broker.EmbeddedBroker;
import io.deckwatch.config.Settings;
import io.deckwatch.config.StorageSettings;
import io.deckwatch.stream.Clients;
import io.deckwatch.stream.DeadLetters;
import io.deckwatch.stream.Kafka;
import io.deckwatch.stream.KafkaSettings;
import io.deckwatch.stream.Partitioning;
import io.deckwatch.stream.StreamException;
import io.deckwatch.stream.TopicSetup;
import java.nio.file.Files;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The Kafka of the settings, open for one command. An embedded broker runs as long as the command does. */
final class OpenKafka implements AutoCloseable {

    private final @Nullable EmbeddedBroker broker;
    private final Kafka kafka;

    private OpenKafka(@Nullable EmbeddedBroker broker, Kafka kafka) {
        this.broker = broker;
        this.kafka = kafka;
    }

    /**
     * Opens what a Deckwatch used before; creates nothing.
     *
     * @param asked the path where a Deckwatch that runs answers the same question
     * @throws CommandFailedException if there is nothing yet, or it cannot be reached
     */
    static OpenKafka of(Settings settings, String asked) {
        return settings.storage().isEmbedded()
                ? inDirectory(settings, settings.storage().clientProperties(), asked)
                : connected(null, outside(settings.storage()), TopicSetup::find);
    }

    /**
     * Opens what a Deckwatch kept in the data directory, whatever Kafka is set.
     *
     * @throws CommandFailedException if there is nothing yet, or a Deckwatch is running on it
     */
    static OpenKafka ofDirectory(Settings settings) {
        return inDirectory(settings, Map.of(), "");
    }

    /**
     * Opens the Kafka outside and creates the topics that it does not have.
     *
     * @throws CommandFailedException if it cannot be reached, or a topic is not as it must be
     */
    static OpenKafka prepared(StorageSettings storage) {
        return connected(null, outside(storage), setup -> Optional.of(setup.prepare()));
    }

    private static KafkaSettings outside(StorageSettings storage) {
        return new KafkaSettings(
                storage.bootstrapServers(),
                storage.clientProperties(),
                storage.partitions(),
                storage.replication(),
                false);
    }

    private static OpenKafka inDirectory(Settings settings, Map<String, String> client, String asked) {
        var broker = started(settings, asked);
        // How many partitions it has was fixed at its first start.
        return connected(
                broker,
                new KafkaSettings(broker.bootstrapServers(), client, OptionalInt.empty(), OptionalInt.empty(), true),
                TopicSetup::find);
    }

    private static EmbeddedBroker started(Settings settings, String asked) {
        var directory = settings.storage().dataDirectory().toAbsolutePath().normalize();
        if (!Files.isDirectory(directory.resolve("kafka"))) {
            throw failed("No Deckwatch has kept anything in " + directory
                    + ". Set DECKWATCH_DATA_DIR to its data directory"
                    + (settings.storage().isEmbedded() ? ", or KAFKA_BOOTSTRAP_SERVERS to its Kafka." : "."));
        }
        try {
            return EmbeddedBroker.start(BrokerSettings.defaults(directory), sentence -> {
                // The command fails by what it asks Kafka next.
            });
        } catch (DirectoryInUseException e) {
            throw failed("A Deckwatch is running with the data directory " + directory + " (process " + e.process()
                    + "). Stop it for the time of this command, or ask it: " + settings.externalUrl() + asked + ".");
        } catch (BrokerException e) {
            throw failed(String.valueOf(e.getMessage()));
        }
    }

    private static OpenKafka connected(
            @Nullable EmbeddedBroker broker,
            KafkaSettings settings,
            Function<TopicSetup, Optional<Partitioning>> topics) {
        try {
            var partitioning = topics.apply(new TopicSetup(settings))
                    .orElseThrow(() -> failed(
                            "No Deckwatch has used this Kafka yet: it does not have all of Deckwatch's topics."));
            var clients = new Clients(settings);
            return new OpenKafka(broker, new Kafka(clients, partitioning, new DeadLetters(clients)));
        } catch (CommandFailedException | StreamException | IllegalArgumentException e) {
            if (broker != null) {
                broker.close();
            }
            throw failed(String.valueOf(e.getMessage()));
        }
    }

    private static CommandFailedException failed(String sentence) {
        return new CommandFailedException(1, sentence);
    }

    /** What writers and readers need of it. */
    Kafka kafka() {
        return kafka;
    }

    @Override
    public void close() {
        kafka.deadLetters().close();
        if (broker != null) {
            broker.close();
        }
    }
}
