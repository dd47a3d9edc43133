package io.deckwatch.stream.delivery;

import io.deckwatch.alert.delivery.DeliveryNote;
import java.util.List;

/**
 * What is written down at once.
 *
 * @param messages each in place of the last record with its key, in this order
 * @param dead messages that were given up, kept so that people find them and can send them again
 * @param notes attempts, for the journal
 * @param replays dead letters that go out again with these messages, so that nobody sends them once more
 */
public record Entries(
        List<DeliveryRecord> messages, List<DeliveryRecord> dead, List<DeliveryNote> notes, List<Replay> replays) {

    public Entries {
        messages = List.copyOf(messages);
        dead = List.copyOf(dead);
        notes = List.copyOf(notes);
        replays = List.copyOf(replays);
    }

    boolean isEmpty() {
        return messages.isEmpty() && dead.isEmpty() && notes.isEmpty() && replays.isEmpty();
    }
}
