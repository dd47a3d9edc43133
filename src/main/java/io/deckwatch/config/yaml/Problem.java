package io.deckwatch.config.yaml;

/**
 * Something that is wrong with a file.
 *
 * @param file the file as people know it
 * @param line the line, counted from 1; 0 for the file as a whole
 * @param text what is wrong and what was expected
 */
public record Problem(String file, int line, String text) {

    @Override
    public String toString() {
        return file + (line == 0 ? "" : ":" + line) + ": " + text;
    }
}
