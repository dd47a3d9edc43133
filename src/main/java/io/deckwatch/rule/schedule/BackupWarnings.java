package io.deckwatch.rule.schedule;

import io.deckwatch.rule.Facts;
import io.deckwatch.rule.Severity;
import io.deckwatch.rule.Verdict;
import io.deckwatch.rule.Words;
import io.deckwatch.state.ClusterView;
import io.deckwatch.state.Subject;
import java.time.Instant;
import java.util.List;

/**
 * A schedule's runs log warnings where there were none. Many schedules always do, so only the change is a note.
 *
 * @param runs how many good runs without warnings must come before
 */
public record BackupWarnings(int runs) implements ScheduleRule {

    /** The alert's name. */
    public static final String NAME = "VeleroBackupWarnings";

    /** How many runs it takes by default. */
    public static final int RUNS = 3;

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Verdict evaluate(Subject subject, ClusterView view, Instant now) {
        return ScheduleCase.judge(
                subject,
                view,
                now,
                c -> Departure.judge(c, run -> run.counts().warnings() > 0, runs, departure -> warned(c, departure)));
    }

    private static Verdict warned(ScheduleCase c, Departure departure) {
        var newest = departure.newest();
        var since = departure.first().ended();
        var count = (int) newest.counts().warnings();
        var warnings = count == 1 ? "1 warning" : count + " warnings";
        return new Verdict.Active(
                Severity.INFO,
                since,
                ScheduleFacts.promise(c).mayChangeAt(),
                new Facts(
                        "Backups of " + c.title() + " log warnings since " + Words.time(since) + ".",
                        "Backup " + newest.name() + " ended " + newest.outcome() + " with " + warnings + "; the "
                                + departure.usual().size() + " good runs before that had none.",
                        ScheduleFacts.about(c, since, newest, warnings),
                        List.of(
                                c.sameSchedule(BackupHollow.NAME),
                                c.sameSchedule(BackupHooksFailed.NAME),
                                c.sameSchedule(BackupPartiallyFailed.NAME))));
    }
}
