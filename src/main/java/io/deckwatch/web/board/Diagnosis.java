package io.deckwatch.web.board;

import java.util.List;
import java.util.Map;

/**
 * Why something failed, on a page.
 *
 * @param cause what happened, in one sentence
 * @param fault where the fault lies, in one word
 * @param remedy what to do, in one sentence
 * @param commands how to look closer and to do it
 */
public record Diagnosis(String cause, String fault, String remedy, List<String> commands) {

    public Diagnosis {
        commands = List.copyOf(commands);
    }

    /** The diagnosis that an alert carries; with an empty cause if it carries none. */
    public static Diagnosis of(Map<String, String> annotations) {
        return new Diagnosis(
                annotations.getOrDefault("cause", ""),
                annotations.getOrDefault("fault", ""),
                annotations.getOrDefault("remedy", ""),
                annotations.getOrDefault("commands", "").lines().toList());
    }
}
