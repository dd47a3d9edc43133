package io.deckwatch.bench;

import java.io.IOException;
import java.util.Set;
import java.util.function.Consumer;

/** One experiment, which gives one figure or several that need the same set-up. */
interface Measurement {

    /** What it gives. */
    Set<Figure> figures();

    /**
     * Carries it out.
     *
     * @param wanted those of its figures that are asked for; not empty
     * @param results takes each figure as soon as it is known; others of its figures may come too
     * @throws IOException if a process, a port, a folder or Kafka fails it
     * @throws InterruptedException if the bench is to end
     */
    void measure(Set<Figure> wanted, Consumer<Measured> results) throws IOException, InterruptedException;
}
