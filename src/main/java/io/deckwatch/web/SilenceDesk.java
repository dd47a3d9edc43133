package io.deckwatch.web;

import io.deckwatch.alert.Alert;
import io.deckwatch.alert.silence.Acknowledgement;
import io.deckwatch.alert.silence.SilenceChange;
import io.deckwatch.alert.silence.Silences;
import io.deckwatch.alert.silence.Wish;

/** The port through which people silence and acknowledge alerts. Called by many threads; what changes something may wait. */
public interface SilenceDesk {

    /** All silences and acknowledgements; never waits. */
    Silences silences();

    /**
     * Makes or changes a silence. What it answers is kept and in force.
     *
     * @throws NotKeptException if it is not certain that it is kept
     */
    SilenceChange set(Wish wish);

    /**
     * Ends a silence.
     *
     * @throws NotKeptException if it is not certain that it is kept
     */
    SilenceChange expire(String id);

    /**
     * Somebody is at a firing alert.
     *
     * @throws NotKeptException if it is not certain that it is kept
     */
    Acknowledgement acknowledge(Alert alert, String by, String comment);

    /** Nobody knows whether it is kept. The message says so, and what to do. */
    final class NotKeptException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        /** Not kept, as far as is known. */
        public NotKeptException(String sentence, Throwable cause) {
            super(sentence, cause);
        }
    }
}
