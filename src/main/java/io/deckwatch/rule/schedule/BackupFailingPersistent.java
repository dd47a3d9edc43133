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
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * A schedule fails again and again: two or more failed runs in a row that span a time, or three in a row. Runs that an outage
 * of their location explains are left out when it is over.
 *
 * @param span the time that two failed runs must span
 */
public record BackupFailingPersistent(Duration span) implements ScheduleRule {

    /** The alert's name. */
    public static final String NAME = "VeleroBackupFailingPersistent";

    /** The span unless something else is set. */
    public static final Duration SPAN = Duration.ofHours(12);

    private static final int IN_A_ROW = 3;

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public boolean pagesHoweverRare() {
        return true;
    }

    @Override
    public Verdict evaluate(Subject subject, ClusterView view, Instant now) {
        return ScheduleCase.judge(subject, view, now, this::judge);
    }

    private Verdict judge(ScheduleCase c) {
        if (c.newestAttempt().filter(run -> !c.isGood(run)).isEmpty()) {
            return Verdict.fine();
        }
        var series = Excuses.ownAttempts(c)
                .takeWhile(BackupFailingPersistent::hasFailed)
                .toList();
        if (!isPersistent(series, span)) {
            return Verdict.fine();
        }
        var first = series.getLast();
        var newest = series.getFirst();
        var failure = RunFailure.of(c, newest);
        return new Verdict.Active(
                Severity.CRITICAL,
                first.ended(),
                ScheduleFacts.promise(c).mayChangeAt(),
                new Facts(
                                "The backups of " + c.title() + " fail again and again.",
                                Words.because(told(series, newest), failure.reason()) + " " + ScheduleFacts.lastGood(c),
                                ScheduleFacts.about(c, first.ended(), failure),
                                causes(c, series))
                        .with(failure.symptom()));
    }

    private static boolean hasFailed(Run run) {
        return Phase.FAILED.equals(run.outcome()) || Phase.FAILED_VALIDATION.equals(run.outcome());
    }

    /** Whether that many failed runs in a row, newest first, are persistent. */
    static boolean isPersistent(List<Run> series, Duration span) {
        return series.size() >= IN_A_ROW
                || (series.size() == 2
                        && Duration.between(
                                                series.getLast().ended(),
                                                series.getFirst().ended())
                                        .compareTo(span)
                                >= 0);
    }

    private static List<Cause> causes(ScheduleCase c, List<Run> series) {
        var causes =
                new ArrayList<>(Excuses.unusableLocation(c, series.getFirst().ended()));
        if (series.stream().allMatch(Run::isFailedByRestart)) {
            causes.add(c.sameInstallation(BackupFailedByRestart.NAME));
        }
        return causes;
    }

    private static String told(List<Run> series, Run newest) {
        return series.size() + " runs in a row failed since "
                + Words.time(series.getLast().ended()) + ", the newest is " + newest.name();
    }
}
