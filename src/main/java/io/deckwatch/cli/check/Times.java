package io.deckwatch.cli.check;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;

/** Finds times in annotations, which hold texts. */
final class Times {

    private Times() {}

    /** The instant of an RFC 3339 time in UTC; empty for any other text. */
    static Optional<Instant> parse(String text) {
        try {
            return Optional.of(Instant.parse(text));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
