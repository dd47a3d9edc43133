package io.deckwatch.config.yaml;

/**
 * A line of a file.
 *
 * @param file the file as people know it
 * @param line the line, counted from 1
 * @param problems where to tell what is wrong there
 */
public record Place(String file, int line, Problems problems) {

    /** Reports a problem at this line. */
    public void problem(String text) {
        problems.add(file, line, text);
    }
}
