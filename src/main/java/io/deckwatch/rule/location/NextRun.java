package io.deckwatch.rule.location;

import io.deckwatch.rule.Words;
import io.deckwatch.state.ScheduleView;
import java.time.Instant;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;

/**
 * The first run that some schedules have by their crons.
 *
 * @param schedule the schedule
 * @param at when it is due
 */
record NextRun(String schedule, Instant at) {

    /** The first run after now. That of an interval may have been due before: then Velero is late. */
    static Optional<NextRun> of(Map<String, ScheduleView> schedules, Instant now) {
        return schedules.entrySet().stream()
                .flatMap(entry -> entry.getValue().nextSlot(now).map(at -> new NextRun(entry.getKey(), at)).stream())
                .min(Comparator.comparing(NextRun::at).thenComparing(NextRun::schedule));
    }

    /** For example {@code nightly at 2026-03-03 02:00 UTC}. */
    String sentence() {
        return schedule + " at " + Words.time(at);
    }
}
