package io.deckwatch.notify;

/**
 * One attempt to send a message.
 *
 * @param id of the message, the same on each attempt; 32 hexadecimal digits
 * @param body as {@link Channel#render} made it
 * @param attempt 1 for the first since the start of the process
 */
public record Delivery(String id, String body, int attempt) {

    public Delivery {
        if (id.isBlank() || id.contains(".")) {
            throw new IllegalArgumentException("The id of a message must not be empty or hold a dot: " + id);
        }
        if (attempt < 1) {
            throw new IllegalArgumentException("Attempts are counted from 1, not " + attempt);
        }
    }
}
