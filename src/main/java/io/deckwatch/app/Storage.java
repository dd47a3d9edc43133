package io.deckwatch.app;

import io.deckwatch.broker.BrokerException;
import io.deckwatch.broker.BrokerSettings;
import io.deckwatch.broker.EmbeddedBroker;
import io.deckwatch.config.Settings;
import io.deckwatch.config.StorageSettings;
import io.deckwatch.rule.component.BrokerDiskNearlyFull;
import io.deckwatch.state.Vitals;
import io.deckwatch.stream.Clients;
import io.deckwatch.stream.DeadLetters;
import io.deckwatch.stream.Kafka;
import io.deckwatch.stream.KafkaSettings;
import io.deckwatch.stream.StreamException;
import io.deckwatch.stream.TopicSetup;
import io.quarkus.runtime.configuration.ConfigurationException;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The Kafka of this process: one outside, or the embedded broker. It is there before anything that uses it, and goes after
 * everything that used it.
 */
@Singleton
final class Storage {

    private static final Logger LOG = Logger.getLogger("io.deckwatch");

    /** SmallRye's channels read it when they start. */
    private static final String BOOTSTRAP_SERVERS = "kafka.bootstrap.servers";

    /** The only member of each group of the embedded broker: a new start takes its place at once, also after a kill. */
    static final String ALONE = "embedded";

    /** Below it what comes is kept for the alerts only, and an alert says so. */
    private static final long LEAST_FREE = (long) BrokerDiskNearlyFull.LEAST_MEBIBYTES << 20;

    private final StorageSettings settings;
    private final Fatal fatal;
    private @Nullable EmbeddedBroker broker;
    private @Nullable Kafka kafka;

    Storage(Settings settings, Fatal fatal) {
        this.settings = settings.storage();
        this.fatal = fatal;
    }

    /** Opens it. */
    void open() {
        try {
            var reached = settings.isEmbedded() ? embedded() : outside();
            var clients = new Clients(reached);
            kafka = new Kafka(clients, new TopicSetup(reached).prepare(), new DeadLetters(clients), this::hasRoom);
            LOG.infof(
                    "kafka ready servers=%s embedded=%s partitions=%d",
                    reached.bootstrapServers(),
                    reached.embedded(),
                    kafka.partitioning().count());
        } catch (BrokerException | StreamException | IllegalArgumentException e) {
            close();
            throw new ConfigurationException(e.getMessage());
        }
    }

    /** The Kafka, once it is open. */
    Kafka kafka() {
        var open = kafka;
        if (open == null) {
            throw new IllegalStateException("Kafka is not open.");
        }
        return open;
    }

    /** The disk of the embedded broker, if there is one. */
    Optional<Vitals.Disk> disk() {
        return Optional.ofNullable(broker)
                .map(open -> new Vitals.Disk(open.directory().toString(), open.usableBytes()));
    }

    private boolean hasRoom() {
        return disk().map(disk -> disk.freeBytes() >= LEAST_FREE).orElse(true);
    }

    /** Whether it is open. */
    boolean isOpen() {
        return kafka != null;
    }

    private KafkaSettings embedded() {
        broker = EmbeddedBroker.start(BrokerSettings.defaults(settings.dataDirectory()), fatal::end);
        System.setProperty(BOOTSTRAP_SERVERS, broker.bootstrapServers());
        System.setProperty("mp.messaging.incoming." + AlertsChannel.NAME + ".group.instance.id", ALONE);
        return new KafkaSettings(
                broker.bootstrapServers(),
                settings.clientProperties(),
                settings.partitions(),
                settings.replication(),
                true);
    }

    private KafkaSettings outside() {
        System.setProperty(BOOTSTRAP_SERVERS, settings.bootstrapServers());
        return new KafkaSettings(
                settings.bootstrapServers(),
                settings.clientProperties(),
                settings.partitions(),
                settings.replication(),
                false);
    }

    /** Closes it, once nobody uses it any more. */
    void close() {
        if (kafka != null) {
            kafka.deadLetters().close();
            kafka = null;
        }
        if (broker != null) {
            broker.close();
            broker = null;
        }
    }
}
