package io.deckwatch.stream;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * Copies all that one Kafka holds of Deckwatch to another: present state, history, silences, the notification log. The records
 * stay as they are, with key, headers and value; those of a cluster get its partition there and keep their order. Nothing may
 * write to either Kafka meanwhile.
 */
public final class Migration {

    /** Objects come last: a Kafka that has them has all the rest. */
    private static final List<String> ORDER = List.of(
            Topics.HISTORY,
            Topics.JOURNAL,
            Topics.DEAD_LETTERS,
            Topics.SILENCES,
            Topics.DELIVERIES,
            Topics.ALERTS,
            Topics.STATUS,
            Topics.OBJECTS);

    private final Kafka from;
    private final Kafka to;

    /** A migration from one Kafka to another that has the topics. */
    public Migration(Kafka from, Kafka to) {
        this.from = from;
        this.to = to;
    }

    /**
     * Copies everything, and checks that it arrived.
     *
     * @return how many records of each topic were copied, in the order of copying
     * @throws StreamException if the other Kafka holds something already, or one of both failed; what was copied until then
     *     stays there
     */
    public Map<String, Long> run() {
        try (var producer = to.clients().copier("migrate")) {
            requireEmpty();
            var copied = new LinkedHashMap<String, Long>();
            for (var topic : ORDER) {
                copied.put(topic, copy(topic, producer));
            }
            return copied;
        } catch (KafkaException e) {
            throw new StreamException(
                    "Not everything was copied: " + Reachability.reason(e)
                            + ". Delete the topics deckwatch.* of the other Kafka and start again; nothing was changed"
                            + " here.",
                    e);
        }
    }

    private void requireEmpty() {
        ORDER.forEach(topic -> {
            if (size(topic) > 0) {
                throw new StreamException("The other Kafka holds records in " + topic
                        + " already: a Deckwatch has used it, or a migration was broken off. Take another Kafka, or"
                        + " stop Deckwatch there and delete its topics deckwatch.*.");
            }
        });
    }

    private long copy(String topic, Producer<byte @Nullable [], byte @Nullable []> producer) {
        var copy = new Copy(topic, producer);
        partitions(topic, from)
                .forEach(partition -> new TopicReader(from.clients()).read(partition, "migrate", copy::add));
        producer.flush();
        copy.check();
        var arrived = size(topic);
        if (arrived != copy.count) {
            throw new KafkaException("of " + copy.count + " records of " + topic + ", " + arrived
                    + " are there, so something else writes to it");
        }
        return copy.count;
    }

    /** How many records a topic of the other Kafka has ever held. */
    private long size(String topic) {
        return new EndOffsets(to.clients())
                .of(partitions(topic, to)).values().stream()
                        .mapToLong(end -> end)
                        .sum();
    }

    private static List<TopicPartition> partitions(String topic, Kafka kafka) {
        var count = Topics.BY_CLUSTER.contains(topic) ? kafka.partitioning().count() : 1;
        return IntStream.range(0, count)
                .mapToObj(partition -> new TopicPartition(topic, partition))
                .toList();
    }

    /** The copying of one topic. */
    private final class Copy {

        private final String topic;
        private final Producer<byte @Nullable [], byte @Nullable []> producer;
        private final AtomicReference<@Nullable Exception> failure = new AtomicReference<>();
        private long count;

        Copy(String topic, Producer<byte @Nullable [], byte @Nullable []> producer) {
            this.topic = topic;
            this.producer = producer;
        }

        @SuppressWarnings("FutureReturnValueIgnored") // The callback hears of it.
        void add(ConsumerRecord<byte[], byte[]> record) {
            check();
            count++;
            producer.send(
                    new ProducerRecord<>(
                            topic, partition(record.key()), record.key(), record.value(), record.headers()),
                    (place, e) -> failure.compareAndSet(null, e));
        }

        private int partition(byte @Nullable [] key) {
            if (key == null || !Topics.BY_CLUSTER.contains(topic)) {
                return 0;
            }
            var text = new String(key, UTF_8);
            var end = text.indexOf('/');
            return to.partitioning().of(end < 0 ? text : text.substring(0, end));
        }

        void check() {
            if (failure.get() instanceof Exception e) {
                throw e instanceof KafkaException kafka ? kafka : new KafkaException(e);
            }
        }
    }
}
