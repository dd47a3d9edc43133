package io.deckwatch.stream.aside;

import io.deckwatch.stream.DeadLetter;
import io.deckwatch.stream.EndOffsets;
import io.deckwatch.stream.Kafka;
import io.deckwatch.stream.TopicReader;
import io.deckwatch.stream.Topics;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;

/**
 * A record on its way back to the topic where it was read. In a compacted topic the last record of a key is the state, so an old
 * one must not come to stand behind a newer one.
 */
final class WriteBack {

    /** Says that a record was written back, so that those of its own writer can be told from it. */
    private static final String BACK = "deckwatch_replayed";

    private final Kafka kafka;
    private final Place from;
    private final ConsumerRecord<byte[], byte[]> letter;
    private long looked;

    /**
     * One on its way.
     *
     * @param from where it was read
     * @param letter as it stands among the dead letters
     */
    WriteBack(Kafka kafka, Place from, ConsumerRecord<byte[], byte[]> letter) {
        this.kafka = kafka;
        this.from = from;
        this.letter = letter;
        this.looked = from.offset() + 1;
    }

    /** Whether a newer record of its key is there. */
    boolean isOvertaken() {
        return isCompacted() && !newOnes().isEmpty();
    }

    /** The record as it was. */
    ProducerRecord<byte @Nullable [], byte @Nullable []> record() {
        return record(letter);
    }

    /** What has to be written after it: what its own writer wrote meanwhile, if that stands before it now. */
    Optional<ProducerRecord<byte @Nullable [], byte @Nullable []>> repair() {
        var written = isCompacted() ? newOnes() : List.<ConsumerRecord<byte[], byte[]>>of();
        if (written.isEmpty() || !isBack(written.getLast())) {
            return Optional.empty();
        }
        return written.reversed().stream()
                .filter(record -> !isBack(record))
                .findFirst()
                .map(this::record);
    }

    private boolean isCompacted() {
        return Topics.isCompacted(from.partition().topic());
    }

    /** The records of its key that came since the last look. */
    private List<ConsumerRecord<byte[], byte[]>> newOnes() {
        var found = new ArrayList<ConsumerRecord<byte[], byte[]>>();
        var end = new EndOffsets(kafka.clients()).of(from.partition());
        new TopicReader(kafka.clients()).read(from.partition(), looked, end, record -> {
            if (record.offset() >= looked && Arrays.equals(record.key(), letter.key())) {
                found.add(record);
            }
        });
        looked = end;
        return found;
    }

    private ProducerRecord<byte @Nullable [], byte @Nullable []> record(ConsumerRecord<byte[], byte[]> record) {
        TopicPartition to = from.partition();
        var headers = new RecordHeaders(record.headers().toArray());
        DeadLetter.HEADERS.forEach(headers::remove);
        headers.remove(BACK);
        headers.add(BACK, new byte[0]);
        return new ProducerRecord<>(to.topic(), to.partition(), record.key(), record.value(), headers);
    }

    private static boolean isBack(ConsumerRecord<byte[], byte[]> record) {
        return record.headers().lastHeader(BACK) != null;
    }
}
