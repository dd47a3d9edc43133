package io.deckwatch.cli.recording;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import io.deckwatch.cli.recording.RecordedEvent.Type;
import io.deckwatch.event.Tree;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;

/** Reads one line of a recording. What is wrong with it is said without the place, which the caller knows. */
final class LineReader {

    private static final ObjectReader JSON = new ObjectMapper().readerFor(Map.class);

    private LineReader() {}

    /** Reads a line, or throws an {@link IllegalArgumentException} whose message says what is wrong with it. */
    static RecordedEvent read(String line) {
        Tree tree;
        try {
            tree = new Tree(JSON.readValue(line));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(
                    looksCutOff(line)
                            ? "it is cut off, as if the recording had not been ended properly; take the line out"
                            : "it is not a JSON object",
                    e);
        }
        return event(tree);
    }

    private static RecordedEvent event(Tree line) {
        var type = type(line.at("type").textOrEmpty());
        var at = line.at("at")
                .time()
                .orElseThrow(() -> new IllegalArgumentException(
                        "\"at\" must be a time such as 2026-03-02T02:00:05Z, not \"" + shown(line.at("at")) + "\""));
        var object = line.at("object");
        if (type.hasObject() && !(object.value() instanceof Map)) {
            throw new IllegalArgumentException("a line of type " + type + " needs an \"object\"");
        }
        return new RecordedEvent(at, line.at("cluster").textOrEmpty(), type, object);
    }

    private static Type type(String text) {
        try {
            return Type.valueOf(text);
        } catch (IllegalArgumentException e) {
            var known = Arrays.stream(Type.values()).map(Type::name).collect(Collectors.joining(", "));
            throw new IllegalArgumentException("\"type\" must be one of " + known + ", not \"" + text + "\"", e);
        }
    }

    private static String shown(Tree value) {
        var text = value.textOrEmpty();
        return text.length() <= 40 ? text : text.substring(0, 40) + "…";
    }

    private static boolean looksCutOff(String line) {
        return line.startsWith("{") && !line.stripTrailing().endsWith("}");
    }
}
