package io.deckwatch.stream.delivery;

import io.deckwatch.alert.delivery.DeliveryNote;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jboss.logging.Logger;

/** Writes records to the log, in order, and tries again while it cannot. Confined to the dispatcher's thread. */
final class Pen {

    private static final Logger LOG = Logger.getLogger(Pen.class);
    private static final Duration PAUSE = Duration.ofSeconds(1);

    /** Attempts go on while Kafka is away; of what they came to the newest are kept. */
    private static final int MOST_NOTES = 5_000;

    private final DeliveryLog log;
    private final List<DeliveryRecord> unwritten = new ArrayList<>();
    private final List<DeliveryRecord> unburied = new ArrayList<>();
    private final Deque<DeliveryNote> notes = new ArrayDeque<>();
    private final List<Replay> replays = new ArrayList<>();
    private Instant notBefore = Instant.MIN;
    private boolean failing;
    private int lost;

    Pen(DeliveryLog log) {
        this.log = log;
    }

    void add(DeliveryRecord record) {
        unwritten.add(record);
        if (record.isFailed()) {
            unburied.add(record);
        }
    }

    void note(DeliveryNote note) {
        if (notes.size() == MOST_NOTES) {
            notes.removeFirst();
            lost++;
        }
        notes.addLast(note);
    }

    void replay(Replay replay) {
        unwritten.add(replay.message());
        replays.add(replay);
    }

    /** Writes what can be written. Gives the messages that may be sent now. */
    List<DeliveryRecord> write(Instant now) {
        var entries = new Entries(unwritten, unburied, List.copyOf(notes), replays);
        if (entries.isEmpty() || now.isBefore(notBefore)) {
            return List.of();
        }
        try {
            log.record(entries);
        } catch (IOException e) {
            notBefore = now.plus(PAUSE);
            if (!failing) {
                LOG.warnf(
                        "Notification log cannot be written, messages wait until it can waiting=%d reason=%s",
                        unwritten.size(), e.getMessage());
            }
            failing = true;
            return List.of();
        }
        if (failing) {
            LOG.infof("Notification log is written again waiting=%d lostNotes=%d", unwritten.size(), lost);
        }
        failing = false;
        lost = 0;
        unwritten.clear();
        unburied.clear();
        notes.clear();
        replays.clear();
        return entries.messages().stream().filter(DeliveryRecord::isOpen).toList();
    }
}
