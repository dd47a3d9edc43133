package io.deckwatch.notify;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What an attempt came to. */
public sealed interface Outcome {

    /** One sentence for logs and the journal, without secrets. */
    String detail();

    /** Why it failed; empty if it did not. */
    Optional<FailureReason> failure();

    /**
     * The receiver has the message.
     *
     * @param detail what it answered
     */
    record Delivered(String detail) implements Outcome {
        @Override
        public Optional<FailureReason> failure() {
            return Optional.empty();
        }
    }

    /**
     * It may work later.
     *
     * @param reason why it failed
     * @param detail the same as a sentence
     * @param after how long the receiver asked to be left alone; null if it did not ask
     */
    record RetryLater(
            FailureReason reason, String detail, @Nullable Duration after) implements Outcome {
        @Override
        public Optional<FailureReason> failure() {
            return Optional.of(reason);
        }
    }

    /**
     * The same message will never be taken.
     *
     * @param reason why it failed; {@link FailureReason#GONE} switches the receiver off
     * @param detail the same as a sentence
     */
    record Rejected(FailureReason reason, String detail) implements Outcome {
        @Override
        public Optional<FailureReason> failure() {
            return Optional.of(reason);
        }
    }
}
