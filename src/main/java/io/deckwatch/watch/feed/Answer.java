package io.deckwatch.watch.feed;

import io.deckwatch.event.Tree;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the API server said, or why it said nothing.
 *
 * @param code the HTTP status, 0 where there was no answer
 * @param body the JSON, absent where it was none
 * @param fault what went wrong, in words; an empty string where nothing did
 * @param date the {@code Date} header as sent, or null
 */
public record Answer(
        int code, Tree body, String fault, @Nullable String date) {

    private static final Tree NOTHING = new Tree(null);

    /** The watch's or the list's version is too old. */
    static final int GONE = 410;

    static Answer of(int code, @Nullable Object json, @Nullable String date) {
        var body = new Tree(json);
        if (code / 100 == 2) {
            var usable = json instanceof Map;
            return new Answer(code, body, usable ? "" : "the answer is no JSON object", date);
        }
        var said = body.at("message").text().map(message -> ": " + message).orElse("");
        return new Answer(code, body, "HTTP status " + code + said, date);
    }

    static Answer none(String fault) {
        return new Answer(0, NOTHING, fault, null);
    }

    /** Whether this is what was asked for. */
    public boolean isGood() {
        return fault.isEmpty();
    }

    /** Whether the account may not do what was asked. */
    public boolean isForbidden() {
        return code == 401 || code == 403;
    }

    /** Whether what was asked for does not exist; for a list: its CRD is not installed. */
    public boolean isMissing() {
        return code == 404;
    }

    boolean isExpired() {
        return code == GONE;
    }

    /** The API server's clock. */
    public Optional<Instant> time() {
        try {
            return Optional.ofNullable(date).map(text -> ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
