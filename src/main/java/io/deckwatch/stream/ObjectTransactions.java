package io.deckwatch.stream;

import io.deckwatch.stream.wire.WireRecord;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Writes batches of one cluster, each to {@code objects} and, where there is room for it, {@code history} in one transaction. The first batch takes over from
 * whoever wrote for this cluster before. Confined to one thread.
 */
final class ObjectTransactions implements AutoCloseable {

    /**
     * Kafka itself ends a transaction that stays open too long, and then the producer looks fenced although nobody took over
     * (an outage of some seconds does that). Before this time it must have been another writer.
     */
    private static final Duration OWN_LIMIT = Clients.TRANSACTION_LIMIT.minusSeconds(1);

    private static final Logger LOG = Logger.getLogger(ObjectTransactions.class);

    private final Clients clients;
    private final String cluster;
    private final String transactionalId;
    private final int partition;
    private final BooleanSupplier hasRoom;
    private final Set<WireRecord> tooLarge = ConcurrentHashMap.newKeySet();
    private @Nullable Producer<byte @Nullable [], byte @Nullable []> producer;
    private long begunNanos;
    private boolean keptHistory = true;

    ObjectTransactions(Kafka kafka, String cluster) {
        this.clients = kafka.clients();
        this.cluster = cluster;
        this.transactionalId = idOf(cluster);
        this.partition = kafka.partitioning().of(cluster);
        this.hasRoom = kafka.hasRoom();
    }

    /** The transactional id of whoever writes for a cluster. */
    static String idOf(String cluster) {
        return "deckwatch-watch-" + cluster;
    }

    /** Writes all of these records or none. */
    Written write(List<WireRecord> batch) {
        tooLarge.clear();
        begunNanos = System.nanoTime();
        try {
            var ready = producer();
            begunNanos = System.nanoTime();
            ready.beginTransaction();
            var history = keepsHistory();
            batch.forEach(record -> send(ready, record, history));
            ready.commitTransaction();
            return new Written.All();
        } catch (KafkaException | IllegalStateException e) {
            return failed(e);
        }
    }

    private Producer<byte @Nullable [], byte @Nullable []> producer() {
        var ready = producer;
        if (ready == null) {
            ready = clients.transactional(transactionalId);
            producer = ready;
            ready.initTransactions();
        }
        return ready;
    }

    private boolean keepsHistory() {
        var keeps = hasRoom.getAsBoolean();
        if (keeps != keptHistory) {
            keptHistory = keeps;
            if (keeps) {
                LOG.infof("history is written again cluster=%s", cluster);
            } else {
                LOG.warnf(
                        "history is not written, because the disk is nearly full; the present state still is"
                                + " cluster=%s",
                        cluster);
            }
        }
        return keeps;
    }

    /** A failed record fails the commit, so the futures tell nothing that is not told there. */
    @SuppressWarnings("FutureReturnValueIgnored")
    private void send(Producer<byte @Nullable [], byte @Nullable []> to, WireRecord record, boolean history) {
        Callback callback = (metadata, failure) -> {
            if (failure instanceof RecordTooLargeException) {
                tooLarge.add(record);
            }
        };
        to.send(record.to(Topics.OBJECTS, partition), callback);
        if (history && record.belongsToHistory()) {
            to.send(record.to(Topics.HISTORY, partition), callback);
        }
    }

    private Written failed(RuntimeException failure) {
        if (Fences.isFenced(failure)) {
            return fenced();
        }
        if (failure instanceof InterruptException) {
            discard();
        }
        try {
            if (producer != null) {
                producer.abortTransaction();
            }
        } catch (KafkaException | IllegalStateException e) {
            if (Fences.isFenced(e)) {
                return fenced();
            }
            // The next batch begins with a new producer, which ends what this one left open.
            discard();
        }
        return tooLarge.isEmpty() ? new Written.NotYet(Reachability.reason(failure)) : new Written.TooLarge(tooLarge);
    }

    private Written fenced() {
        discard();
        return System.nanoTime() - begunNanos < OWN_LIMIT.toNanos()
                ? new Written.Fenced()
                : new Written.NotYet("Kafka ended a transaction that took longer than "
                        + Clients.TRANSACTION_LIMIT.toSeconds() + " s");
    }

    private void discard() {
        if (producer != null) {
            Clients.closeNow(producer);
            producer = null;
        }
    }

    @Override
    public void close() {
        discard();
    }
}
