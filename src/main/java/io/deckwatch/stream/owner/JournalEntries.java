package io.deckwatch.stream.owner;

import io.deckwatch.alert.Transition;
import io.deckwatch.stream.wire.AlertCodec;
import io.deckwatch.stream.wire.WireRecord;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Transitions of alerts as records of the journal: the alert as it is from then on, with the time and what changed as headers. */
final class JournalEntries {

    /** The header that says what an entry is about. */
    static final String TYPE = "deckwatch_type";

    /** The header that says what changed. */
    static final String WHAT = "deckwatch_what";

    /** The header that says when, in RFC 3339. */
    static final String AT = "deckwatch_at";

    WireRecord of(Transition transition, AlertCodec codec) {
        var entry = codec.encode(transition.alert());
        entry.headers()
                .add(TYPE, bytes("alert"))
                .add(WHAT, bytes(transition.what().name().toLowerCase(Locale.ROOT)))
                .add(AT, bytes(transition.at().toString()));
        return entry;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
