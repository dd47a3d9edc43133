package io.deckwatch.stream;

import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/** Reads one partition from its beginning to where it ends now. */
public final class TopicReader {

    private static final Duration POLL = Duration.ofMillis(250);

    private final Clients clients;

    /** A reader of that Kafka. */
    public TopicReader(Clients clients) {
        this.clients = clients;
    }

    /**
     * Reads all committed records.
     *
     * @param partition what to read
     * @param role who reads, for the client's id
     * @param records takes each record
     * @return the offset up to which was read
     * @throws org.apache.kafka.common.KafkaException if Kafka does not answer
     */
    public long read(TopicPartition partition, String role, Consumer<ConsumerRecord<byte[], byte[]>> records) {
        var end = new EndOffsets(clients).of(partition);
        read(partition, 0, end, role, records);
        return end;
    }

    /**
     * Reads the committed records between two offsets. What Kafka has deleted is left out, and records behind the end that come
     * with those before it may be given too.
     *
     * @throws org.apache.kafka.common.KafkaException if Kafka does not answer
     */
    public void read(TopicPartition partition, long from, long end, Consumer<ConsumerRecord<byte[], byte[]>> records) {
        read(partition, from, end, "part", records);
    }

    private void read(
            TopicPartition partition,
            long from,
            long end,
            String role,
            Consumer<ConsumerRecord<byte[], byte[]>> records) {
        try (var consumer = clients.consumer(role)) {
            consumer.assign(List.of(partition));
            if (from == 0) {
                consumer.seekToBeginning(List.of(partition));
            } else {
                consumer.seek(partition, from);
            }
            while (consumer.position(partition, Clients.STEP_LIMIT) < end) {
                consumer.poll(POLL).forEach(records);
            }
        }
    }
}
