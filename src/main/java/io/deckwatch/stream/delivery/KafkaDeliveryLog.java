package io.deckwatch.stream.delivery;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.deckwatch.alert.delivery.PutAside.Handling;
import io.deckwatch.alert.delivery.PutAside.State;
import io.deckwatch.stream.Clients;
import io.deckwatch.stream.DeadLetter;
import io.deckwatch.stream.Fences;
import io.deckwatch.stream.Kafka;
import io.deckwatch.stream.TopicReader;
import io.deckwatch.stream.Topics;
import io.deckwatch.stream.aside.Marks;
import io.deckwatch.stream.wire.DeliveryNoteCodec;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * The notification log in {@link Topics#DELIVERIES}. There is one notifier: the one that loaded the log last. Another one,
 * which was frozen meanwhile, is fenced, and can neither write nor, therefore, send.
 */
public final class KafkaDeliveryLog implements DeliveryLog, AutoCloseable {

    private static final String TRANSACTIONAL_ID = "deckwatch-notify";
    private static final TopicPartition PARTITION = new TopicPartition(Topics.DELIVERIES, 0);

    private final Kafka kafka;
    private final Runnable fenced;
    private final DeliveryCodec codec = new DeliveryCodec();
    private final DeliveryNoteCodec notes = new DeliveryNoteCodec();
    private final AtomicBoolean lost = new AtomicBoolean();
    private @Nullable Producer<byte @Nullable [], byte @Nullable []> producer;

    /**
     * The log in that Kafka.
     *
     * @param fenced is told, once, that another notifier took over, or that Kafka ended a transaction that took too long;
     *     this log writes nothing any more then
     */
    public KafkaDeliveryLog(Kafka kafka, Runnable fenced) {
        this.kafka = kafka;
        this.fenced = fenced;
    }

    @Override
    public List<DeliveryRecord> load() throws IOException {
        try {
            ready();
            Map<String, DeliveryRecord> newest = new LinkedHashMap<>();
            new TopicReader(kafka.clients()).read(PARTITION, "known-deliveries", record -> {
                var key = record.key() == null ? "" : new String(record.key(), UTF_8);
                newest.remove(key);
                if (record.value() != null) {
                    try {
                        newest.put(key, codec.decode(record.value()));
                    } catch (IOException e) {
                        kafka.deadLetters().add(DeadLetter.of(record, String.valueOf(e.getMessage())));
                    }
                }
            });
            return List.copyOf(newest.values());
        } catch (KafkaException | IllegalStateException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    /** A failed record fails the commit, so the futures tell nothing that is not told there. */
    @SuppressWarnings("FutureReturnValueIgnored")
    @Override
    public void record(Entries entries) throws IOException {
        try {
            var writer = ready();
            writer.beginTransaction();
            for (ProducerRecord<byte @Nullable [], byte @Nullable []> record : records(entries)) {
                writer.send(record);
            }
            writer.commitTransaction();
        } catch (KafkaException | IllegalStateException e) {
            discard();
            if (Fences.isFenced(e) && lost.compareAndSet(false, true)) {
                fenced.run();
            }
            throw new IOException("The notification log cannot be written: " + e.getMessage(), e);
        }
    }

    private List<ProducerRecord<byte @Nullable [], byte @Nullable []>> records(Entries entries) {
        var records = new ArrayList<ProducerRecord<byte @Nullable [], byte @Nullable []>>();
        entries.dead()
                .forEach(dead -> records.add(DeadLetter.ofMessage(key(dead), codec.encode(dead), dead.answer())
                        .record()));
        for (var message : entries.messages()) {
            var value = message.isClosed() ? null : codec.encode(message);
            records.add(new ProducerRecord<>(Topics.DELIVERIES, 0, key(message), value));
        }
        entries.notes().forEach(note -> records.add(notes.encode(note).to(Topics.JOURNAL, 0)));
        for (var replay : entries.replays()) {
            var by = replay.letter().handling().by();
            records.addAll(Marks.of(
                    replay.letter(),
                    new Handling(State.REPLAYED, by, replay.message().since())));
        }
        return records;
    }

    private static byte[] key(DeliveryRecord message) {
        return message.key().getBytes(UTF_8);
    }

    private Producer<byte @Nullable [], byte @Nullable []> ready() {
        var open = producer;
        if (lost.get()) {
            throw new IllegalStateException("another notifier took over");
        }
        if (open == null) {
            open = kafka.clients().transactional(TRANSACTIONAL_ID, Clients.LARGEST_RECORD);
            open.initTransactions();
            producer = open;
        }
        return open;
    }

    private void discard() {
        if (producer != null) {
            producer.close(Duration.ZERO);
            producer = null;
        }
    }

    @Override
    public void close() {
        discard();
    }
}
