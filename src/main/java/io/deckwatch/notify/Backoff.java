package io.deckwatch.notify;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * When a failed attempt is made again, and when that ends.
 *
 * @param first the pause after the first failure; it doubles with each further one
 * @param longest the longest pause that is chosen, and the shortest limit for one the receiver asks for
 * @param maxAge how old a message may get before it is given up
 * @param maxAttempts how often a message is tried at most
 */
public record Backoff(Duration first, Duration longest, Duration maxAge, int maxAttempts) {

    private static final int MOST_DOUBLINGS = 30;
    private static final Duration LONGEST_WISH = Duration.ofHours(1);

    public Backoff {
        if (first.isNegative() || first.isZero() || longest.compareTo(first) < 0) {
            throw new IllegalArgumentException(
                    "The first pause between attempts must be above zero and not above the longest: " + first + ", "
                            + longest);
        }
        if (maxAge.isNegative() || maxAttempts < 1) {
            throw new IllegalArgumentException(
                    "A message needs at least one attempt and an age not below zero: " + maxAttempts + ", " + maxAge);
        }
    }

    /** Two seconds, doubled up to two minutes, for six hours. */
    public static Backoff standard() {
        return new Backoff(Duration.ofSeconds(2), Duration.ofMinutes(2), Duration.ofHours(6), 1000);
    }

    /**
     * The pause before the next attempt. A pause the receiver asks for is kept, up to an hour; else it is between half and
     * all of the doubled first pause, so that senders do not come back all at once.
     *
     * @param failures how many attempts failed, at least 1
     * @param wish how long the receiver asked to be left alone; null if it did not ask
     * @param chance from 0 (half of the pause) to 1 (all of it)
     */
    public Duration pause(int failures, @Nullable Duration wish, double chance) {
        if (wish != null) {
            return longer(first, shorter(wish, longer(LONGEST_WISH, longest)));
        }
        var doublings = Math.min(Math.max(failures - 1, 0), MOST_DOUBLINGS);
        var whole = shorter(longest, first.multipliedBy(1L << doublings));
        return Duration.ofMillis(Math.round(whole.toMillis() * (0.5 + chance / 2)));
    }

    /** Whether a message is given up after a failure. */
    public boolean givesUp(int failures, Instant since, Instant now) {
        return failures >= maxAttempts || !since.plus(maxAge).isAfter(now);
    }

    private static Duration shorter(Duration a, Duration b) {
        return a.compareTo(b) < 0 ? a : b;
    }

    private static Duration longer(Duration a, Duration b) {
        return a.compareTo(b) < 0 ? b : a;
    }
}
