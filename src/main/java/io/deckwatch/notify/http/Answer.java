package io.deckwatch.notify.http;

import io.deckwatch.notify.FailureReason;
import io.deckwatch.notify.Outcome;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/**
 * What a receiver answered.
 *
 * @param status the status code
 * @param retryAfter how long it asked to be left alone; null if it did not ask
 * @param body the beginning of its body; may hold what must not be shown
 */
public record Answer(int status, @Nullable Duration retryAfter, String body) {

    /** What the status code means for any receiver. */
    public Outcome outcome() {
        var detail = "answered " + status;
        return switch (status) {
            case 401, 403 -> new Outcome.Rejected(FailureReason.AUTH_ERROR, detail);
            case 408 -> new Outcome.RetryLater(FailureReason.TIMEOUT, detail, retryAfter);
            case 410 -> new Outcome.Rejected(FailureReason.GONE, detail + ", it wants no more messages");
            case 425, 429 -> new Outcome.RetryLater(FailureReason.RATE_LIMITED, detail, retryAfter);
            default ->
                switch (status / 100) {
                    case 2 -> new Outcome.Delivered(detail);
                    case 3 ->
                        new Outcome.Rejected(
                                FailureReason.REDIRECT,
                                detail + ", a redirect, which is not followed; set the url to where it points");
                    case 4 -> new Outcome.Rejected(FailureReason.CLIENT_ERROR, detail);
                    case 5 -> new Outcome.RetryLater(FailureReason.SERVER_ERROR, detail, retryAfter);
                    default -> new Outcome.RetryLater(FailureReason.OTHER, detail, null);
                };
        };
    }

    /** Whether the status code is one of success. */
    public boolean isSuccess() {
        return status / 100 == 2;
    }

    /** What the header {@code Retry-After} says: seconds, or a date as in HTTP; null if it is missing or cannot be read. */
    static @Nullable Duration wish(@Nullable String header, Instant now) {
        if (header == null) {
            return null;
        }
        var text = header.strip();
        try {
            if (!text.isEmpty() && text.chars().allMatch(c -> c >= '0' && c <= '9')) {
                return Duration.ofSeconds(Long.parseLong(text));
            }
            var date = ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant();
            return date.isAfter(now) ? Duration.between(now, date) : Duration.ZERO;
        } catch (DateTimeException | NumberFormatException e) {
            return null;
        }
    }
}
