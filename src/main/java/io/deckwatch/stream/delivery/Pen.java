package io.deckwatch.stream.delivery;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jboss.logging.Logger;

/** Writes records to the log, in order, and tries again while it cannot. Confined to the dispatcher's thread. */
final class Pen {

    private static final Logger LOG = Logger.getLogger(Pen.class);
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final DeliveryLog log;
    private final List<DeliveryRecord> unwritten = new ArrayList<>();
    private final List<DeliveryRecord> unburied = new ArrayList<>();
    private Instant notBefore = Instant.MIN;
    private boolean failing;

    Pen(DeliveryLog log) {
        this.log = log;
    }

    void add(DeliveryRecord record) {
        unwritten.add(record);
        if (record.isFailed()) {
            unburied.add(record);
        }
    }

    /** Writes what can be written. Gives the messages that may be sent now. */
    List<DeliveryRecord> write(Instant now) {
        if (unwritten.isEmpty() || now.isBefore(notBefore)) {
            return List.of();
        }
        try {
            while (!unburied.isEmpty()) {
                log.bury(unburied.getFirst());
                unburied.removeFirst();
            }
            log.record(List.copyOf(unwritten));
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
            LOG.infof("Notification log is written again waiting=%d", unwritten.size());
        }
        failing = false;
        var open = unwritten.stream().filter(DeliveryRecord::isOpen).toList();
        unwritten.clear();
        return open;
    }
}
