package io.deckwatch.notify;

/**
 * A way to reach people or machines. Implementations are called from several threads, never throw for expected trouble, and
 * show no secret in {@code toString}.
 */
public interface Channel {

    /**
     * The message as it will be sent. Called once for a message, before the first attempt; the text is stored, so it holds
     * no secret.
     */
    String render(Notification notification);

    /** Makes one attempt. */
    Outcome deliver(Delivery delivery);
}
