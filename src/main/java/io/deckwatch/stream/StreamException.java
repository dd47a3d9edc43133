package io.deckwatch.stream;

import org.jspecify.annotations.Nullable;

/** Kafka cannot be used as it is; the message is for the user, and says what to do. */
public final class StreamException extends RuntimeException {

    public StreamException(String sentence) {
        this(sentence, null);
    }

    public StreamException(String sentence, @Nullable Throwable cause) {
        super(sentence, cause);
    }
}
