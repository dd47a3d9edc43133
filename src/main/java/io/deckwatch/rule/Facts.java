package io.deckwatch.rule;

import io.deckwatch.diagnosis.Symptom;
import io.deckwatch.state.Subject;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What to say about something that is wrong. No age stands here: a text that changes by itself would make a new alert of an
 * old one.
 *
 * @param summary what is wrong, in one line
 * @param description more of it, in a sentence or two
 * @param annotations {@code reason}, {@code last_good}, {@code last_good_expires}, {@code next_run}, {@code owner}, ...
 * @param causes what would explain it, if that is wrong as well
 * @param symptom what it can be explained by
 */
public record Facts(
        String summary, String description, Map<String, String> annotations, List<Cause> causes, Symptom symptom) {

    /**
     * Another rule's verdict that would explain this one.
     *
     * @param rule the other rule's name
     * @param subject its subject
     */
    public record Cause(String rule, Subject subject) {}

    public Facts {
        var known = new TreeMap<>(annotations);
        known.values().removeIf(String::isEmpty);
        annotations = Collections.unmodifiableMap(known);
        causes = List.copyOf(causes);
    }

    /** Facts that nothing but other alerts can explain. */
    public Facts(String summary, String description, Map<String, String> annotations, List<Cause> causes) {
        this(summary, description, annotations, causes, Symptom.NONE);
    }

    /** The same facts with what they can be explained by. */
    public Facts with(Symptom shown) {
        return new Facts(summary, description, annotations, causes, shown);
    }

    /** Facts without causes. */
    public static Facts of(String summary, String description, Map<String, String> annotations) {
        return new Facts(summary, description, annotations, List.of());
    }
}
