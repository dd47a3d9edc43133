package io.deckwatch.alert.group;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Whether a group has to be told, and why; Alertmanager's deduplication as one function. */
final class Decision {

    /** Doubling more often than this changes nothing, since the repeat interval is the limit. */
    private static final int MOST_DOUBLINGS = 16;

    private Decision() {}

    /**
     * Decides at one tick of a group.
     *
     * @param last the last message; null if there was none
     * @param firing alerts that fire and are not muted
     * @param resolved alerts that ended, are not muted, and that the receiver knows
     */
    static Optional<NotifyReason> reason(
            @Nullable LogEntry last, AlertSet firing, AlertSet resolved, Route route, Instant now) {
        if (last == null) {
            return firing.isEmpty() ? Optional.empty() : Optional.of(NotifyReason.FIRST);
        }
        if (last.isOpen()) {
            return Optional.empty();
        }
        if (!last.firing().covers(firing)) {
            return Optional.of(neverHeard(last) ? NotifyReason.FIRST : NotifyReason.NEW_ALERTS);
        }
        if (!last.resolved().covers(resolved)
                && !(firing.isEmpty() && last.firing().isEmpty())) {
            return Optional.of(firing.isEmpty() ? NotifyReason.ALL_RESOLVED : NotifyReason.SOME_RESOLVED);
        }
        return unchanged(last, firing, route, now);
    }

    private static Optional<NotifyReason> unchanged(LogEntry last, AlertSet firing, Route route, Instant now) {
        if (last.fate().isFailed()) {
            var again = last.at().plus(pause(last.fate().failures(), route));
            return again.isAfter(now)
                    ? Optional.empty()
                    : Optional.of(last.fate().reason());
        }
        var repeat = last.at().plus(route.rhythm().repeatInterval());
        return firing.isEmpty() || repeat.isAfter(now) ? Optional.empty() : Optional.of(NotifyReason.REPEAT);
    }

    private static boolean neverHeard(LogEntry last) {
        return last.fate().isFailed() && last.fate().reason() == NotifyReason.FIRST;
    }

    /** A message that was given up is tried anew after one group interval, then two, four, ... up to the repeat interval. */
    private static Duration pause(int failures, Route route) {
        if (failures == 0) {
            return Duration.ZERO;
        }
        var pause = route.rhythm().groupInterval().multipliedBy(1L << Math.min(failures - 1, MOST_DOUBLINGS));
        return pause.compareTo(route.rhythm().repeatInterval()) < 0
                ? pause
                : route.rhythm().repeatInterval();
    }
}
