package io.deckwatch.alert;

import java.time.Instant;

/**
 * A change of one alert.
 *
 * @param at when
 * @param what what changed
 * @param alert as it is from then on; for {@link What#DROPPED} and {@link What#FORGOTTEN} as it was
 */
public record Transition(Instant at, What what, Alert alert) {

    /** What changed, the least important first. */
    public enum What {
        /** Only texts changed, or whether the alert is just kept. */
        UPDATED,
        /** It is pending. */
        PENDING,
        /** It was pending, and its condition ended. */
        DROPPED,
        /** It resolved a day ago, and nobody needs to know of it any more. */
        FORGOTTEN,
        /** It is silenced by a cause now, or no longer. */
        INHIBITION,
        /** It is more or less severe now. */
        SEVERITY,
        /** It fires. */
        FIRING,
        /** It is over, or no longer watched. */
        RESOLVED
    }

    /** Whether people would call it news: it fires, is over, or changed how loud it is. */
    public boolean isNews() {
        return switch (what) {
            case FIRING, RESOLVED, SEVERITY, INHIBITION -> !(alert.state() instanceof AlertState.Pending);
            case UPDATED, PENDING, DROPPED, FORGOTTEN -> false;
        };
    }
}
