package io.deckwatch.rule;

import io.deckwatch.event.Head;
import java.util.Arrays;
import java.util.Locale;

/**
 * How loud alerts about a watched object are at most: its annotation {@code deckwatch.io/severity} says {@code critical},
 * {@code warning} or {@code info}. It makes nothing louder. What is none of these words says nothing.
 */
public final class Ceiling {

    private Ceiling() {}

    /** The loudest that alerts about the object with this head may be. */
    public static Severity of(Head head) {
        var wish = head.annotations().getOrDefault("severity", "").strip().toLowerCase(Locale.ROOT);
        return Arrays.stream(Severity.values())
                .filter(severity ->
                        severity != Severity.NONE && severity.label().equals(wish))
                .findFirst()
                .orElse(Severity.CRITICAL);
    }
}
