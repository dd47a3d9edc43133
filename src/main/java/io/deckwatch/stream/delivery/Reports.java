package io.deckwatch.stream.delivery;

import io.deckwatch.notify.FailureReason;
import io.deckwatch.notify.Outcome;
import java.util.HashMap;
import java.util.Map;
import org.jboss.logging.Logger;

/** Counts and logs what becomes of messages. A failing receiver is a warning once for each change of the reason. */
final class Reports {

    private static final Logger LOG = Logger.getLogger(Dispatcher.class);

    private final DeliveryMeter meter;
    private final Map<String, FailureReason> failing = new HashMap<>();

    Reports(DeliveryMeter meter) {
        this.meter = meter;
    }

    void attempt(String receiver, Outcome outcome) {
        meter.answered(receiver, outcome);
        var reason = outcome.failure();
        if (reason.isEmpty()) {
            failing.remove(receiver);
            return;
        }
        var level = failing.put(receiver, reason.get()) == reason.get() ? Logger.Level.DEBUG : Logger.Level.WARN;
        LOG.logf(
                level,
                "Attempt failed receiver=%s reason=%s detail=\"%s\"",
                receiver,
                reason.get().label(),
                outcome.detail());
    }

    void settled(DeliveryRecord message) {
        var group = message.entry().group();
        if (message.isDelivered()) {
            LOG.infof(
                    "Message delivered receiver=%s group=%s reason=\"%s\" id=%s attempts=%d answer=\"%s\"",
                    group.receiver(), group.key(), reason(message), message.id(), message.attempts(), message.answer());
        } else {
            meter.buried(group.receiver());
            LOG.warnf(
                    "Message given up, kept in the dead letters receiver=%s group=%s reason=\"%s\" id=%s attempts=%d answer=\"%s\"",
                    group.receiver(), group.key(), reason(message), message.id(), message.attempts(), message.answer());
        }
    }

    private static String reason(DeliveryRecord message) {
        return message.entry().fate().reason().text();
    }
}
