package io.deckwatch.config;

/**
 * A text that no log line, page or message may show.
 *
 * @param value the text itself, for who needs it
 */
public record Secret(String value) {
    @Override
    public String toString() {
        return "***";
    }
}
