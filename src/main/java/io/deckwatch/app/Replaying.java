package io.deckwatch.app;

import io.deckwatch.alert.Alert;
import io.deckwatch.alert.delivery.PutAside;
import io.deckwatch.stream.EndOffsets;
import io.deckwatch.stream.Topics;
import io.deckwatch.stream.delivery.DeliveryCodec;
import io.deckwatch.stream.delivery.Dispatcher;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Gives the dispatcher the messages that somebody wants to go out again. What its predecessor took is known by a mark, so nothing
 * is given before all marks are read.
 */
@Singleton
final class Replaying implements Alongside {

    private static final Logger LOG = Logger.getLogger("io.deckwatch");
    private static final TopicPartition LETTERS = new TopicPartition(Topics.DEAD_LETTERS, 0);
    private static final Duration LOOK = Duration.ofMillis(200);

    private final Storage storage;
    private final Ledger ledger;
    private final DeliveryCodec codec = new DeliveryCodec();
    private volatile @Nullable Dispatcher present;
    private volatile boolean caughtUp;

    Replaying(Storage storage, Ledger ledger) {
        this.storage = storage;
        this.ledger = ledger;
    }

    /** The predecessor can write no more marks. */
    @Override
    public void begin(Dispatcher dispatcher, List<Alert> known) {
        caughtUp = false;
        present = dispatcher;
        ledger.onRequest(letter -> {
            if (caughtUp) {
                Thread.ofVirtual().name("replay").start(() -> give(letter, dispatcher));
            }
        });
        Thread.ofVirtual().name("replays").start(() -> catchUp(dispatcher));
    }

    @Override
    public void end() {
        present = null;
        ledger.onRequest(letter -> {});
    }

    private void catchUp(Dispatcher dispatcher) {
        try {
            var end = new EndOffsets(storage.kafka().clients()).of(LETTERS);
            while (isPresent(dispatcher) && !ledger.knowsLettersBefore(end)) {
                Thread.sleep(LOOK);
            }
            caughtUp = isPresent(dispatcher);
            ledger.requested().forEach(letter -> give(letter, dispatcher));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (KafkaException | IllegalStateException e) {
            LOG.warnf(
                    "Messages that are to go out again wait for the next start of a notifier reason=%s",
                    e.getMessage());
        }
    }

    private boolean isPresent(Dispatcher dispatcher) {
        return dispatcher == present;
    }

    private void give(PutAside letter, Dispatcher dispatcher) {
        if (!isPresent(dispatcher)) {
            return;
        }
        try {
            var whole = ledger.whole(letter.number());
            if (whole.isPresent() && whole.get().value() != null) {
                dispatcher.replay(letter, codec.decode(whole.get().value()));
            }
        } catch (IOException | KafkaException e) {
            LOG.warnf(
                    "A message cannot go out again offset=%d reason=%s",
                    letter.number(), String.valueOf(e.getMessage()));
        }
    }
}
