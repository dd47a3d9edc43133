package io.deckwatch.notify.webhook;

import io.deckwatch.notify.FailureReason;
import io.deckwatch.notify.Outcome;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/** What the status code of an answer means. */
final class Answer {

    private Answer() {}

    /**
     * The outcome of an attempt that was answered.
     *
     * @param retryAfter the header of that name; null if there was none
     */
    static Outcome of(int status, @Nullable String retryAfter, Instant now) {
        var detail = "answered " + status;
        return switch (status) {
            case 401, 403 -> new Outcome.Rejected(FailureReason.AUTH_ERROR, detail);
            case 408 -> new Outcome.RetryLater(FailureReason.TIMEOUT, detail, wish(retryAfter, now));
            case 410 -> new Outcome.Rejected(FailureReason.GONE, detail + ", it wants no more messages");
            case 425, 429 -> new Outcome.RetryLater(FailureReason.RATE_LIMITED, detail, wish(retryAfter, now));
            default ->
                switch (status / 100) {
                    case 2 -> new Outcome.Delivered(detail);
                    case 3 ->
                        new Outcome.Rejected(
                                FailureReason.REDIRECT,
                                detail + ", a redirect, which is not followed; set the url to where it points");
                    case 4 -> new Outcome.Rejected(FailureReason.CLIENT_ERROR, detail);
                    case 5 -> new Outcome.RetryLater(FailureReason.SERVER_ERROR, detail, wish(retryAfter, now));
                    default -> new Outcome.RetryLater(FailureReason.OTHER, detail, null);
                };
        };
    }

    /** The header {@code Retry-After}: seconds, or a date as in HTTP; null if it is missing or cannot be read. */
    private static @Nullable Duration wish(@Nullable String header, Instant now) {
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
