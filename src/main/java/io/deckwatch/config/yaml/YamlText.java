package io.deckwatch.config.yaml;

import java.util.Optional;
import java.util.function.Function;

/**
 * One value of a file, with its place.
 *
 * @param text the value as it is written
 * @param key the key that it belongs to
 * @param place where it stands
 */
public record YamlText(String text, String key, Place place) {

    /** Reports a problem with this value. */
    public void problem(String text) {
        place.problem(text);
    }

    /**
     * The value as something else.
     *
     * @param reader gives nothing for a text that it cannot read
     * @param expected what was expected, to be read after "must be"
     * @return empty if it cannot be read, which is reported
     */
    public <T> Optional<T> as(Function<String, Optional<T>> reader, String expected) {
        var value = reader.apply(text);
        if (value.isEmpty()) {
            problem(key + " must be " + expected + ", not \"" + text + "\"");
        }
        return value;
    }

    /**
     * The value as something else.
     *
     * @param reader throws an IllegalArgumentException with a sentence for people for a text that it cannot read
     * @return empty if it cannot be read, which is reported
     */
    public <T> Optional<T> parsed(Function<String, T> reader) {
        try {
            return Optional.of(reader.apply(text));
        } catch (IllegalArgumentException e) {
            problem(key + ": " + e.getMessage());
            return Optional.empty();
        }
    }
}
