package io.deckwatch.stream;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Reads the newest records of topics with one partition, and follows what comes, on a thread of its own. While Kafka is away it
 * tries again.
 */
public final class Follower implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(Follower.class);
    private static final Duration POLL = Duration.ofSeconds(1);

    private final Clients clients;
    private final String name;
    private final Map<TopicPartition, Followed> topics;
    private final CountDownLatch stopping = new CountDownLatch(1);
    private @Nullable Thread thread;

    /** A topic, how far it was read, and who takes its records. */
    private static final class Followed {
        private final long newest;
        private final Consumer<ConsumerRecord<byte[], byte[]>> taker;
        private final AtomicLong next = new AtomicLong(-1);

        Followed(Topic topic) {
            this.newest = topic.newest();
            this.taker = topic.taker();
        }
    }

    /**
     * What is followed.
     *
     * @param name of the topic
     * @param newest how many offsets before its end are read first
     * @param taker takes each record once, in order, on the follower's thread
     */
    public record Topic(String name, long newest, Consumer<ConsumerRecord<byte[], byte[]>> taker) {}

    /**
     * One that does not read yet.
     *
     * @param name of its thread and client
     */
    public Follower(Kafka kafka, String name, List<Topic> topics) {
        this.clients = kafka.clients();
        this.name = name;
        this.topics = topics.stream()
                .collect(Collectors.toUnmodifiableMap(topic -> new TopicPartition(topic.name(), 0), Followed::new));
    }

    /** Reads from now on. */
    public synchronized void start() {
        if (thread == null) {
            thread = Thread.ofPlatform().daemon().name("deckwatch-" + name).start(this::run);
        }
    }

    /** Whether all records before an offset were taken. */
    public boolean hasTaken(String topic, long offset) {
        var followed = topics.get(new TopicPartition(topic, 0));
        return followed != null && followed.next.get() > offset;
    }

    private void run() {
        var backOff = new BackOff();
        var failing = false;
        while (stopping.getCount() > 0) {
            try {
                follow(backOff);
            } catch (KafkaException e) {
                if (!failing) {
                    LOG.debugf("topics cannot be followed, tried again by=%s reason=%s", name, Reachability.reason(e));
                }
                failing = true;
                pause(backOff.next());
            }
        }
    }

    private void follow(BackOff backOff) {
        try (var consumer = clients.consumer(name)) {
            consumer.assign(topics.keySet());
            new EndOffsets(clients).of(topics.keySet()).forEach((partition, end) -> {
                var followed = topics.get(partition);
                if (followed != null) {
                    var from = followed.next.get() >= 0 ? followed.next.get() : Math.max(0, end - followed.newest);
                    consumer.seek(partition, from);
                }
            });
            while (stopping.getCount() > 0) {
                consumer.poll(POLL).forEach(record -> {
                    var followed = topics.get(new TopicPartition(record.topic(), record.partition()));
                    if (followed != null && record.offset() >= followed.next.get()) {
                        followed.taker.accept(record);
                    }
                });
                topics.forEach(
                        (partition, followed) -> followed.next.set(consumer.position(partition, Clients.STEP_LIMIT)));
                backOff.reset();
            }
        } catch (WakeupException e) {
            // Nobody wakes it up but an end, which the loop sees.
            LOG.trace("woken up", e);
        }
    }

    private void pause(Duration span) {
        try {
            if (stopping.await(span.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.tracef("follower ends by=%s", name);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            stopping.countDown();
        }
    }

    /** Ends it within about a second. */
    @Override
    public void close() {
        stopping.countDown();
        var running = thread;
        if (running != null) {
            try {
                running.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
