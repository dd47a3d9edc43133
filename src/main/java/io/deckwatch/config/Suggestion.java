package io.deckwatch.config;

import java.util.Comparator;
import java.util.Optional;

/** Guesses which setting somebody meant. */
final class Suggestion {

    /** A name that differs in more than this share of its letters was not meant. */
    private static final double FARTHEST = 0.25;

    private Suggestion() {}

    static Optional<String> nearestTo(String property) {
        return SettingName.ALL.stream()
                .map(name -> withTheNamesOf(property, name.text()))
                .min(Comparator.comparingInt(name -> distance(flat(property), flat(name))))
                .filter(name -> distance(flat(property), flat(name)) <= FARTHEST * property.length());
    }

    /** Puts the names that the user chose into the places where the setting has one. */
    private static String withTheNamesOf(String property, String setting) {
        var given = property.split("\\.", -1);
        var parts = setting.split("\\.", -1);
        for (var i = 0; i < Math.min(given.length, parts.length); i++) {
            if (parts[i].equals(SettingName.ANY)) {
                parts[i] = given[i];
            }
        }
        return String.join(".", parts);
    }

    /** An environment variable does not tell dots from dashes. */
    private static String flat(String name) {
        return name.replace('-', '.');
    }

    /** How many letters must be added, left out or replaced. */
    private static int distance(String one, String other) {
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
}
