package io.deckwatch.cli.recording;

/** A recording that cannot be read or written. The message is one sentence for the person who gave the file. */
public final class RecordingException extends RuntimeException {

    private static final long serialVersionUID = 1;

    RecordingException(String message) {
        super(message);
    }

    RecordingException(String message, Throwable cause) {
        super(message, cause);
    }
}
