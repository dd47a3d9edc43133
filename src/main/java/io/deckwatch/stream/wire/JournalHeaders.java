package io.deckwatch.stream.wire;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;

/** The headers that each entry of the journal has: what it is about, what happened, and when. */
public final class JournalHeaders {

    /** What an entry is about. */
    public static final String TYPE = "deckwatch_type";

    /** What happened to it. */
    public static final String WHAT = "deckwatch_what";

    /** When, in RFC 3339. */
    public static final String AT = "deckwatch_at";

    private JournalHeaders() {}

    /** The headers of an entry. */
    public static Headers of(String type, String what, Instant at) {
        return add(new RecordHeaders(), type, what, at);
    }

    /** Adds them to those that a record has. */
    public static Headers add(Headers headers, String type, String what, Instant at) {
        return headers.add(TYPE, type.getBytes(UTF_8))
                .add(WHAT, what.getBytes(UTF_8))
                .add(AT, at.toString().getBytes(UTF_8));
    }

    /** The text of a header; empty without it. */
    public static String text(Headers headers, String name) {
        var header = headers.lastHeader(name);
        return header == null || header.value() == null ? "" : new String(header.value(), UTF_8);
    }
}
