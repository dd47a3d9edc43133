package io.deckwatch.stream.delivery;

import io.deckwatch.notify.Channel;
import io.deckwatch.notify.Delivery;
import io.deckwatch.notify.FailureReason;
import io.deckwatch.notify.Outcome;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Makes an attempt and always comes to an outcome. */
final class Attempts {

    private static final Logger LOG = Logger.getLogger(Attempts.class);

    private Attempts() {}

    /** One attempt; a receiver that was configured when the message was written may be gone since. */
    static Outcome make(@Nullable Channel channel, Delivery delivery) {
        if (channel == null) {
            return new Outcome.Rejected(FailureReason.OTHER, "no receiver of that name is configured any more");
        }
        try {
            return channel.deliver(delivery);
        } catch (RuntimeException e) {
            // Its text may hold a URL, so only its kind is told.
            var kind = e.getClass().getSimpleName();
            LOG.errorf("Channel failed channel=%s id=%s exception=%s", channel, delivery.id(), kind);
            return new Outcome.RetryLater(FailureReason.OTHER, "the channel failed with " + kind, null);
        }
    }
}
