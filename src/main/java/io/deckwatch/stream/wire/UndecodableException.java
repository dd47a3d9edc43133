package io.deckwatch.stream.wire;

/** A record that cannot be read. The message says what is wrong and at which place in the record. */
public final class UndecodableException extends Exception {

    UndecodableException(String sentence) {
        super(sentence);
    }
}
