package io.deckwatch.stream;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.deckwatch.event.ClusterEvent;
import io.deckwatch.stream.wire.Decoded;
import io.deckwatch.stream.wire.EventDecoder;
import io.deckwatch.stream.wire.UndecodableException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;

/** Reads what {@code objects} holds of one cluster: the last event of each key, in the order of their publication. */
final class KnownEvents {

    private static final Duration POLL = Duration.ofMillis(250);

    private final Clients clients;
    private final String cluster;
    private final TopicPartition partition;
    private final Consumer<DeadLetter> undecodable;
    private final EventDecoder decoder = new EventDecoder();
    private final Map<ByteBuffer, ClusterEvent> newest = new LinkedHashMap<>();

    /** @param undecodable takes the records that cannot be read; their keys count as unknown */
    KnownEvents(Kafka kafka, String cluster, Consumer<DeadLetter> undecodable) {
        this.clients = kafka.clients();
        this.cluster = cluster;
        this.partition = new TopicPartition(Topics.OBJECTS, kafka.partitioning().of(cluster));
        this.undecodable = undecodable;
    }

    /**
     * Reads the partition once, from its beginning to where it ends now.
     *
     * @throws ExecutionException if Kafka does not answer
     * @throws org.apache.kafka.common.KafkaException if Kafka does not answer
     */
    List<ClusterEvent> read() throws InterruptedException, ExecutionException {
        newest.clear();
        var prefix = (cluster + "/").getBytes(UTF_8);
        var end = end();
        try (var consumer = clients.consumer("known-" + cluster)) {
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            while (consumer.position(partition, Clients.STEP_LIMIT) < end) {
                for (var record : consumer.poll(POLL)) {
                    var key = record.key();
                    if (key != null && Arrays.mismatch(key, prefix) == prefix.length) {
                        take(key, record);
                    }
                }
            }
        }
        return List.copyOf(newest.values());
    }

    /**
     * The end with transactions that are still open: a reader of committed records gets there once these have ended, and then it
     * has missed nothing. Its own idea of the end lies before them.
     */
    private long end() throws InterruptedException, ExecutionException {
        try (var admin = clients.admin("known-" + cluster)) {
            return admin.listOffsets(
                            Map.of(partition, OffsetSpec.latest()),
                            new ListOffsetsOptions(IsolationLevel.READ_UNCOMMITTED))
                    .partitionResult(partition)
                    .get()
                    .offset();
        }
    }

    private void take(byte[] key, ConsumerRecord<byte[], byte[]> record) {
        var place = ByteBuffer.wrap(key);
        newest.remove(place);
        try {
            if (decoder.decode(key, record.value(), record.headers()) instanceof Decoded.Event(ClusterEvent event)
                    && !(event instanceof ClusterEvent.Forgotten)) {
                newest.put(place, event);
            }
        } catch (UndecodableException e) {
            undecodable.accept(DeadLetter.of(record, String.valueOf(e.getMessage())));
        }
    }
}
