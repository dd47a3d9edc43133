package io.deckwatch.rule.schedule;

import io.deckwatch.event.Phase;
import io.deckwatch.rule.Facts;
import io.deckwatch.rule.Facts.Cause;
import io.deckwatch.rule.Severity;
import io.deckwatch.rule.Timing;
import io.deckwatch.rule.Verdict;
import io.deckwatch.rule.Words;
import io.deckwatch.state.ClusterView;
import io.deckwatch.state.Run;
import io.deckwatch.state.Subject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A run is due and cannot start: Velero starts none while a Backup with the schedule's label is New or InProgress, and says so
 * nowhere. A backup that is in the way but moves, and takes no longer than the schedule's runs may take, is only late.
 *
 * @param after how long the backup in the way may stand still
 */
public record ScheduleBlocked(Duration after) implements ScheduleRule {

    /** The alert's name. */
    public static final String NAME = "VeleroScheduleBlocked";

    /** The default of {@link #after()}. */
    public static final Duration AFTER = Duration.ofMinutes(30);

    /** Velero starts the next run within a minute of the end of what was in its way. */
    private static final Timing TIMING = new Timing(Duration.ZERO, Duration.ofMinutes(10));

    /** Velero looks at its schedules once a minute, and a run that just ends makes way. */
    private static final Duration LATE = Duration.ofMinutes(5);

    private static final Duration LEAST_PLAUSIBLE = Duration.ofHours(1);

    public ScheduleBlocked {
        if (!after.isPositive()) {
            throw new IllegalArgumentException("after must be positive, but is " + after);
        }
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Timing timing() {
        return TIMING;
    }

    @Override
    public Verdict evaluate(Subject subject, ClusterView view, Instant now) {
        return ScheduleCase.judgeEnabled(subject, view, now, this::judge);
    }

    private Verdict judge(ScheduleCase c) {
        var blocker = blocker(c);
        var due = blocker.isEmpty() ? Optional.<Due>empty() : Due.of(c);
        if (blocker.isEmpty() || due.isEmpty()) {
            return Verdict.fine();
        }
        var at = blockedAt(c, blocker.get(), due.get().slot());
        return c.now().isBefore(at)
                ? Verdict.fineUntil(at)
                : blocked(c, blocker.get(), due.get().slot(), at);
    }

    /** The backup that keeps Velero from starting a run of the schedule. */
    static Optional<Run> blocker(ScheduleCase c) {
        return c.view()
                .runs()
                .open()
                .filter(run ->
                        run.isInProgress() || (run.isRunning() && run.phase().equals(Phase.NEW)))
                .min(Comparator.comparing(run -> !run.isInProgress()));
    }

    private Instant blockedAt(ScheduleCase c, Run blocker, Instant slot) {
        var plausible = c.expectedDuration().multipliedBy(2);
        var tooLong = blocker.started().plus(plausible.compareTo(LEAST_PLAUSIBLE) < 0 ? LEAST_PLAUSIBLE : plausible);
        var still = c.installation().moved(blocker).plus(after);
        // What waits for its turn does not move, and need not.
        var suspect = blocker.isInProgress() && still.isBefore(tooLong) ? still : tooLong;
        var late = slot.plus(LATE);
        return suspect.isAfter(late) ? suspect : late;
    }

    private static Verdict blocked(ScheduleCase c, Run blocker, Instant slot, Instant at) {
        var promise = ScheduleFacts.promise(c);
        var facts = ScheduleFacts.about(c, at, "Backup " + blocker.name() + " is " + blocker.phase());
        facts.put("blocker", blocker.name());
        return new Verdict.Active(
                promise.isBroken() ? Severity.CRITICAL : Severity.WARNING,
                at,
                promise.brokenChangesAt(),
                new Facts(
                        "No run of " + c.title() + " can start: backup " + blocker.name() + " is in the way.",
                        "It is " + blocker.phase() + " since " + Words.time(blocker.since()) + " and last moved at "
                                + Words.time(c.installation().moved(blocker)) + ". The run due "
                                + Words.time(slot) + " waits for it, and so will all others until it ends. "
                                + ScheduleFacts.lastGood(c),
                        facts,
                        causes(c, blocker)));
    }

    private static List<Cause> causes(ScheduleCase c, Run blocker) {
        if (blocker.isWaiting()) {
            return List.of(Hindrances.queue(c.subject()));
        }
        var causes = new ArrayList<>(c.runningTransfers());
        causes.add(c.sameSchedule(BackupStuck.NAME));
        return causes;
    }
}
