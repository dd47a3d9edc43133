package io.deckwatch.rule.location;

import io.deckwatch.cron.GoDuration;
import io.deckwatch.event.LocationProjection;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** How often Velero validates a location, and when that is overdue. */
final class Validations {

    /** Velero's own default; a flag of the server may set another one, which no object tells. */
    private static final Duration STANDARD = Duration.ofMinutes(1);

    /** The most that flag is expected to say, as long as no two validations in a row were seen. */
    private static final Duration UNKNOWN = Duration.ofMinutes(12);

    private Validations() {}

    /** When a validation is overdue; empty for a location that was never validated, or is not validated again. */
    static Optional<Instant> overdueAt(LocationProjection location, Duration least, int times) {
        var last = location.checks().validated();
        return last == null
                ? Optional.empty()
                : interval(location).map(interval -> last.plus(longer(least, interval.multipliedBy(times))));
    }

    private static Optional<Duration> interval(LocationProjection location) {
        var seen = location.memory().interval();
        var said = Optional.ofNullable(location.spec().validationFrequency()).flatMap(GoDuration::parse);
        if (said.isPresent() && said.get().isZero()) {
            return Optional.empty();
        }
        if (said.isPresent() && said.get().isPositive()) {
            return said;
        }
        return Optional.of(seen == null ? UNKNOWN : longer(STANDARD, seen));
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }
}
