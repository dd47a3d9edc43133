package io.deckwatch.rule.schedule;

import io.deckwatch.rule.Facts;
import io.deckwatch.rule.Severity;
import io.deckwatch.rule.Verdict;
import io.deckwatch.rule.Words;
import io.deckwatch.state.ClusterView;
import io.deckwatch.state.Subject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A schedule is enabled, its first run was due and its grace has passed, and it has never run since it was created. */
public record ScheduleNeverRan() implements ScheduleRule {

    /** The alert's name. */
    public static final String NAME = "VeleroScheduleNeverRan";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Verdict evaluate(Subject subject, ClusterView view, Instant now) {
        return ScheduleCase.judgeEnabled(subject, view, now, ScheduleNeverRan::judge);
    }

    private static Verdict judge(ScheduleCase c) {
        var due = c.everRan() ? Optional.<Due>empty() : Due.of(c);
        if (due.isEmpty()) {
            return Verdict.fine();
        }
        var at = due.get().missedAt();
        if (c.now().isBefore(at)) {
            return Verdict.fineUntil(at);
        }
        var promise = ScheduleFacts.promise(c);
        return new Verdict.Active(
                promise.isBroken() ? Severity.CRITICAL : Severity.WARNING,
                at,
                promise.brokenChangesAt(),
                new Facts(
                        "There was never a run of " + c.title() + ".",
                        "It is enabled and there since "
                                + Words.time(c.definition().head().created())
                                + ", its first run was due "
                                + Words.time(due.get().slot())
                                + ", and Velero has made no Backup for it. " + ScheduleFacts.lastGood(c),
                        ScheduleFacts.about(c, due.get().slot(), "never started"),
                        List.of(c.serverDown(), c.sameSchedule(ScheduleNameTooLong.NAME))));
    }
}
