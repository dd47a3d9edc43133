package io.deckwatch.app;

import io.deckwatch.alert.Alert;
import io.deckwatch.alert.group.Muting;
import io.deckwatch.alert.silence.Acknowledgement;
import io.deckwatch.alert.silence.SilenceChange;
import io.deckwatch.alert.silence.Silences;
import io.deckwatch.alert.silence.Wish;
import io.deckwatch.stream.StreamException;
import io.deckwatch.stream.silence.SilenceBook;
import io.deckwatch.stream.silence.SilenceLog;
import io.deckwatch.web.SilenceDesk;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.UUID;
import java.util.function.LongSupplier;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Silences and acknowledgements: what people say about alerts, from pages and API into the topic and from there to all. */
@Singleton
final class Silencing implements SilenceDesk {

    private static final Logger LOG = Logger.getLogger("io.deckwatch");
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Storage storage;
    private final Clock clock;
    private final SilenceBook book = new SilenceBook();
    private @Nullable SilenceLog log;

    Silencing(Storage storage, Clock clock) {
        this.storage = storage;
        this.clock = clock;
    }

    /** Learns what was said before; nobody may be notified earlier. */
    void open() {
        book.load(storage.kafka());
    }

    /** What it mutes at any time from now on. */
    Muting muting() {
        return (alert, at) -> book.silences().mutes(alert, at);
    }

    /** Takes what this or another process wrote. */
    void take(ConsumerRecord<byte[], byte[]> record) {
        book.take(record, storage.kafka());
    }

    @Override
    public Silences silences() {
        return book.silences();
    }

    @Override
    public synchronized SilenceChange set(Wish wish) {
        var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        return done(SilenceChange.set(silences(), wish, UUID.randomUUID().toString(), now));
    }

    @Override
    public synchronized SilenceChange expire(String id) {
        return done(SilenceChange.expire(silences(), id, clock.instant().truncatedTo(ChronoUnit.MILLIS)));
    }

    private SilenceChange done(SilenceChange change) {
        if (change instanceof SilenceChange.Made made) {
            kept(() -> opened().write(made.silences(), clock.instant()));
            made.silences()
                    .forEach(silence -> LOG.infof(
                            "silence %s id=%s until=%s",
                            silence.state(clock.instant()).label(), silence.id(), silence.endsAt()));
        }
        return change;
    }

    @Override
    public synchronized Acknowledgement acknowledge(Alert alert, String by, String comment) {
        var said = Acknowledgement.of(alert, clock.instant().truncatedTo(ChronoUnit.MILLIS), by, comment);
        kept(() -> opened().write(said));
        LOG.infof("alert acknowledged fingerprint=%s", alert.fingerprint());
        return said;
    }

    /** Writes, and waits until what was written is known here: who made a silence sees it at once. */
    private void kept(LongSupplier write) {
        try {
            if (!book.hasTaken(write.getAsLong(), PATIENCE)) {
                LOG.warn("A silence was written, but not read back in time; it is in force as soon as it is.");
            }
        } catch (StreamException e) {
            throw new NotKeptException(String.valueOf(e.getMessage()), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new NotKeptException("Deckwatch is stopping. Look whether it is there already, then try again.", e);
        }
    }

    /** Removes from the topic what nobody needs to remember. */
    synchronized void forget(Collection<Alert> alerts) {
        var keys = silences().forgettable(alerts, clock.instant());
        if (!keys.isEmpty()) {
            opened().remove(keys);
            LOG.infof("silences forgotten count=%d", keys.size());
        }
    }

    private SilenceLog opened() {
        var open = log;
        if (open == null) {
            open = new SilenceLog(storage.kafka());
            log = open;
        }
        return open;
    }

    synchronized void close() {
        if (log != null) {
            log.close();
            log = null;
        }
    }
}
