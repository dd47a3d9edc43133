package io.deckwatch.rule.schedule;

import io.deckwatch.event.Kind;
import io.deckwatch.event.Phase;
import io.deckwatch.rule.Facts;
import io.deckwatch.rule.Rule;
import io.deckwatch.rule.Severity;
import io.deckwatch.rule.Verdict;
import io.deckwatch.rule.Words;
import io.deckwatch.state.ClusterView;
import io.deckwatch.state.Subject;
import java.time.Instant;
import java.util.Set;

/**
 * The newest attempt of a schedule ended PartiallyFailed: something is missing in it. Of a backup of no schedule that is a note
 * for a day.
 */
public record BackupPartiallyFailed() implements Rule {

    /** The alert's name. */
    public static final String NAME = "VeleroBackupPartiallyFailed";

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
                ? Unscheduled.note(subject, view, now, Set.of(Phase.PARTIALLY_FAILED))
                : ScheduleCase.judge(subject, view, now, BackupPartiallyFailed::judge);
    }

    private static Verdict judge(ScheduleCase c) {
        var series = c.newestThatEnded(Phase.PARTIALLY_FAILED);
        if (series.isEmpty()) {
            return Verdict.fine();
        }
        var newest = series.getFirst();
        var since = series.getLast().ended();
        var failure = RunFailure.of(c, newest);
        return new Verdict.Active(
                Severity.WARNING,
                since,
                ScheduleFacts.promise(c).mayChangeAt(),
                new Facts(
                                "The newest backup of " + c.title() + missing(c, failure) + ".",
                                Unscheduled.ended(newest, failure.reason()) + " " + ScheduleFacts.lastGood(c),
                                ScheduleFacts.about(c, since, failure),
                                Excuses.unusableLocation(c, newest.ended()))
                        .with(failure.symptom()));
    }

    /** What it lacks, where that are volumes: the rest of it can be restored. */
    private static String missing(ScheduleCase c, RunFailure failure) {
        var lost = failure.lost();
        return lost.isEmpty()
                ? " is only partly there"
                : " lacks " + lost.size() + " of "
                        + c.installation()
                                .transfers()
                                .volumesOf(c.subject().name())
                                .size()
                        + " volumes: " + Words.list(lost);
    }
}
