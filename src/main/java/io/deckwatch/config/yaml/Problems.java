package io.deckwatch.config.yaml;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Collects what is wrong with some files, so that all of it is told at once. */
public final class Problems {

    private final List<Problem> found = new ArrayList<>();

    /** Adds a problem at a line; 0 for the file as a whole. */
    public void add(String file, int line, String text) {
        found.add(new Problem(file, line, text));
    }

    /**
     * Ends the collection.
     *
     * @throws InvalidFilesException if anything was found
     */
    public void throwIfAny() {
        if (!found.isEmpty()) {
            found.sort(Comparator.comparing(Problem::file).thenComparingInt(Problem::line));
            throw new InvalidFilesException(found);
        }
    }
}
