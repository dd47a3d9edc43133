package io.deckwatch.broker;

import org.jspecify.annotations.Nullable;

/** The embedded broker could not be started or stopped; the message is one sentence for the user that says what to do. */
public sealed class BrokerException extends RuntimeException permits DirectoryInUseException {
    BrokerException(String sentence) {
        this(sentence, null);
    }

    BrokerException(String sentence, @Nullable Throwable cause) {
        super(sentence, cause);
    }
}
