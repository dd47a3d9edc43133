package io.deckwatch.rule.schedule;

import io.deckwatch.event.ScheduleProjection;
import io.deckwatch.state.Run;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The run of a schedule that is to be started next or should have been. Velero counts from its last submission, whatever came
 * of that; a promise counts from the last good run.
 *
 * @param slot when the run is due by the cron
 * @param missedAt when it counts as not started: the slot and its grace have passed, and nothing was in its way
 */
record Due(Instant slot, Instant missedAt) {

    /** Velero looks at its schedules once a minute; the API server's clock may differ from its own. */
    static final Duration POLLING = Duration.ofMinutes(1);

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    /** Within this time the Backup of a submission is seen. */
    private static final Duration ON_ITS_WAY = Duration.ofMinutes(5);

    /** What is due now or next; empty where the cron has no slot. */
    static Optional<Due> of(ScheduleCase c) {
        var newest = c.newestRun().orElse(null);
        // A restore point that came from elsewhere, where such ones count, serves a slot as well as an own run does.
        var good = ScheduleFacts.promise(c).newestGood().map(Run::started).orElse(null);
        var submitted = c.definition().runs().lastBackup();
        var made = newest == null ? null : made(newest);
        return after(c, latest(latest(submitted, made), good), newest);
    }

    /**
     * A run that was started after all, when it counted as missed.
     *
     * @param due what it was made for
     * @param at when it was started
     * @param until when it should be done; until it is, or until then, the slot is not made up for
     */
    record Late(Due due, Instant at, Instant until) {}

    /** The newest run, if it goes on and was started late. A submission is told by two objects, of which either comes first. */
    static Optional<Late> late(ScheduleCase c) {
        var newest = c.newestRun().orElse(null);
        if (newest == null) {
            return Optional.empty();
        }
        var submitted = c.definition().runs().lastBackup();
        if (submitted != null && submitted.isAfter(made(newest))) {
            return late(c, newest, submitted, submitted.plus(ON_ITS_WAY));
        }
        if (!newest.isRunning()) {
            return Optional.empty();
        }
        var at = newest.created();
        return c.runBefore(newest)
                .flatMap(before ->
                        late(c, before, at, at.plus(c.expectedDuration()).plus(POLLING)));
    }

    private static Optional<Late> late(ScheduleCase c, Run before, Instant at, Instant until) {
        return after(c, made(before), before)
                .filter(due -> !at.isBefore(due.missedAt) && c.now().isBefore(until))
                .map(due -> new Late(due, at, until));
    }

    /**
     * What is due after a submission.
     *
     * @param submitted the submission, if there was one
     * @param before the run before, which may have been in the way
     */
    private static Optional<Due> after(ScheduleCase c, @Nullable Instant submitted, @Nullable Run before) {
        var reference = latest(begun(c.definition()), submitted);
        return c.view().cron().flatMap(cron -> cron.next(reference).map(slot -> {
            var free = before == null ? slot : latest(slot, before.isRunning() ? before.since() : before.ended());
            return new Due(
                    slot, free.plus(ScheduleFacts.promise(c).grace(cron, slot)).plus(PATIENCE));
        }));
    }

    /** Since when the schedule is as it is. */
    private static Instant begun(ScheduleProjection definition) {
        var memory = definition.memory();
        var life = definition.life();
        return Promise.latest(
                definition.head().created(),
                memory.unpausedAt(),
                memory.cronChangedAt(),
                definition.runs().lastSkipped(),
                life.transitions().size() > 1 ? life.since() : null);
    }

    /** When a run was made, with some room for clocks: a Backup is stamped by the API server, its slot is Velero's. */
    private static Instant made(Run run) {
        return run.created().plus(POLLING);
    }

    private static Instant latest(@Nullable Instant one, @Nullable Instant other) {
        if (one == null || other == null) {
            return one == null ? (other == null ? Instant.EPOCH : other) : one;
        }
        return one.isAfter(other) ? one : other;
    }
}
