package io.deckwatch.stream.silence;

import io.deckwatch.alert.silence.Silences;
import io.deckwatch.stream.DeadLetter;
import io.deckwatch.stream.Kafka;
import io.deckwatch.stream.TopicReader;
import io.deckwatch.stream.Topics;
import io.deckwatch.stream.wire.SilenceCodec;
import io.deckwatch.stream.wire.UndecodableException;
import java.time.Duration;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/** What the topic of silences holds, as far as it was read. May be used by any thread. */
public final class SilenceBook {

    private static final TopicPartition PARTITION = new TopicPartition(Topics.SILENCES, 0);

    private final SilenceCodec codec = new SilenceCodec();
    private volatile Silences silences = Silences.NONE;
    private long next;

    /**
     * Reads all that there is now. Who notifies has to know it before the first message.
     *
     * @throws org.apache.kafka.common.KafkaException if Kafka does not answer
     */
    public void load(Kafka kafka) {
        var end = new TopicReader(kafka.clients()).read(PARTITION, "known-silences", record -> take(record, kafka));
        advance(end);
    }

    /** Takes a record; one that was taken before changes nothing. */
    public void take(ConsumerRecord<byte[], byte[]> record, Kafka kafka) {
        synchronized (this) {
            if (record.offset() < next) {
                return;
            }
        }
        try {
            silences = codec.after(silences, record.key(), record.value());
        } catch (UndecodableException e) {
            kafka.deadLetters().add(DeadLetter.of(record, String.valueOf(e.getMessage())));
        }
        advance(record.offset() + 1);
    }

    /** What is known now. */
    public Silences silences() {
        return silences;
    }

    /**
     * Waits until a record was taken.
     *
     * @return whether it was, in that time
     */
    public synchronized boolean hasTaken(long offset, Duration limit) throws InterruptedException {
        var until = System.nanoTime() + limit.toNanos();
        while (next <= offset) {
            var left = Duration.ofNanos(until - System.nanoTime()).toMillis();
            if (left <= 0) {
                return false;
            }
            wait(left);
        }
        return true;
    }

    private synchronized void advance(long offset) {
        if (offset > next) {
            next = offset;
            notifyAll();
        }
    }
}
