package io.deckwatch.stream.aside;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.deckwatch.alert.delivery.PutAside;
import io.deckwatch.alert.delivery.PutAside.Handling;
import io.deckwatch.alert.delivery.PutAside.State;
import io.deckwatch.stream.Topics;
import io.deckwatch.stream.wire.JournalHeaders;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;

/**
 * What was done about dead letters, as records. A mark stands in the topic of dead letters itself, so that whoever reads the
 * letters knows it, and is kept longer than they are; the same entry stands in the journal.
 */
public final class Marks {

    private static final String TYPE = "dead-letter";
    private static final String LETTER = "deckwatch_letter";
    private static final String BY = "deckwatch_by";

    /**
     * A mark.
     *
     * @param letter the number of the dead letter
     * @param handling what was done
     */
    record Mark(long letter, Handling handling) {}

    private Marks() {}

    /** The records that say what was done about a letter. */
    public static List<ProducerRecord<byte @Nullable [], byte @Nullable []>> of(PutAside letter, Handling handling) {
        var key = letter.key().getBytes(UTF_8);
        return List.of(
                new ProducerRecord<>(Topics.DEAD_LETTERS, 0, key, null, headers(letter, handling)),
                new ProducerRecord<>(Topics.JOURNAL, 0, key, null, headers(letter, handling)));
    }

    private static Headers headers(PutAside letter, Handling handling) {
        var at = handling.at() == null ? letter.at() : handling.at();
        return JournalHeaders.add(new RecordHeaders(), TYPE, handling.state().label(), at)
                .add(LETTER, Long.toString(letter.number()).getBytes(UTF_8))
                .add(BY, handling.by().getBytes(UTF_8));
    }

    /** The mark that a record of the topic of dead letters is; empty if it is a letter. */
    static Optional<Mark> read(Headers headers) {
        if (headers.lastHeader(LETTER) == null
                || !JournalHeaders.text(headers, JournalHeaders.TYPE).equals(TYPE)) {
            return Optional.empty();
        }
        try {
            return Optional.of(new Mark(
                    Long.parseLong(JournalHeaders.text(headers, LETTER)),
                    new Handling(
                            state(JournalHeaders.text(headers, JournalHeaders.WHAT)),
                            JournalHeaders.text(headers, BY),
                            Instant.parse(JournalHeaders.text(headers, JournalHeaders.AT)))));
        } catch (NumberFormatException | DateTimeException e) {
            // Of no letter: nobody's replay depends on a mark that somebody else wrote.
            return Optional.of(new Mark(-1, Handling.NONE));
        }
    }

    /** What a newer version did about a letter is done. */
    private static State state(String label) {
        for (var state : State.values()) {
            if (state.label().equals(label)) {
                return state;
            }
        }
        return State.REPLAYED;
    }
}
