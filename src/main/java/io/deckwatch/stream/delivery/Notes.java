package io.deckwatch.stream.delivery;

import io.deckwatch.alert.delivery.DeliveryNote;
import io.deckwatch.event.Redaction;
import io.deckwatch.notify.Excerpt;
import io.deckwatch.notify.FailureReason;
import io.deckwatch.notify.Outcome;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What is written down of attempts. Channels tell no secrets; what a receiver told may hold some all the same. */
final class Notes {

    private static final int LONGEST = 500;

    private Notes() {}

    /**
     * Of an attempt.
     *
     * @param message as it is afterwards
     * @param took how long the attempt took
     * @param again when the next one follows, by the time that alerts live in; null if none does
     */
    static DeliveryNote of(
            DeliveryRecord message, Outcome outcome, Duration took, Instant at, @Nullable Instant again) {
        var fate = message.isOpen()
                ? DeliveryNote.Outcome.RETRY
                : message.isDelivered() ? DeliveryNote.Outcome.DELIVERED : DeliveryNote.Outcome.GIVEN_UP;
        var error = outcome.failure().map(FailureReason::label).orElse("");
        return note(message, at, new DeliveryNote.Answer(fate, error, text(message), took, again));
    }

    /** Of a message that was given up without one. */
    static DeliveryNote unsent(DeliveryRecord message, Instant at) {
        return note(
                message,
                at,
                new DeliveryNote.Answer(
                        DeliveryNote.Outcome.GIVEN_UP,
                        FailureReason.OTHER.label(),
                        text(message),
                        Duration.ZERO,
                        null));
    }

    private static DeliveryNote note(DeliveryRecord message, Instant at, DeliveryNote.Answer answer) {
        var group = message.entry().group();
        var reason = message.entry().fate().reason().text();
        return new DeliveryNote(at, message.id(), group.receiver(), group.key(), reason, message.attempts(), answer);
    }

    private static String text(DeliveryRecord message) {
        return Excerpt.of(Redaction.redacted(message.answer()), LONGEST);
    }
}
