package io.deckwatch.rule.schedule;

import io.deckwatch.rule.Severity;
import io.deckwatch.state.Run;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whether what kept a schedule from protecting anything new is over, and its first run since has not had its chance yet: it
 * moves, or it is not due. That wakes nobody a second time. Where more than one run failed by itself it is no recovery.
 *
 * @param until when it is none any more by the time alone; null if it is none
 */
record Recovery(@Nullable Instant until) {

    /** There is none. */
    static final Recovery NONE = new Recovery(null);

    private static final Duration MOVING = Duration.ofMinutes(15);
    private static final Duration LEAST_PLAUSIBLE = Duration.ofHours(1);

    /** The recovery of a schedule whose promise is broken. */
    static Recovery of(ScheduleCase c, Promise promise) {
        var anchor = promise.anchor();
        var attempts = ScheduleCase.newest(c.attempts(), run -> run.started().isAfter(anchor));
        if (!areExcused(c, attempts)) {
            return NONE;
        }
        var until = latest(underWay(c, anchor), nextDue(c, promise, anchor));
        return until != null && until.isAfter(c.now()) ? new Recovery(until) : NONE;
    }

    /** A page, unless it is on its way to be repaired. */
    Severity severity() {
        return until == null ? Severity.CRITICAL : Severity.WARNING;
    }

    private static boolean areExcused(ScheduleCase c, List<Run> attempts) {
        return attempts.stream().filter(run -> !Excuses.excuse(c, run)).count() <= 1;
    }

    /** Until when the run that goes on may still move. */
    private static @Nullable Instant underWay(ScheduleCase c, Instant anchor) {
        return c.view()
                .runs()
                .running(anchor)
                .filter(run -> !run.isWaiting())
                .map(run -> {
                    var plausible = c.expectedDuration().multipliedBy(2);
                    var end =
                            run.started().plus(plausible.compareTo(LEAST_PLAUSIBLE) < 0 ? LEAST_PLAUSIBLE : plausible);
                    var still = c.installation().moved(run).plus(MOVING);
                    return still.isBefore(end) ? still : end;
                })
                .orElse(null);
    }

    /** Until when the first run after the last outage of the location may still be good. */
    private static @Nullable Instant nextDue(ScheduleCase c, Promise promise, Instant anchor) {
        return Excuses.locationBackAt(c)
                .filter(back -> back.isAfter(anchor))
                .flatMap(promise::slotAfter)
                .map(Promise.Slot::holdsUntil)
                .orElse(null);
    }

    private static @Nullable Instant latest(@Nullable Instant one, @Nullable Instant other) {
        return one == null || (other != null && other.isAfter(one)) ? other : one;
    }
}
