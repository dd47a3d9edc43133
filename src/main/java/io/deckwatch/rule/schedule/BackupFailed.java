package io.deckwatch.rule.schedule;

import io.deckwatch.event.Kind;
import io.deckwatch.event.Phase;
import io.deckwatch.rule.Facts;
import io.deckwatch.rule.Rule;
import io.deckwatch.rule.Severity;
import io.deckwatch.rule.Verdict;
import io.deckwatch.state.ClusterView;
import io.deckwatch.state.Subject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Set;

/**
 * The newest attempt of a schedule ended Failed or FailedValidation, by whatever cause: a ticket until a newer one ends
 * otherwise. A failed backup of no schedule is a note for a day.
 */
public record BackupFailed() implements Rule {

    /** The alert's name. */
    public static final String NAME = "VeleroBackupFailed";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Set<Subject.Type> subjects() {
        return Set.of(Subject.Type.SCHEDULE, Subject.Type.BACKUP);
    }

    @Override
    public Set<Kind> needs() {
        return Set.of(Kind.BACKUP, Kind.SCHEDULE);
    }

    @Override
    public Verdict evaluate(Subject subject, ClusterView view, Instant now) {
        return subject.type() == Subject.Type.BACKUP
                ? Unscheduled.note(subject, view, now, Set.of(Phase.FAILED, Phase.FAILED_VALIDATION))
                : ScheduleCase.judge(subject, view, now, BackupFailed::scheduled);
    }

    private static Verdict scheduled(ScheduleCase c) {
        var series = c.newestThatEnded(Phase.FAILED, Phase.FAILED_VALIDATION);
        if (series.isEmpty()) {
            return Verdict.fine();
        }
        var newest = series.getFirst();
        var since = series.getLast().ended();
        var failure = RunFailure.of(c, newest);
        var causes = new ArrayList<>(Excuses.unusableLocation(c, newest.ended()));
        causes.add(c.sameSchedule(BackupFailingPersistent.NAME));
        if (Phase.FAILED_VALIDATION.equals(newest.outcome())) {
            causes.add(c.sameSchedule(ScheduleLocationUnusable.NAME));
        }
        if (newest.isFailedByRestart()) {
            causes.add(c.sameInstallation(BackupFailedByRestart.NAME));
        }
        return new Verdict.Active(
                Severity.WARNING,
                since,
                ScheduleFacts.promise(c).mayChangeAt(),
                new Facts(
                                "The newest backup of " + c.title() + " ended " + newest.outcome() + ".",
                                Unscheduled.ended(newest, failure.reason()) + " " + ScheduleFacts.lastGood(c),
                                ScheduleFacts.about(c, since, failure),
                                causes)
                        .with(failure.symptom()));
    }
}
