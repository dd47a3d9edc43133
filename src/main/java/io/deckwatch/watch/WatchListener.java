package io.deckwatch.watch;

/** Is told what the watch cannot settle by itself. Called on the watch's own thread; must not block. */
@FunctionalInterface
public interface WatchListener {

    /**
     * The watch has ended for good, and publishes nothing any more.
     *
     * @param cause why, with a message for people
     */
    void stopped(RuntimeException cause);
}
