package io.deckwatch.stream.wire;

import java.io.IOException;

/** A value whose JSON is well-formed, but not of the type that its field has. */
final class MalformedJsonException extends IOException {

    MalformedJsonException(String what) {
        super(what);
    }
}
