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
import java.util.List;
import java.util.Set;

/**
 * A schedule fails again and again: two or more failed runs in a row that span a time, or three in a row.
 *
 * @param span the time that two failed runs must span
 */
public record BackupFailingPersistent(Duration span) implements Rule {

    /** The alert's name. */
    public static final String NAME = "VeleroBackupFailingPersistent";

    private static final int IN_A_ROW = 3;

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Set<Subject.Type> subjects() {
        return Set.of(Subject.Type.SCHEDULE);
    }

    @Override
    public Set<Kind> needs() {
        return Set.of(Kind.BACKUP, Kind.SCHEDULE);
    }

    @Override
    public Verdict evaluate(Subject subject, ClusterView view, Instant now) {
        return ScheduleCase.judge(subject, view, now, this::judge);
    }

    private Verdict judge(ScheduleCase c) {
        var series = c.newestThatEnded(Phase.FAILED, Phase.FAILED_VALIDATION);
        if (series.size() < 2) {
            return Verdict.fine();
        }
        var first = series.getLast();
        var newest = series.getFirst();
        var spanned = Duration.between(first.ended(), newest.ended());
        if (series.size() < IN_A_ROW && spanned.compareTo(span) < 0) {
            return Verdict.fine();
        }
        var reason = ScheduleFacts.reason(c, newest);
        return new Verdict.Active(
                Severity.CRITICAL,
                first.ended(),
                ScheduleFacts.promise(c).mayChangeAt(),
                new Facts(
                        "The backups of " + c.title() + " fail again and again.",
                        Words.because(told(series, newest), reason) + " " + ScheduleFacts.lastGood(c),
                        ScheduleFacts.about(c, first.ended(), reason),
                        c.unavailableLocation()));
    }

    private static String told(List<Run> series, Run newest) {
        return series.size() + " runs in a row failed since "
                + Words.time(series.getLast().ended()) + ", the newest is " + newest.name();
    }
}
