package io.deckwatch.rule;

import java.time.Duration;

/**
 * Prometheus' {@code for} and {@code keep_firing_for}.
 *
 * @param holdFor how long a condition must hold before its alert fires
 * @param keepFiringFor how long the alert goes on firing after the condition ended
 */
public record Timing(Duration holdFor, Duration keepFiringFor) {

    /** Fires at once and resolves at once. */
    public static final Timing AT_ONCE = new Timing(Duration.ZERO, Duration.ZERO);

    /** Fires when the condition has held that long. */
    public static Timing after(Duration holdFor) {
        return new Timing(holdFor, Duration.ZERO);
    }

    public Timing {
        if (holdFor.isNegative() || keepFiringFor.isNegative()) {
            throw new IllegalArgumentException("for and keep_firing_for are not negative");
        }
    }
}
