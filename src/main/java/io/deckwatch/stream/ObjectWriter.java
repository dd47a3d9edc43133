package io.deckwatch.stream;

import io.deckwatch.event.ClusterEvent;
import io.deckwatch.event.EventLog;
import io.deckwatch.stream.wire.EventEncoder;
import io.deckwatch.stream.wire.Minimal;
import io.deckwatch.stream.wire.WireRecord;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.jboss.logging.Logger;

/**
 * Writes the events of one cluster to Kafka, on a thread of its own. It is the only writer of its cluster: the newest one of a
 * name takes over, and the one before is told that it is fenced.
 */
public final class ObjectWriter implements EventLog, AutoCloseable {

    private static final Logger LOG = Logger.getLogger(ObjectWriter.class);
    private static final int MAX_BATCH = 500;
    private static final Duration FLUSH_LIMIT = Duration.ofSeconds(5);
    private static final Duration STOP_LIMIT = Duration.ofSeconds(2);

    private final Kafka kafka;
    private final String cluster;
    private final InstantSource clock;
    private final Consumer<String> fenced;
    private final EventEncoder encoder = new EventEncoder();
    private final Pending pending = new Pending();
    private final ObjectTransactions transactions;
    private final AtomicLong published = new AtomicLong();
    private final AtomicLong deadLetters = new AtomicLong();
    private final Thread thread;

    /** Only the writer's thread uses these. */
    private final BackOff backOff = new BackOff();

    private String trouble = "";

    /**
     * Starts a writer. Kafka need not be there yet.
     *
     * @param clock tells when an event was observed
     * @param fenced is told, in a sentence for the user, that another Deckwatch writes for this cluster; nothing is written any
     *     more then
     */
    public ObjectWriter(Kafka kafka, String cluster, InstantSource clock, Consumer<String> fenced) {
        this.kafka = kafka;
        this.cluster = cluster;
        this.clock = clock;
        this.fenced = fenced;
        this.transactions = new ObjectTransactions(kafka, cluster);
        this.thread =
                Thread.ofPlatform().daemon().name("deckwatch-writer-" + cluster).start(this::run);
    }

    /**
     * {@inheritDoc}
     *
     * <p>Waits for Kafka as long as it takes, but not after {@link #close}.
     *
     * @throws StreamException if this writer is closed, or its thread interrupted
     */
    @Override
    public List<ClusterEvent> known() {
        var events = new KnownEvents(kafka, cluster, this::addDeadLetter);
        var attempts = new BackOff();
        var reason = "";
        while (!pending.isClosed()) {
            try {
                try {
                    return events.read();
                } catch (ExecutionException | KafkaException e) {
                    if (e instanceof InterruptException) {
                        break;
                    }
                    reason = warnOnce("known objects not read", reason, Reachability.reason(e));
                    pending.pause(attempts.next());
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                break;
            }
        }
        throw new StreamException(
                "The known objects of cluster " + cluster + " were not read, because Deckwatch stops.");
    }

    @Override
    public void publish(ClusterEvent event) {
        if (!event.cluster().equals(cluster)) {
            throw new IllegalArgumentException(
                    "An event of cluster " + event.cluster() + " was given to the writer of cluster " + cluster);
        }
        var record = encoder.encode(event, clock.instant());
        if (record.size() <= EventEncoder.MAX_BYTES) {
            pending.put(record);
        } else {
            publishLess(event, record);
        }
    }

    private void publishLess(ClusterEvent event, WireRecord record) {
        var less = encoder.encode(Minimal.of(event), clock.instant());
        var reason = "the record has " + record.size() + " bytes, and " + EventEncoder.MAX_BYTES + " are allowed; ";
        if (less.size() <= EventEncoder.MAX_BYTES) {
            addDeadLetter(DeadLetter.of(record, reason + "it was published without its long texts"));
            pending.put(less);
        } else {
            addDeadLetter(DeadLetter.of(record, reason + "it was not published"));
        }
    }

    @Override
    public void unreadable(String object, String reason, String json) {
        addDeadLetter(DeadLetter.ofObject(object, reason, json));
    }

    private void addDeadLetter(DeadLetter letter) {
        deadLetters.incrementAndGet();
        kafka.deadLetters().add(letter);
    }

    /** What became of the events so far. */
    public WriterCounts counts() {
        return new WriterCounts(published.get(), pending.merged(), pending.size(), deadLetters.get());
    }

    private void run() {
        try (transactions) {
            var batch = pending.take(MAX_BATCH);
            while (!batch.isEmpty() && settled(batch, transactions.write(batch))) {
                batch = pending.take(MAX_BATCH);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** @return whether to go on */
    private boolean settled(List<WireRecord> batch, Written written) throws InterruptedException {
        switch (written) {
            case Written.All all -> {
                pending.written();
                published.addAndGet(batch.size());
                recovered();
            }
            case Written.TooLarge(var refused) -> {
                pending.giveBack(batch.stream()
                        .filter(record -> !refused.contains(record))
                        .toList());
                refused.forEach(record -> addDeadLetter(DeadLetter.of(
                        record, "Kafka refused a record of " + record.size() + " bytes; it was not published")));
            }
            case Written.NotYet(var reason) -> {
                pending.giveBack(batch);
                trouble = warnOnce("events not written", trouble, reason);
                pending.pause(backOff.next());
            }
            case Written.Fenced f -> {
                pending.close();
                fenced.accept("Another Deckwatch watches a cluster under the name " + cluster
                        + ", so this watch has stopped. Stop one of the two, or give each cluster a name of its own.");
                return false;
            }
        }
        return true;
    }

    private String warnOnce(String what, String before, String reason) {
        if (reason.equals(before) || pending.isClosed()) {
            LOG.debugf("%s cluster=%s reason=%s", what, cluster, reason);
        } else {
            LOG.warnf("%s, trying again cluster=%s reason=%s", what, cluster, reason);
        }
        return reason;
    }

    private void recovered() {
        backOff.reset();
        if (!trouble.isEmpty()) {
            LOG.infof(
                    "events written again cluster=%s pending=%d merged=%d", cluster, pending.size(), pending.merged());
            trouble = "";
        }
    }

    /** Writes what waits, within some seconds. */
    @Override
    public void close() {
        pending.close();
        if (Thread.currentThread() == thread) {
            return;
        }
        try {
            if (!thread.join(FLUSH_LIMIT)) {
                LOG.warnf("events not written at the end cluster=%s pending=%d", cluster, pending.size());
                thread.interrupt();
                thread.join(STOP_LIMIT);
            }
        } catch (InterruptedException e) {
            thread.interrupt();
            Thread.currentThread().interrupt();
        }
    }
}
