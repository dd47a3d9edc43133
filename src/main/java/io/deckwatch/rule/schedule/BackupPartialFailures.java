package io.deckwatch.rule.schedule;

import io.deckwatch.rule.Facts;
import io.deckwatch.rule.Severity;
import io.deckwatch.rule.Verdict;
import io.deckwatch.rule.Words;
import io.deckwatch.state.ClusterView;
import io.deckwatch.state.Run;
import io.deckwatch.state.Subject;
import java.time.Instant;
import java.util.ArrayList;

/**
 * Too many of a schedule's last runs failed or partially failed, even if the newest did not. Counted over runs, not over
 * time, so that it means the same for hourly and weekly schedules. Runs that an outage of their location explains are left out
 * when it is over.
 *
 * @param ratio the share of bad runs above which the alert fires
 */
public record BackupPartialFailures(double ratio) implements ScheduleRule {

    /** The alert's name. */
    public static final String NAME = "VeleroBackupPartialFailures";

    /** The share unless something else is set. */
    public static final double RATIO = 0.5;

    private static final int WINDOW = 10;
    private static final int LEAST_RUNS = 5;
    private static final int GOOD_TO_END = 3;

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Verdict evaluate(Subject subject, ClusterView view, Instant now) {
        return ScheduleCase.judge(subject, view, now, this::judge);
    }

    private Verdict judge(ScheduleCase c) {
        var runs = Excuses.ownAttempts(c).limit(WINDOW).toList();
        if (runs.size() < LEAST_RUNS || ScheduleCase.newest(runs, c::isGood).size() >= GOOD_TO_END) {
            return Verdict.fine();
        }
        var bad = runs.stream().filter(run -> !c.isGood(run)).toList();
        if (bad.size() <= ratio * runs.size()) {
            return Verdict.fine();
        }
        var newest = bad.getFirst();
        var failure = RunFailure.of(c, newest);
        var causes = new ArrayList<>(Excuses.unusableLocation(c, newest.ended()));
        if (bad.stream().allMatch(Run::isFailedByRestart)) {
            causes.add(c.sameInstallation(BackupFailedByRestart.NAME));
        }
        return new Verdict.Active(
                Severity.WARNING,
                newest.ended(),
                ScheduleFacts.promise(c).mayChangeAt(),
                new Facts(
                                bad.size() + " of the last " + runs.size() + " backups of " + c.title()
                                        + " failed or partially failed.",
                                Words.because(
                                                "The newest of them is " + newest.name() + " (" + newest.outcome()
                                                        + ")",
                                                failure.reason())
                                        + " " + ScheduleFacts.lastGood(c),
                                ScheduleFacts.about(c, bad.getLast().ended(), failure),
                                causes)
                        .with(failure.symptom()));
    }
}
