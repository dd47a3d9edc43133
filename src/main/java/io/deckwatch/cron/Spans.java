package io.deckwatch.cron;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Spans as rule files and annotations write them: Go's durations, with days and weeks before them as in Prometheus ({@code 1d12h}). */
public final class Spans {

    private static final Pattern DAYS = Pattern.compile("(?:(\\d{1,4})w)?(?:(\\d{1,5})d)?(.*)");

    private Spans() {}

    /** The span, or empty for a text that is none. */
    public static Optional<Duration> parse(String text) {
        var parts = DAYS.matcher(text.strip());
        if (!parts.matches() || text.isBlank()) {
            return Optional.empty();
        }
        var days = number(parts.group(1)) * 7 + number(parts.group(2));
        var rest = parts.group(3);
        if (rest.isEmpty()) {
            return Optional.of(Duration.ofDays(days));
        }
        return GoDuration.parse(rest)
                .filter(more -> !more.isNegative() || days == 0)
                .map(more -> more.plusDays(days));
    }

    /** The span as {@link #parse} reads it, without parts that are nothing: {@code 1d12h}, {@code 1m30s}. Fractions of a second are left out. */
    public static String text(Duration span) {
        if (span.isZero()) {
            return "0s";
        }
        var text = new StringBuilder();
        append(text, span.toDays(), "d");
        append(text, span.toHoursPart(), "h");
        append(text, span.toMinutesPart(), "m");
        append(text, span.toSecondsPart(), "s");
        return text.toString();
    }

    private static void append(StringBuilder text, long number, String unit) {
        if (number != 0) {
            text.append(number).append(unit);
        }
    }

    private static long number(@Nullable String digits) {
        return digits == null ? 0 : Long.parseLong(digits);
    }
}
