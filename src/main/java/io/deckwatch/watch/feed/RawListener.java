package io.deckwatch.watch.feed;

import io.deckwatch.event.Kind;
import java.time.Instant;
import java.util.Map;

/** Takes the watch stream of a cluster as it comes. Called on one thread, in order. */
@FunctionalInterface
public interface RawListener {

    /** What happened to an object. */
    enum Type {
        ADDED,
        MODIFIED,
        DELETED
    }

    /**
     * Something happened to an object.
     *
     * @param at when it was seen
     * @param object the object as the API server sent it, with {@code apiVersion} and {@code kind}; not redacted
     */
    void happened(Instant at, Type type, Kind kind, Map<String, Object> object);
}
