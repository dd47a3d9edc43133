package io.deckwatch.state;

import io.deckwatch.event.ObjectKey;
import java.util.Map;

/** What a Schedule is held to that does not say so itself: annotations below {@code deckwatch.io/} by policy. */
@FunctionalInterface
public interface AnnotationDefaults {

    /** No policy gives anything. */
    AnnotationDefaults NONE = (schedule, chosen) -> Map.of();

    /**
     * The annotations that policies give to a schedule, without the prefix.
     *
     * @param schedule the schedule
     * @param chosen the class that it names itself, or an empty string
     */
    Map<String, String> of(ObjectKey schedule, String chosen);
}
