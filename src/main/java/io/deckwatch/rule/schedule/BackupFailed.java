package io.deckwatch.rule.schedule;

import io.deckwatch.event.Kind;
import io.deckwatch.event.Phase;
import io.deckwatch.rule.Facts;
import io.deckwatch.rule.Rule;
import io.deckwatch.rule.Severity;
import io.deckwatch.rule.Verdict;
import io.deckwatch.rule.Words;
import io.deckwatch.state.ClusterView;
import io.deckwatch.state.Run;
import io.deckwatch.state.Subject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The newest attempt of a schedule ended Failed or FailedValidation, by whatever cause: a ticket until a newer one ends
 * otherwise. A failed backup of no schedule is a note for a day.
 */
public record BackupFailed() implements Rule {

    /** The alert's name. */
    public static final String NAME = "VeleroBackupFailed";

    private static final Duration NEWS = Duration.ofHours(24);

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
                ? unscheduled(subject, view, now)
                : ScheduleCase.judge(subject, view, now, BackupFailed::scheduled);
    }

    private static Verdict scheduled(ScheduleCase c) {
        var series = c.newestThatEnded(Phase.FAILED, Phase.FAILED_VALIDATION);
        if (series.isEmpty()) {
            return Verdict.fine();
        }
        var newest = series.getFirst();
        var since = series.getLast().ended();
        var reason = ScheduleFacts.reason(c, newest);
        var causes = new ArrayList<>(c.unavailableLocation());
        causes.add(c.sameSchedule(BackupFailingPersistent.NAME));
        return new Verdict.Active(
                Severity.WARNING,
                since,
                ScheduleFacts.promise(c).mayChangeAt(),
                new Facts(
                        "The newest backup of " + c.title() + " ended " + newest.outcome() + ".",
                        ended(newest, reason) + " " + ScheduleFacts.lastGood(c),
                        ScheduleFacts.about(c, since, reason),
                        causes));
    }

    private static Verdict unscheduled(Subject subject, ClusterView view, Instant now) {
        var found = view.installation(subject.namespace()).flatMap(i -> i.backup(subject.name()));
        if (found.isEmpty() || !isFailed(found.get()) || !found.get().isOwn()) {
            return Verdict.fine();
        }
        var run = found.get();
        var forgotten = run.ended().plus(NEWS);
        return now.isBefore(forgotten)
                ? new Verdict.Active(
                        Severity.INFO,
                        run.ended(),
                        forgotten,
                        Facts.of(
                                "Backup " + run.name() + " ended " + run.outcome() + ".",
                                ended(run, run.reason())
                                        + " It belongs to no schedule, so nothing repeats it by itself.",
                                Map.of("since", run.ended().toString(), "reason", run.reason())))
                : Verdict.fine();
    }

    private static boolean isFailed(Run run) {
        var outcome = run.outcome();
        return outcome != null && List.of(Phase.FAILED, Phase.FAILED_VALIDATION).contains(outcome);
    }

    private static String ended(Run run, String reason) {
        var what = "Backup " + run.name() + " ended " + run.outcome() + " at " + Words.time(run.ended());
        return Words.because(what, reason);
    }
}
