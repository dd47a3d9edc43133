package io.deckwatch.app;

import io.deckwatch.alert.delivery.DeliveryNote;
import io.deckwatch.alert.delivery.PutAside;
import io.deckwatch.alert.delivery.PutAside.State;
import io.deckwatch.alert.delivery.Replayed;
import io.deckwatch.stream.Follower;
import io.deckwatch.stream.StreamException;
import io.deckwatch.stream.Topics;
import io.deckwatch.stream.aside.AsideBook;
import io.deckwatch.stream.aside.Replays;
import io.deckwatch.stream.delivery.DeliveryBook;
import io.deckwatch.web.DeliveryDesk;
import io.deckwatch.web.SilenceDesk.NotKeptException;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** What became of messages, and what was put aside: each process reads it from Kafka, whoever notifies. */
@Singleton
final class Ledger implements DeliveryDesk {

    private static final Logger LOG = Logger.getLogger("io.deckwatch");
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Duration LOOK = Duration.ofMillis(50);

    private static final int MOST_LETTERS = 1_000;
    private static final long NEWEST_LETTERS = 5_000;
    private static final long NEWEST_ENTRIES = 20_000;

    private final Storage storage;
    private final Timing timing;
    private final DeliveryBook attempts = new DeliveryBook();
    private final AsideBook letters;
    private volatile Consumer<PutAside> requests = letter -> {};
    private volatile @Nullable Follower follower;

    Ledger(Storage storage, Timing timing) {
        this.storage = storage;
        this.timing = timing;
        this.letters = new AsideBook(MOST_LETTERS, this::told);
    }

    /** Reads from now on; Kafka is open. */
    void open() {
        var next = new Follower(
                storage.kafka(),
                "ledger",
                List.of(
                        new Follower.Topic(Topics.JOURNAL, NEWEST_ENTRIES, entry -> attempts.take(entry, this::odd)),
                        new Follower.Topic(Topics.DEAD_LETTERS, NEWEST_LETTERS, this::takeLetter)));
        follower = next;
        next.start();
    }

    private void takeLetter(ConsumerRecord<byte[], byte[]> record) {
        letters.take(record)
                .filter(letter -> letter.handling().state() == State.REQUESTED)
                .ifPresent(requests);
    }

    /** Nothing is done by the journal, so nothing is missing when one of its entries cannot be read. */
    private void odd(ConsumerRecord<byte[], byte[]> entry, String reason) {
        LOG.debugf("An entry of the journal was passed over offset=%d reason=%s", entry.offset(), reason);
    }

    /** The clock of a demo has its own idea of now. */
    private Instant told(Instant real) {
        return timing.told()
                .instant()
                .minus(Duration.between(real, timing.wall().instant()));
    }

    /** Who is told of messages that are to go out again, from now on. */
    void onRequest(Consumer<PutAside> taker) {
        requests = taker;
    }

    /** The messages that are to go out again and that nobody took yet. */
    List<PutAside> requested() {
        return letters.requested();
    }

    /** Whether all that stands before an offset of the dead letters is known here. */
    boolean knowsLettersBefore(long offset) {
        var reading = follower;
        return reading != null && reading.hasTaken(Topics.DEAD_LETTERS, offset - 1);
    }

    /** A dead letter as it stands in the topic. */
    Optional<ConsumerRecord<byte[], byte[]>> whole(long number) {
        return new Replays(storage.kafka(), letters).whole(number);
    }

    /** How many dead letters wait for somebody who deals with them. */
    long waiting() {
        return letters.waiting();
    }

    /** When the newest of those was put aside. */
    Optional<Instant> lastWaitingAt() {
        return letters.lastWaitingAt();
    }

    @Override
    public List<DeliveryNote> attempts() {
        return attempts.newestFirst();
    }

    @Override
    public List<PutAside> putAside() {
        return letters.newestFirst();
    }

    @Override
    public synchronized Replayed replay(long number, String by) {
        try {
            var done = new Replays(storage.kafka(), letters)
                    .replay(number, by, timing.told().instant());
            LOG.infof(
                    "dead letter replayed offset=%d result=\"%s\"",
                    number, done.result().sentence());
            await(done.offset());
            return done.result();
        } catch (StreamException e) {
            throw new NotKeptException(String.valueOf(e.getMessage()), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new NotKeptException("Deckwatch is stopping. Look whether it is replayed already.", e);
        }
    }

    /** Who replayed something sees it at once. */
    private void await(long offset) throws InterruptedException {
        var until = timing.wall().instant().plus(PATIENCE);
        while (!knowsLettersBefore(offset + 1) && timing.wall().instant().isBefore(until)) {
            Thread.sleep(LOOK);
        }
    }

    /** Reads no more. */
    void close() {
        var reading = follower;
        if (reading != null) {
            reading.close();
            follower = null;
        }
    }
}
