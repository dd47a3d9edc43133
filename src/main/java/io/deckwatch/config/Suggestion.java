package io.deckwatch.config;

import io.deckwatch.config.yaml.Similar;
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
                .min(Comparator.comparingInt(name -> Similar.distance(flat(property), flat(name))))
                .filter(name -> Similar.distance(flat(property), flat(name)) <= FARTHEST * property.length());
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
}
