package io.deckwatch.bench;

import io.deckwatch.broker.BrokerSettings;
import io.deckwatch.broker.EmbeddedBroker;
import io.deckwatch.event.ClusterEvent;
import io.deckwatch.stream.Clients;
import io.deckwatch.stream.DeadLetters;
import io.deckwatch.stream.EndOffsets;
import io.deckwatch.stream.Kafka;
import io.deckwatch.stream.KafkaSettings;
import io.deckwatch.stream.TopicSetup;
import io.deckwatch.stream.Topics;
import io.deckwatch.stream.wire.EventEncoder;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.apache.kafka.common.TopicPartition;

/** A broker in this process, with Deckwatch's topics. */
final class Ground implements AutoCloseable {

    private static final Duration POLL = Duration.ofMillis(250);

    private final EmbeddedBroker broker;
    private final Kafka kafka;

    private Ground(EmbeddedBroker broker, Kafka kafka) {
        this.broker = broker;
        this.kafka = kafka;
    }

    /** One as Deckwatch embeds it. */
    static Ground open(Path folder) {
        var broker = EmbeddedBroker.start(BrokerSettings.defaults(folder), sentence -> {});
        return with(broker, KafkaSettings.embedded(broker.bootstrapServers()));
    }

    /** One whose topics are as Deckwatch makes them in a Kafka outside. */
    static Ground outside(Path folder) {
        var broker = EmbeddedBroker.start(BrokerSettings.defaults(folder), sentence -> {});
        return with(
                broker,
                new KafkaSettings(
                        broker.bootstrapServers(), Map.of(), OptionalInt.empty(), OptionalInt.empty(), false));
    }

    private static Ground with(EmbeddedBroker broker, KafkaSettings settings) {
        var clients = new Clients(settings);
        return new Ground(broker, new Kafka(clients, new TopicSetup(settings).prepare(), new DeadLetters(clients)));
    }

    Kafka kafka() {
        return kafka;
    }

    String bootstrapServers() {
        return broker.bootstrapServers();
    }

    /** Writes events to the objects, as fast as Kafka takes them. */
    @SuppressWarnings("FutureReturnValueIgnored")
    void write(Consumer<Consumer<ClusterEvent>> source, Instant now) {
        var encoder = new EventEncoder();
        try (var producer = kafka.clients().producer("bench")) {
            source.accept(event -> producer.send(encoder.encode(event, now)
                    .to(Topics.OBJECTS, kafka.partitioning().of(event.cluster()))));
            producer.flush();
        }
    }

    /** Where the partitions of the objects end now. */
    Map<TopicPartition, Long> ends() {
        return new EndOffsets(kafka.clients())
                .of(IntStream.range(0, kafka.partitioning().count())
                        .mapToObj(number -> new TopicPartition(Topics.OBJECTS, number))
                        .toList());
    }

    /** How long it takes to read what lies between, as bytes that nobody looks into. */
    Duration readBare(Map<TopicPartition, Long> from, Map<TopicPartition, Long> to) {
        var began = System.nanoTime();
        try (var consumer = kafka.clients().consumer("bench-bare")) {
            consumer.assign(from.keySet());
            from.forEach(consumer::seek);
            while (to.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(POLL);
            }
        }
        return Duration.ofNanos(System.nanoTime() - began);
    }

    @Override
    public void close() {
        kafka.deadLetters().close();
        broker.close();
    }
}
