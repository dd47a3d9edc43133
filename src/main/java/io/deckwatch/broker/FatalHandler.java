package io.deckwatch.broker;

/** Is told, at most once for each broker, that the running broker gave up and must be started anew by a new process. */
@FunctionalInterface
public interface FatalHandler {
    /**
     * Called on a thread of Kafka, so it must return quickly and must not close the broker itself.
     *
     * @param sentence what is wrong and what to do, for the user
     */
    void fatal(String sentence);
}
