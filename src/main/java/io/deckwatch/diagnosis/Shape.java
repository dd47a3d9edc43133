package io.deckwatch.diagnosis;

import java.util.ArrayList;

/** What messages that differ only in names and numbers have in common. */
public final class Shape {

    private static final int LONGEST = 100;
    private static final int LONGEST_WORD = 24;
    private static final String ANY = "*";

    private Shape() {}

    /** For example {@code pod * is gone} of {@code pod shop-7f9c is gone}: quoted texts, paths, names and numbers are left out. */
    public static String of(String message) {
        var words = new ArrayList<String>();
        var quoted = false;
        for (var word : Message.of(message).text().strip().split(" ")) {
            var quotes = word.chars().filter(c -> c == '"').count();
            var shown = quoted || quotes > 0 || isName(word) ? ANY : word;
            quoted ^= quotes % 2 == 1;
            if (!shown.equals(ANY) || words.isEmpty() || !words.getLast().equals(ANY)) {
                words.add(shown);
            }
        }
        var shape = String.join(" ", words);
        return shape.length() <= LONGEST ? shape : shape.substring(0, LONGEST) + "…";
    }

    private static boolean isName(String word) {
        return word.length() > LONGEST_WORD
                || word.chars()
                        .anyMatch(
                                c -> c == '/' || c == '@' || c == '=' || c == '\\' || c > '~' || Character.isDigit(c));
    }
}
