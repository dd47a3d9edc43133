package io.deckwatch.stream.wire;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.deckwatch.event.Tally;
import io.deckwatch.event.Texts;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Writes the fields of one JSON object; leaves out nulls, zeros, empty texts and empty lists, so equal values always give equal
 * bytes.
 */
final class JsonOut {

    private static final int USUAL_SIZE = 1024;

    private final JsonGenerator json;

    private JsonOut(JsonGenerator json) {
        this.json = json;
    }

    /** What fills an object. */
    interface Content {
        void write(JsonOut out) throws IOException;
    }

    /**
     * One JSON object in UTF-8. By way of a text, because Jackson's writer of bytes writes names outside of the basic plane as
     * bytes that its own reader refuses, and fails at half of a surrogate pair, which becomes a question mark here.
     */
    static byte[] object(JsonFactory factory, Content content) {
        var text = new StringWriter(USUAL_SIZE);
        try (var json = factory.createGenerator(text)) {
            json.writeStartObject();
            content.write(new JsonOut(json));
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("Writing to memory cannot fail", e);
        }
        return text.toString().getBytes(UTF_8);
    }

    void text(String name, String value) throws IOException {
        if (!value.isEmpty()) {
            json.writeStringField(name, value);
        }
    }

    /** Written even if it is empty, because absent and empty are two things here. */
    void textOrNull(String name, @Nullable String value) throws IOException {
        if (value != null) {
            json.writeStringField(name, value);
        }
    }

    void time(String name, @Nullable Instant value) throws IOException {
        if (value != null) {
            json.writeStringField(name, value.toString());
        }
    }

    void number(String name, long value) throws IOException {
        if (value != 0) {
            json.writeNumberField(name, value);
        }
    }

    void flag(String name, boolean value) throws IOException {
        if (value) {
            json.writeBooleanField(name, true);
        }
    }

    void object(String name, Content content) throws IOException {
        json.writeObjectFieldStart(name);
        content.write(this);
        json.writeEndObject();
    }

    void texts(String name, Texts texts) throws IOException {
        if (!texts.equals(Texts.NONE)) {
            object(name, out -> {
                out.number("count", texts.count());
                out.strings("entries", texts.entries());
                out.number("hash", texts.hash());
            });
        }
    }

    void tally(String name, Tally tally) throws IOException {
        if (!tally.equals(Tally.NONE)) {
            object(name, out -> {
                out.number("attempted", tally.attempted());
                out.number("completed", tally.completed());
                out.number("failed", tally.failed());
            });
        }
    }

    void strings(String name, List<String> values) throws IOException {
        if (!values.isEmpty()) {
            json.writeArrayFieldStart(name);
            for (var value : values) {
                json.writeString(value);
            }
            json.writeEndArray();
        }
    }

    /** Sorted by name, and with empty values, which mean something in an annotation. */
    void strings(String name, Map<String, String> values) throws IOException {
        if (!values.isEmpty()) {
            json.writeObjectFieldStart(name);
            for (var entry : new TreeMap<>(values).entrySet()) {
                json.writeStringField(entry.getKey(), entry.getValue());
            }
            json.writeEndObject();
        }
    }

    /** Sorted by name, and with zeros. */
    void numbers(String name, Map<String, Long> values) throws IOException {
        if (!values.isEmpty()) {
            json.writeObjectFieldStart(name);
            for (var entry : new TreeMap<>(values).entrySet()) {
                json.writeNumberField(entry.getKey(), entry.getValue());
            }
            json.writeEndObject();
        }
    }

    <T> void objects(String name, List<T> values, Item<T> item) throws IOException {
        if (!values.isEmpty()) {
            json.writeArrayFieldStart(name);
            for (var value : values) {
                json.writeStartObject();
                item.write(value, this);
                json.writeEndObject();
            }
            json.writeEndArray();
        }
    }

    /** What fills one object of a list. */
    interface Item<T> {
        void write(T value, JsonOut out) throws IOException;
    }
}
