package io.deckwatch.stream;

import io.deckwatch.stream.wire.WireRecord;
import java.util.Set;

/** What became of a batch of records. */
sealed interface Written {

    /** All of them are in Kafka. */
    record All() implements Written {}

    /** None is, and another writer has taken over for good. */
    record Fenced() implements Written {}

    /**
     * None is, because Kafka does not take some of them.
     *
     * @param refused those that are larger than Kafka allows
     */
    record TooLarge(Set<WireRecord> refused) implements Written {
        public TooLarge {
            refused = Set.copyOf(refused);
        }
    }

    /**
     * None is, as far as known; to be tried again.
     *
     * @param reason why
     */
    record NotYet(String reason) implements Written {}
}
