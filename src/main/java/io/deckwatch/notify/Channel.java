package io.deckwatch.notify;

import java.time.Duration;

/**
 * A way to reach people or machines. Implementations are called from several threads, never throw for expected trouble, and
 * show no secret in {@code toString}.
 */
public interface Channel extends AutoCloseable {

    /**
     * The message as it will be sent. Called once for a message, before the first attempt; the text is stored, so it holds
     * no secret.
     */
    String render(Notification notification);

    /** Makes one attempt. */
    Outcome deliver(Delivery delivery);

    /** How long the receiver wants to be left alone after a message, so that it need not say so. */
    default Duration gap() {
        return Duration.ZERO;
    }

    /**
     * How many messages may be under way to the receiver at once, each of another group. One for receivers that show messages
     * in the order in which they come.
     */
    default int atOnce() {
        return 1;
    }

    /** Gives back what it holds; an attempt under way may be cut off. */
    @Override
    default void close() {}
}
