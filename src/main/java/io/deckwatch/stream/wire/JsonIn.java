package io.deckwatch.stream.wire;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.exc.InputCoercionException;
import io.deckwatch.event.InstantText;
import io.deckwatch.event.Tally;
import io.deckwatch.event.Texts;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads one JSON object token by token. Each method reads the value of the field just named; a JSON null reads like an absent
 * field.
 */
final class JsonIn {

    private final JsonParser json;
    private final Names names;

    private JsonIn(JsonParser json, Names names) {
        this.json = json;
        this.names = names;
    }

    /** What takes the fields of an object. It reads the value of each field it knows and answers false to any other. */
    interface Fields {
        boolean read(String name, JsonIn in) throws IOException;
    }

    /**
     * Reads the object that these bytes hold.
     *
     * @throws UndecodableException if they hold something else, or a field has a value of another type
     */
    static void object(JsonFactory factory, byte[] bytes, Names names, Fields fields) throws UndecodableException {
        try (var json = factory.createParser(bytes)) {
            var in = new JsonIn(json, names);
            try {
                in.document(fields);
            } catch (MalformedJsonException e) {
                throw new UndecodableException("field " + in.place() + ": " + e.getMessage());
            } catch (InputCoercionException e) {
                throw new UndecodableException("field " + in.place() + ": the number is too large");
            }
        } catch (JacksonException e) {
            var at = e.getLocation();
            throw new UndecodableException("the value is not JSON: " + firstLine(e.getOriginalMessage())
                    + (at == null ? "" : ", at byte " + at.getByteOffset()));
        } catch (IOException e) {
            throw new UndecodableException("the value is not JSON: " + e.getMessage());
        }
    }

    private void document(Fields fields) throws IOException {
        if (json.nextToken() != JsonToken.START_OBJECT) {
            throw new MalformedJsonException("a JSON object is expected");
        }
        members(fields);
        if (json.nextToken() != null) {
            throw new MalformedJsonException("there is something behind the JSON object");
        }
    }

    private void members(Fields fields) throws IOException {
        for (var name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
            json.nextToken();
            if (!fields.read(name, this)) {
                json.skipChildren();
            }
        }
    }

    void object(Fields fields) throws IOException {
        if (isPresent(JsonToken.START_OBJECT, "an object")) {
            members(fields);
        }
    }

    /** Reads a list of objects, one call an element. */
    void objects(Element element) throws IOException {
        if (isPresent(JsonToken.START_ARRAY, "a list")) {
            while (json.nextToken() != JsonToken.END_ARRAY) {
                element.read(this);
            }
        }
    }

    /** What reads one element of a list. */
    interface Element {
        void read(JsonIn in) throws IOException;
    }

    @Nullable
    String textOrNull() throws IOException {
        return isPresent(JsonToken.VALUE_STRING, "a text") ? json.getText() : null;
    }

    String text() throws IOException {
        var text = textOrNull();
        return text == null ? "" : text;
    }

    /** A text that many records share. */
    String name() throws IOException {
        return names.shared(text());
    }

    /** A text that many records share, or null. */
    @Nullable
    String nameOrNull() throws IOException {
        var text = textOrNull();
        return text == null ? null : names.shared(text);
    }

    @Nullable
    Instant time() throws IOException {
        if (!isPresent(JsonToken.VALUE_STRING, "a time")) {
            return null;
        }
        try {
            return InstantText.parse(json.getTextCharacters(), json.getTextOffset(), json.getTextLength());
        } catch (DateTimeException e) {
            throw new MalformedJsonException("\"" + shortened(json.getText()) + "\" is not a time of RFC 3339");
        }
    }

    long number() throws IOException {
        return isPresent(JsonToken.VALUE_NUMBER_INT, "a whole number") ? json.getLongValue() : 0;
    }

    int smallNumber() throws IOException {
        return isPresent(JsonToken.VALUE_NUMBER_INT, "a whole number") ? json.getIntValue() : 0;
    }

    boolean flag() throws IOException {
        return switch (json.currentToken()) {
            case VALUE_TRUE -> true;
            case VALUE_FALSE, VALUE_NULL -> false;
            default -> throw new MalformedJsonException("true or false is expected");
        };
    }

    List<String> strings() throws IOException {
        var strings = new ArrayList<String>();
        objects(in -> strings.add(in.text()));
        return strings;
    }

    Map<String, String> stringMap() throws IOException {
        var map = new HashMap<String, String>();
        object((name, in) -> {
            map.put(name, in.text());
            return true;
        });
        return map;
    }

    Map<String, Long> numberMap() throws IOException {
        var map = new HashMap<String, Long>();
        object((name, in) -> {
            map.put(name, in.number());
            return true;
        });
        return map;
    }

    Texts texts() throws IOException {
        var reader = new Object() {
            private List<String> entries = List.of();
            private int count;
            private int hash;

            boolean read(String name, JsonIn in) throws IOException {
                switch (name) {
                    case "entries" -> entries = in.strings();
                    case "count" -> count = in.smallNumber();
                    case "hash" -> hash = in.smallNumber();
                    default -> {
                        return false;
                    }
                }
                return true;
            }
        };
        object(reader::read);
        return new Texts(reader.entries, reader.count, reader.hash);
    }

    Tally tally() throws IOException {
        var numbers = new int[3];
        object((name, in) -> {
            switch (name) {
                case "attempted" -> numbers[0] = in.smallNumber();
                case "completed" -> numbers[1] = in.smallNumber();
                case "failed" -> numbers[2] = in.smallNumber();
                default -> {
                    return false;
                }
            }
            return true;
        });
        return new Tally(numbers[0], numbers[1], numbers[2]);
    }

    private boolean isPresent(JsonToken expected, String what) throws IOException {
        var found = json.currentToken();
        if (found == expected) {
            return true;
        }
        if (found == JsonToken.VALUE_NULL) {
            return false;
        }
        throw new MalformedJsonException(what + " is expected");
    }

    private String place() {
        var path = json.getParsingContext().pathAsPointer().toString();
        return path.isEmpty() ? "/" : path;
    }

    private static String shortened(String text) {
        return text.length() <= 60 ? text : text.substring(0, 60) + "…";
    }

    private static String firstLine(@Nullable String message) {
        return message == null
                ? "no reason given"
                : message.lines().findFirst().orElse("").split(" \\(start marker", 2)[0];
    }
}
