package io.deckwatch.config;

import io.deckwatch.cron.GoDuration;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import org.eclipse.microprofile.config.spi.Converter;
import org.jspecify.annotations.Nullable;

/** Reads durations as people write them for Prometheus, Go and Velero ({@code 25h}, {@code 5m30s}), and ISO 8601 as well. */
final class DurationText implements Converter<Duration> {

    static final String EXPECTED = "a duration such as 15m, 25h, 5m30s or PT15M";

    @Override
    public @Nullable Duration convert(String value) {
        var text = value.strip();
        if (text.isEmpty()) {
            return null;
        }
        var upper = text.toUpperCase(Locale.ROOT);
        if (upper.startsWith("P") || upper.startsWith("-P") || upper.startsWith("+P")) {
            try {
                return Duration.parse(text);
            } catch (DateTimeParseException e) {
                throw new IllegalArgumentException(EXPECTED, e);
            }
        }
        return GoDuration.parse(text).orElseThrow(() -> new IllegalArgumentException(EXPECTED));
    }
}
