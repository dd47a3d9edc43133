package io.deckwatch.config;

/**
 * One thing that is wrong with the settings.
 *
 * @param setting the name of the property
 * @param text the value, what was expected and where it came from, as one sentence without the name
 */
public record Fault(String setting, String text) {
    @Override
    public String toString() {
        return setting + text;
    }
}
