package io.deckwatch.stream;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.deckwatch.event.ClusterEvent;
import io.deckwatch.event.Kind;
import io.deckwatch.event.ObjectKey;
import io.deckwatch.stream.wire.Decoded;
import io.deckwatch.stream.wire.EventDecoder;
import io.deckwatch.stream.wire.UndecodableException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * Looks the past of single objects up in the topics. Of all other records only the key is looked at, so most of the time goes
 * into fetching. Any thread may use it.
 */
public final class PastReader {

    private static final Duration POLL = Duration.ofMillis(100);
    private static final int ENOUGH = 20_000;

    private final Kafka kafka;

    /** A reader of that Kafka. */
    public PastReader(Kafka kafka) {
        this.kafka = kafka;
    }

    /**
     * What was found.
     *
     * @param events in the order in which Kafka took them
     * @param unreadFrom from when on there was no time left to read; null if all was read
     */
    public record Found(List<ClusterEvent> events, @Nullable Instant unreadFrom) {
        public Found {
            events = List.copyOf(events);
        }
    }

    /**
     * What to look for.
     *
     * @param cluster whose objects
     * @param keys which of its record keys
     */
    public record Search(String cluster, Predicate<byte[]> keys) {

        private static final List<Kind> MADE_FOR_BACKUPS =
                List.of(Kind.DATA_UPLOAD, Kind.POD_VOLUME_BACKUP, Kind.DELETE_BACKUP_REQUEST);

        /** For one object. */
        public static Search of(ObjectKey object) {
            var own = object.text().getBytes(UTF_8);
            return new Search(object.cluster(), key -> Arrays.equals(key, own));
        }

        /**
         * For a Backup and what Velero made for it. Objects of other backups may be found as well.
         *
         * @param children how the names of what was made for it begin
         */
        public static Search of(ObjectKey backup, String children) {
            var own = of(backup);
            var prefixes = MADE_FOR_BACKUPS.stream()
                    .map(kind -> new ObjectKey(backup.cluster(), kind, backup.namespace(), children))
                    .map(key -> key.text().getBytes(UTF_8))
                    .toList();
            return new Search(
                    backup.cluster(), own.keys().or(key -> prefixes.stream().anyMatch(prefix -> begins(key, prefix))));
        }

        private static boolean begins(byte[] key, byte[] prefix) {
            return key.length >= prefix.length && Arrays.equals(key, 0, prefix.length, prefix, 0, prefix.length);
        }
    }

    /**
     * Reads what happened to some objects.
     *
     * @param since when they began; what Kafka took before is not read
     * @param patience how long to read at most
     * @throws org.apache.kafka.common.KafkaException if Kafka does not answer
     */
    public Found history(Search search, Optional<Instant> since, Duration patience) {
        return read(Topics.HISTORY, search, since, patience);
    }

    /**
     * Reads what was last known of some objects.
     *
     * @param patience how long to read at most
     * @throws org.apache.kafka.common.KafkaException if Kafka does not answer
     */
    public Found objects(Search search, Duration patience) {
        return read(Topics.OBJECTS, search, Optional.empty(), patience);
    }

    private Found read(String topic, Search search, Optional<Instant> since, Duration patience) {
        var partition = new TopicPartition(topic, kafka.partitioning().of(search.cluster()));
        var end = new EndOffsets(kafka.clients()).of(partition);
        var deadline = System.nanoTime() + patience.toNanos();
        var decoder = new EventDecoder();
        var events = new ArrayList<ClusterEvent>();
        var reached = 0L;
        try (var consumer = kafka.clients().consumer("past")) {
            consumer.assign(List.of(partition));
            seek(consumer, partition, since);
            while (consumer.position(partition, Clients.STEP_LIMIT) < end) {
                if (System.nanoTime() > deadline || events.size() > ENOUGH) {
                    return new Found(events, Instant.ofEpochMilli(reached));
                }
                for (var record : consumer.poll(POLL)) {
                    reached = record.timestamp();
                    if (record.key() != null && search.keys().test(record.key())) {
                        event(decoder, record).ifPresent(events::add);
                    }
                }
            }
        }
        return new Found(events, null);
    }

    /** Kafka's clock gives records their time, so a beginning that lies ahead of it finds nothing: then all is read. */
    private static void seek(Consumer<byte[], byte[]> consumer, TopicPartition partition, Optional<Instant> since) {
        var offset = since.map(at -> consumer.offsetsForTimes(Map.of(partition, at.toEpochMilli()), Clients.STEP_LIMIT)
                .get(partition));
        if (offset.isPresent()) {
            consumer.seek(partition, offset.get().offset());
        } else {
            consumer.seekToBeginning(List.of(partition));
        }
    }

    /** What cannot be read has become a dead letter where it was read first. */
    private static Optional<ClusterEvent> event(EventDecoder decoder, ConsumerRecord<byte[], byte[]> record) {
        try {
            return decoder.decode(record.key(), record.value(), record.headers()) instanceof Decoded.Event(var event)
                    ? Optional.of(event)
                    : Optional.empty();
        } catch (UndecodableException e) {
            return Optional.empty();
        }
    }
}
