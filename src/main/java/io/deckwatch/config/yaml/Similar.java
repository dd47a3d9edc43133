package io.deckwatch.config.yaml;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Guesses which of some words somebody meant. */
public final class Similar {

    /** A word that differs in more than this share of its letters was not meant. */
    private static final double FARTHEST = 0.34;

    private Similar() {}

    /** A question to be put after "there is no such": the nearest word, or else all of them; empty where there is none. */
    public static String hint(String word, Collection<String> words) {
        if (words.isEmpty()) {
            return "";
        }
        return nearest(word, words)
                .map(nearest -> "; did you mean " + nearest + "?")
                .orElseGet(() -> words.size() > 12 ? "" : "; there are " + String.join(", ", words));
    }

    /** The word that is nearest, if it is near. */
    public static Optional<String> nearest(String word, Collection<String> words) {
        return words.stream()
                .min(Comparator.comparingInt(other -> distance(lower(word), lower(other))))
                .filter(other -> distance(lower(word), lower(other)) <= FARTHEST * word.length());
    }

    /** How many letters must be added, left out or replaced (Levenshtein). */
    public static int distance(String one, String other) {
        var row = new int[other.length() + 1];
        for (var j = 0; j < row.length; j++) {
            row[j] = j;
        }
        for (var i = 1; i <= one.length(); i++) {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j < row.length; j++) {
                var replaced = diagonal + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[other.length()];
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}
