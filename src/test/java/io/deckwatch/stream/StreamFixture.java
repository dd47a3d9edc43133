package io.deckwatch.stream;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.deckwatch.event.ClusterEvent;
import io.deckwatch.event.DeletionProjection;
import io.deckwatch.event.Head;
import io.deckwatch.event.Heartbeat;
import io.deckwatch.event.Kind;
import io.deckwatch.event.Lifecycle;
import io.deckwatch.event.ObjectKey;
import io.deckwatch.event.Phase;
import io.deckwatch.event.Texts;
import io.deckwatch.stream.wire.Decoded;
import io.deckwatch.stream.wire.EventDecoder;
import io.deckwatch.stream.wire.UndecodableException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/** A Kafka with all topics, small events, and a look at what is committed. */
final class StreamFixture implements AutoCloseable {

    static final Instant NOW = Instant.parse("2026-03-02T02:00:00Z");

    final KafkaSettings settings;
    final Kafka kafka;

    StreamFixture(String bootstrapServers) {
        this(KafkaSettings.embedded(bootstrapServers));
    }

    StreamFixture(KafkaSettings settings) {
        this.settings = settings;
        var clients = new Clients(settings);
        kafka = new Kafka(clients, new TopicSetup(settings).prepare(), new DeadLetters(clients));
    }

    ObjectWriter writer(String cluster, Consumer<String> fenced) {
        return new ObjectWriter(kafka, cluster, () -> NOW, fenced);
    }

    /** A writer that must not be fenced. */
    ObjectWriter writer(String cluster) {
        return writer(cluster, sentence -> {
            throw new AssertionError(sentence);
        });
    }

    /** What is committed now on the partition of a cluster, of that cluster only. */
    List<ClusterEvent> committed(String topic, String cluster) {
        return records(topic, kafka.partitioning().of(cluster)).stream()
                .filter(record -> new String(record.key(), UTF_8).startsWith(cluster + "/"))
                .map(StreamFixture::decoded)
                .toList();
    }

    List<ConsumerRecord<byte[], byte[]>> records(String topic, int partition) {
        var place = new TopicPartition(topic, partition);
        var all = new ArrayList<ConsumerRecord<byte[], byte[]>>();
        try (var consumer = kafka.clients().consumer("test")) {
            consumer.assign(List.of(place));
            consumer.seekToBeginning(List.of(place));
            // Not the consumer's idea of the end: the markers of a commit may still be on their way.
            var end = new EndOffsets(kafka.clients()).of(place);
            while (consumer.position(place) < end) {
                consumer.poll(Duration.ofMillis(100)).forEach(all::add);
            }
        }
        return all;
    }

    private static ClusterEvent decoded(ConsumerRecord<byte[], byte[]> record) {
        try {
            return ((Decoded.Event) new EventDecoder().decode(record.key(), record.value(), record.headers())).event();
        } catch (UndecodableException e) {
            throw new AssertionError(e);
        }
    }

    static DeletionProjection object(String cluster, String name, String text) {
        var head = new Head(
                new ObjectKey(cluster, Kind.DELETE_BACKUP_REQUEST, "velero", name),
                "uid-" + name,
                "1",
                NOW,
                Map.of(),
                Map.of(),
                false);
        return new DeletionProjection(head, Lifecycle.first(Phase.NEW, NOW), text, Texts.NONE);
    }

    static ClusterEvent seen(String cluster, String name, String text) {
        return new ClusterEvent.Seen(object(cluster, name, text));
    }

    static ClusterEvent gone(String cluster, String name, String text) {
        return new ClusterEvent.Gone(object(cluster, name, text), NOW);
    }

    static ClusterEvent forgotten(String cluster, String name) {
        return new ClusterEvent.Forgotten(object(cluster, name, "").key());
    }

    static ClusterEvent beat(String cluster, long sequence) {
        return new ClusterEvent.Beat(new Heartbeat(cluster, "uid", sequence, NOW, null, Map.of()));
    }

    @Override
    public void close() {
        kafka.deadLetters().close();
    }
}
