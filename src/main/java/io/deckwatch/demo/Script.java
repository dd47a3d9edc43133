package io.deckwatch.demo;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.deckwatch.event.Kind;
import io.deckwatch.event.Tree;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The recording that the demo plays, moved so that its first instant is now. The lines of that instant are what is there when
 * Deckwatch comes; the others happen at their distance from it.
 *
 * @param lines in order of time
 */
record Script(List<Line> lines) {

    /** The recording shipped with the program. */
    static final String RESOURCE = "/demo/harbour.ndjson";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final TypeReference<Map<String, Object>> OBJECT = new TypeReference<>() {};

    Script {
        lines = List.copyOf(lines);
    }

    /**
     * A change of an object.
     *
     * @param at when it happens
     * @param type as in a watch event
     * @param kind the object's kind
     * @param object the object as an API server sends it
     */
    record Line(Instant at, String type, Kind kind, Map<String, Object> object) {}

    /** The shipped recording, beginning now. */
    static Script beginning(Instant now) {
        var lines = new ArrayList<Line>();
        for (var text : text(now)) {
            var line = new Tree(parsed(text));
            var kind = Kind.named(line.at("object", "kind").textOrEmpty());
            kind.ifPresent(known -> lines.add(new Line(
                    Instant.parse(line.at("at").textOrEmpty()),
                    line.at("type").textOrEmpty(),
                    known,
                    object(line.at("object")))));
        }
        return new Script(lines);
    }

    /** The lines of the shipped recording, moved so that the first is at this time, in whole seconds. */
    static List<String> text(Instant now) {
        var lines = shipped();
        var first = Instant.parse(new Tree(parsed(lines.getFirst())).at("at").textOrEmpty());
        var start = Instant.ofEpochSecond(now.getEpochSecond());
        var shift = new Shift(Duration.between(first, start));
        return lines.stream().map(shift::line).toList();
    }

    private static List<String> shipped() {
        var stream = Script.class.getResourceAsStream(RESOURCE);
        if (stream == null) {
            throw new IllegalStateException("The program was built without its recording " + RESOURCE + ".");
        }
        try (var reader = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            return reader.lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, Object> parsed(String line) {
        try {
            return JSON.readValue(line, OBJECT);
        } catch (IOException e) {
            throw new UncheckedIOException("The recording " + RESOURCE + " has a line that is no JSON object.", e);
        }
    }

    private static Map<String, Object> object(Tree tree) {
        return JSON.convertValue(tree.value(), OBJECT);
    }
}
