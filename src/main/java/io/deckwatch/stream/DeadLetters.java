package io.deckwatch.stream;

import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Keeps what cannot be read or written: counts it, logs it with its place, and writes it to {@link Topics#DEAD_LETTERS}. Never
 * blocks and never fails its caller; while Kafka is away a bounded number waits.
 */
public final class DeadLetters implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(DeadLetters.class);
    private static final int MAX_WAITING = 1_000;
    private static final Duration FLUSH_LIMIT = Duration.ofSeconds(3);

    /** Behind the last one: there are no more. */
    private static final DeadLetter END = new DeadLetter("", "", new ProducerRecord<>(Topics.DEAD_LETTERS, null));

    private final Clients clients;
    private final BlockingQueue<DeadLetter> waiting = new ArrayBlockingQueue<>(MAX_WAITING + 1);
    private final AtomicLong count = new AtomicLong();
    private final AtomicLong lost = new AtomicLong();
    private final AtomicBoolean closed = new AtomicBoolean();
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Thread thread;
    private @Nullable Producer<byte @Nullable [], byte @Nullable []> producer;

    /** Dead letters of that Kafka. */
    public DeadLetters(Clients clients) {
        this.clients = clients;
        this.thread =
                Thread.ofPlatform().daemon().name("deckwatch-dead-letters").start(this::run);
    }

    /** Takes one. */
    public void add(DeadLetter letter) {
        count.incrementAndGet();
        var kept = !closed.get() && waiting.size() < MAX_WAITING && waiting.offer(letter);
        if (!kept) {
            lost.incrementAndGet();
        }
        LOG.warnf(
                "dead letter source=%s key=%s kept=%s reason=%s", letter.source(), letter.key(), kept, letter.reason());
    }

    /** How many were taken. */
    public long count() {
        return count.get();
    }

    /** How many of them could not be kept. */
    public long lost() {
        return lost.get();
    }

    private void lose(DeadLetter letter, String why) {
        lost.incrementAndGet();
        LOG.errorf("dead letter lost source=%s key=%s why=%s", letter.source(), letter.key(), why);
    }

    private void run() {
        try {
            for (var letter = waiting.take(); letter != END; letter = waiting.take()) {
                write(letter);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            discardProducer();
            var left = waiting.size();
            if (left > 0) {
                lost.addAndGet(left);
                LOG.errorf("dead letters lost at the end count=%d", left);
            }
        }
    }

    private void write(DeadLetter letter) throws InterruptedException {
        var backOff = new BackOff();
        while (true) {
            var failure = attempt(letter);
            if (failure == null) {
                return;
            }
            if (failure instanceof RecordTooLargeException) {
                lose(letter, "Kafka takes no record of that size");
                return;
            }
            LOG.debugf("dead letter not written source=%s reason=%s", letter.source(), Reachability.reason(failure));
            discardProducer();
            if (closing.await(backOff.next().toMillis(), TimeUnit.MILLISECONDS)) {
                // One last attempt was enough while closing; the log still has it.
                lose(letter, "Kafka is away");
                return;
            }
        }
    }

    /** @return what went wrong, or null */
    private @Nullable Throwable attempt(DeadLetter letter) throws InterruptedException {
        try {
            if (producer == null) {
                producer = clients.producer("dead-letters");
            }
            producer.send(letter.record()).get();
            return null;
        } catch (ExecutionException e) {
            return e.getCause() == null ? e : e.getCause();
        } catch (KafkaException e) {
            return e;
        }
    }

    private void discardProducer() {
        if (producer != null) {
            Clients.closeNow(producer);
            producer = null;
        }
    }

    /** Writes what waits, within a bound of time. */
    @Override
    public void close() {
        if (!closed.compareAndSet(false, true)) {
            return;
        }
        closing.countDown();
        // Where there is no room for it the thread is busy, and is interrupted below.
        var unused = waiting.offer(END);
        try {
            if (!thread.join(FLUSH_LIMIT)) {
                thread.interrupt();
            }
        } catch (InterruptedException e) {
            thread.interrupt();
            Thread.currentThread().interrupt();
        }
    }
}
