package io.deckwatch.cli;

import io.deckwatch.config.Settings;
import io.deckwatch.stream.KafkaSettings;
import io.deckwatch.stream.Migration;
import io.deckwatch.stream.StreamException;
import java.util.Map;
import picocli.CommandLine.Command;

/** Moves from the broker inside to a Kafka outside. */
@Command(
        name = "migrate",
        description = {
            "Copies all that Deckwatch keeps in its data directory to the Kafka of KAFKA_BOOTSTRAP_SERVERS: present"
                    + " state, history, alerts, silences, the log of notifications.",
            "Stop Deckwatch first. The other Kafka must hold nothing of Deckwatch yet; topics are created as needed,"
                    + " with DECKWATCH_PARTITIONS and DECKWATCH_REPLICATION. The data directory stays as it is."
        },
        footer = {"  KAFKA_BOOTSTRAP_SERVERS=kafka:9092 DECKWATCH_DATA_DIR=data deckwatch migrate"})
final class MigrateCommand implements Runnable {

    private final Surroundings surroundings;

    MigrateCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public void run() {
        var settings = Settings.load();
        if (settings.storage().isEmbedded()) {
            throw new CommandFailedException(
                    1,
                    "Say to which Kafka: set " + KafkaSettings.BOOTSTRAP_SERVERS
                            + ", and what its clients need, as Deckwatch will have it afterwards");
        }
        try (var directory = OpenKafka.ofDirectory(settings);
                var outside = OpenKafka.prepared(settings.storage())) {
            tell(
                    new Migration(directory.kafka(), outside.kafka()).run(),
                    settings.storage().bootstrapServers());
        } catch (StreamException e) {
            throw new CommandFailedException(1, String.valueOf(e.getMessage()));
        }
    }

    private void tell(Map<String, Long> copied, String servers) {
        var out = surroundings.out();
        copied.forEach((topic, count) -> out.printf("%,12d  %s%n", count, topic));
        out.println("All of it is in Kafka at " + servers + " now. Start Deckwatch with "
                + KafkaSettings.BOOTSTRAP_SERVERS + "=" + servers
                + "; it goes on where it stopped, and tells nothing twice.");
    }
}
