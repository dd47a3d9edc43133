package io.deckwatch.stream.silence;

import io.deckwatch.alert.silence.Acknowledgement;
import io.deckwatch.alert.silence.Silence;
import io.deckwatch.stream.Clients;
import io.deckwatch.stream.Kafka;
import io.deckwatch.stream.StreamException;
import io.deckwatch.stream.Topics;
import io.deckwatch.stream.wire.JournalHeaders;
import io.deckwatch.stream.wire.SilenceCodec;
import io.deckwatch.stream.wire.WireRecord;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;

/**
 * Writes silences and acknowledgements, each together with its entry of the journal. Several processes may write; the last one
 * to write of a key counts. May be used by any thread.
 */
public final class SilenceLog implements AutoCloseable {

    private final Kafka kafka;
    private final SilenceCodec codec = new SilenceCodec();
    private final String transactionalId = "deckwatch-silences-" + UUID.randomUUID();
    private @Nullable Producer<byte @Nullable [], byte @Nullable []> producer;

    /** The log in that Kafka. Nothing is connected yet. */
    public SilenceLog(Kafka kafka) {
        this.kafka = kafka;
    }

    /**
     * Writes states of silences, all or none.
     *
     * @return the offset of the last one
     * @throws StreamException if it is not certain that they are written
     */
    public long write(List<Silence> silences, Instant now) {
        var records = new ArrayList<ProducerRecord<byte @Nullable [], byte @Nullable []>>();
        for (var silence : silences) {
            var what = silence.state(now).label();
            records.add(entry(codec.encode(silence), "silence", what, now));
            records.add(codec.encode(silence).to(Topics.SILENCES, 0));
        }
        return write(records);
    }

    /**
     * Writes an acknowledgement.
     *
     * @return its offset
     * @throws StreamException if it is not certain that it is written
     */
    public long write(Acknowledgement acknowledgement) {
        return write(List.of(
                entry(codec.encode(acknowledgement), "acknowledgement", "made", acknowledgement.at()),
                codec.encode(acknowledgement).to(Topics.SILENCES, 0)));
    }

    /**
     * Removes what nobody needs to remember; the journal does.
     *
     * @throws StreamException if it is not certain that all of them are removed
     */
    public void remove(Collection<String> keys) {
        write(keys.stream()
                .map(key -> codec.removed(key).to(Topics.SILENCES, 0))
                .toList());
    }

    /** Writes records, gives the offset of the last one. */
    private synchronized long write(Collection<ProducerRecord<byte @Nullable [], byte @Nullable []>> records) {
        var sent = new ArrayList<Future<RecordMetadata>>();
        try {
            var writer = ready();
            writer.beginTransaction();
            records.forEach(record -> sent.add(writer.send(record)));
            writer.commitTransaction();
            return sent.getLast().get().offset();
        } catch (KafkaException | IllegalStateException | ExecutionException e) {
            discard();
            throw new StreamException("Kafka did not take it. Look whether it is there already, then try again.", e);
        } catch (InterruptedException e) {
            discard();
            Thread.currentThread().interrupt();
            throw new StreamException("Deckwatch is stopping. Look whether it is there already, then try again.", e);
        }
    }

    /** The state as it is from then on, with what happened as headers, as all entries of the journal. */
    private static ProducerRecord<byte @Nullable [], byte @Nullable []> entry(
            WireRecord state, String type, String what, Instant at) {
        JournalHeaders.add(state.headers(), type, what, at);
        return state.to(Topics.JOURNAL, 0);
    }

    private Producer<byte @Nullable [], byte @Nullable []> ready() {
        var open = producer;
        if (open == null) {
            open = kafka.clients().transactional(transactionalId);
            producer = open;
            open.initTransactions();
        }
        return open;
    }

    private void discard() {
        if (producer != null) {
            Clients.closeNow(producer);
            producer = null;
        }
    }

    @Override
    public synchronized void close() {
        discard();
    }
}
