package io.deckwatch.event;

/** An object that cannot be understood at all. The message says what is missing, and of which object as far as known. */
public final class UnreadableObjectException extends RuntimeException {

    private static final long serialVersionUID = 1;

    /** An unreadable object, for the reason that the message gives. */
    public UnreadableObjectException(String message) {
        super(message);
    }
}
