package io.deckwatch.stream.owner;

import io.deckwatch.alert.Transition;
import io.deckwatch.stream.wire.AlertCodec;
import io.deckwatch.stream.wire.JournalHeaders;
import io.deckwatch.stream.wire.WireRecord;
import java.util.Locale;

/** Transitions of alerts as records of the journal: the alert as it is from then on, with the time and what changed as headers. */
final class JournalEntries {

    WireRecord of(Transition transition, AlertCodec codec) {
        var entry = codec.encode(transition.alert());
        JournalHeaders.add(
                entry.headers(), "alert", transition.what().name().toLowerCase(Locale.ROOT), transition.at());
        return entry;
    }
}
