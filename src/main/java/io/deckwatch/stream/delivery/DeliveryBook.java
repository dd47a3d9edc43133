package io.deckwatch.stream.delivery;

import io.deckwatch.alert.delivery.DeliveryNote;
import io.deckwatch.stream.wire.DeliveryNoteCodec;
import io.deckwatch.stream.wire.UndecodableException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.BiConsumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** The newest attempts to deliver messages, as far as the journal was read. May be used by any thread. */
public final class DeliveryBook {

    private static final int MOST = 2_000;

    private final DeliveryNoteCodec codec = new DeliveryNoteCodec();
    private final Deque<DeliveryNote> newest = new ArrayDeque<>();

    /**
     * Takes an entry of the journal.
     *
     * @param unreadable takes one that cannot be read, and why
     */
    public void take(
            ConsumerRecord<byte[], byte[]> entry, BiConsumer<ConsumerRecord<byte[], byte[]>, String> unreadable) {
        try {
            codec.decode(entry.value(), entry.headers()).ifPresent(this::add);
        } catch (UndecodableException e) {
            unreadable.accept(entry, String.valueOf(e.getMessage()));
        }
    }

    private synchronized void add(DeliveryNote note) {
        newest.addFirst(note);
        if (newest.size() > MOST) {
            newest.removeLast();
        }
    }

    /** The attempts, the newest first. */
    public synchronized List<DeliveryNote> newestFirst() {
        return List.copyOf(newest);
    }
}
