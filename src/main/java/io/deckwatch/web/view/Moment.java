package io.deckwatch.web.view;

import io.deckwatch.rule.Words;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A time on a page.
 *
 * @param iso for machines
 * @param text for people, in UTC
 * @param distance from the time of the page, for example {@code 3 h ago} or {@code in 20 min}
 */
public record Moment(String iso, String text, String distance) {

    /** An instant as seen from now. */
    public static Moment of(Instant instant, Instant now) {
        var span = Words.span(Duration.between(now, instant));
        var distance = instant.isAfter(now) ? "in " + span : span + " ago";
        return new Moment(instant.toString(), Words.time(instant), distance);
    }

    /** The same of what may be null. */
    public static @Nullable Moment orNull(@Nullable Instant instant, Instant now) {
        return instant == null ? null : of(instant, now);
    }
}
