package io.deckwatch.rule;

import java.time.Duration;
import java.util.Optional;

/**
 * The thresholds of the rules.
 *
 * @param failingSpan how long two or more failed runs in a row must span to be persistent
 * @param failureRatio the share of failed and partially failed runs above which a schedule is unreliable
 * @param staleAge the age of the newest good backup above which a schedule is stale whatever its cron says; empty for none
 * @param unavailableFor how long a storage location must be Unavailable
 * @param stalledAfter how long a transfer may stand still
 */
public record RuleSettings(
        Duration failingSpan,
        double failureRatio,
        Optional<Duration> staleAge,
        Duration unavailableFor,
        Duration stalledAfter) {

    /** The defaults. */
    public static final RuleSettings DEFAULT = new RuleSettings(
            Duration.ofHours(12), 0.5, Optional.empty(), Duration.ofMinutes(5), Duration.ofMinutes(15));

    public RuleSettings {
        requirePositive("failing span", failingSpan);
        requirePositive("stalled after", stalledAfter);
        staleAge.ifPresent(age -> requirePositive("stale age", age));
        if (unavailableFor.isNegative()) {
            throw new IllegalArgumentException("unavailable for must not be negative, but is " + unavailableFor);
        }
        if (!(failureRatio > 0 && failureRatio < 1)) {
            throw new IllegalArgumentException("failure ratio must lie between 0 and 1, but is " + failureRatio);
        }
    }

    private static void requirePositive(String what, Duration value) {
        if (value.isNegative() || value.isZero()) {
            throw new IllegalArgumentException(what + " must be positive, but is " + value);
        }
    }
}
