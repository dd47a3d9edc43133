package io.deckwatch.demo;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.deckwatch.demo.Script.Line;
import io.deckwatch.event.Kind;
import io.deckwatch.event.Tree;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What the pretended cluster holds, with its versions and all changes since it began. Any thread may use it. */
final class Objects {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final long FIRST_VERSION = 41_000;

    private final Map<Kind, Map<String, Map<String, Object>>> present = new EnumMap<>(Kind.class);
    private final List<Change> changes = new ArrayList<>();
    private long version = FIRST_VERSION;

    /**
     * A change, as a watch tells it.
     *
     * @param version the cluster's version after it
     * @param kind of the object
     * @param json the watch event
     */
    record Change(long version, Kind kind, String json) {}

    /** Lets a line of the recording happen. */
    synchronized void apply(Line line) {
        version++;
        var object = versioned(line.object());
        var ofKind = present.computeIfAbsent(line.kind(), kind -> new TreeMap<>());
        var metadata = new Tree(object).at("metadata");
        var key = metadata.at("namespace").textOrEmpty() + "/"
                + metadata.at("name").textOrEmpty();
        if (line.type().equals("DELETED")) {
            ofKind.remove(key);
        } else {
            ofKind.put(key, object);
        }
        changes.add(new Change(version, line.kind(), json(Map.of("type", line.type(), "object", object))));
        notifyAll();
    }

    /** All objects of a kind, as one page. */
    synchronized String list(Kind kind) {
        var items = List.copyOf(present.getOrDefault(kind, Map.of()).values());
        return json(Map.of(
                "apiVersion",
                kind.apiVersion(),
                "kind",
                kind.kindName() + "List",
                "metadata",
                Map.of("resourceVersion", Long.toString(version)),
                "items",
                items));
    }

    /** The first change of a kind after that version, waited for so many milliseconds at most; null if none came. */
    synchronized @Nullable Change after(long since, Kind kind, long millis) throws InterruptedException {
        var end = System.nanoTime() + millis * 1_000_000;
        while (true) {
            for (var change : changes) {
                if (change.version() > since && change.kind() == kind) {
                    return change;
                }
            }
            var left = (end - System.nanoTime()) / 1_000_000;
            if (left <= 0) {
                return null;
            }
            wait(left);
        }
    }

    /** A bookmark of that version. */
    static String bookmark(Kind kind, long version) {
        var object = Map.of(
                "apiVersion",
                kind.apiVersion(),
                "kind",
                kind.kindName(),
                "metadata",
                Map.of("resourceVersion", Long.toString(version)));
        return json(Map.of("type", "BOOKMARK", "object", object));
    }

    private Map<String, Object> versioned(Map<String, Object> object) {
        var metadata = new LinkedHashMap<Object, Object>();
        if (object.get("metadata") instanceof Map<?, ?> given) {
            metadata.putAll(given);
        }
        metadata.put("resourceVersion", Long.toString(version));
        var versioned = new LinkedHashMap<>(object);
        versioned.put("metadata", metadata);
        return versioned;
    }

    private static String json(Map<String, ?> value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Maps of texts can be written as JSON.", e);
        }
    }
}
