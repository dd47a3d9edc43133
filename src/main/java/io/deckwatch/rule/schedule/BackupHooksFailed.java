package io.deckwatch.rule.schedule;

import io.deckwatch.event.Phase;
import io.deckwatch.rule.Facts;
import io.deckwatch.rule.Facts.Cause;
import io.deckwatch.rule.Severity;
import io.deckwatch.rule.Verdict;
import io.deckwatch.rule.Words;
import io.deckwatch.state.ClusterView;
import io.deckwatch.state.Run;
import io.deckwatch.state.Subject;
import java.time.Instant;
import java.util.List;

/**
 * Hooks failed in the newest run, so that what they were to prepare may be missing in it: a dump that was not written, a
 * database that was not quiesced. A hook that is set to go on leaves the run Completed.
 */
public record BackupHooksFailed() implements ScheduleRule {

    /** The alert's name. */
    public static final String NAME = "VeleroBackupHooksFailed";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Verdict evaluate(Subject subject, ClusterView view, Instant now) {
        return ScheduleCase.judge(subject, view, now, BackupHooksFailed::judge);
    }

    private static Verdict judge(ScheduleCase c) {
        if (c.newestMade().filter(run -> run.counts().hooksFailed() > 0).isEmpty()) {
            return Verdict.fine();
        }
        var series = c.made().takeWhile(run -> run.counts().hooksFailed() > 0).toList();
        var newest = series.getFirst();
        var since = series.getLast().ended();
        var failed = hooksFailed(newest);
        return new Verdict.Active(
                Severity.WARNING,
                since,
                ScheduleFacts.promise(c).mayChangeAt(),
                new Facts(
                        failed + " in the newest backup of " + c.title() + ".",
                        "Backup " + newest.name() + " ended " + newest.outcome() + " at " + Words.time(newest.ended())
                                + ", but " + failed
                                + ". What they were to prepare, such as a dump or a database at rest, may"
                                + " be missing in it.",
                        ScheduleFacts.about(c, since, newest, failed),
                        causes(c, newest)));
    }

    /** How many hooks failed in a run, in words. */
    static String hooksFailed(Run run) {
        var failed = (int) run.counts().hooksFailed();
        return failed == 1 ? "1 hook failed" : failed + " hooks failed";
    }

    private static List<Cause> causes(ScheduleCase c, Run newest) {
        return Phase.PARTIALLY_FAILED.equals(newest.outcome())
                ? List.of(c.sameSchedule(BackupPartiallyFailed.NAME))
                : List.of();
    }
}
