package io.deckwatch.simulation.world;

import io.deckwatch.event.Kind;
import java.time.Instant;
import java.util.Map;

/**
 * A change of an object, as a watch of the API server reports it.
 *
 * @param at when it happened
 * @param type what happened
 * @param kind the object's kind
 * @param object the whole object as it is now, or as it was last; it cannot be changed
 */
public record Change(Instant at, Type type, Kind kind, Map<String, Object> object) {

    /** As in a watch event. */
    public enum Type {
        ADDED,
        MODIFIED,
        DELETED
    }
}
