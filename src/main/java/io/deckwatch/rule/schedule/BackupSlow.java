package io.deckwatch.rule.schedule;

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
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A run takes much longer than the good runs of the same spec before it: longer than their median by four times their median
 * absolute deviation, and by a least time. That holds for one that still runs as well.
 *
 * @param runs how many good runs there must be to compare with
 * @param more by how much it must be longer at least
 */
public record BackupSlow(int runs, Duration more) implements ScheduleRule {

    /** The alert's name. */
    public static final String NAME = "VeleroBackupSlow";

    /** How many runs it takes by default. */
    public static final int RUNS = 8;

    /** By how much it must be longer by default. */
    public static final Duration MORE = Duration.ofMinutes(15);

    private static final int MOST_COMPARED = 20;
    private static final int DEVIATIONS = 4;

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Verdict evaluate(Subject subject, ClusterView view, Instant now) {
        return ScheduleCase.judge(subject, view, now, this::judge);
    }

    /**
     * What a run should have taken.
     *
     * @param run the run
     * @param usual the median of those before it
     * @param slowAt from when on it is slow
     */
    private record Pace(Run run, Duration usual, Instant slowAt) {}

    private Verdict judge(ScheduleCase c) {
        var running = c.view()
                .runs()
                .newest(run -> run.isOwn() && run.isRunning() && run.hasBegun())
                .flatMap(run -> pace(c, run));
        if (running.isPresent() && !c.now().isBefore(running.get().slowAt())) {
            return slow(c, running.get(), null);
        }
        var mayBeSlowAt = running.map(Pace::slowAt).orElse(null);
        return c.newestMade()
                .filter(c::isGood)
                .filter(run -> run.taken().compareTo(more) >= 0)
                .flatMap(run -> pace(c, run))
                .filter(pace -> !pace.run().ended().isBefore(pace.slowAt()))
                .map(pace -> slow(c, pace, mayBeSlowAt))
                .orElseGet(() -> Verdict.fineUntil(mayBeSlowAt));
    }

    private Optional<Pace> pace(ScheduleCase c, Run run) {
        var spans = c.attempts().stream()
                .filter(other ->
                        c.isGood(other) && other.counts().spec() == run.counts().spec())
                .filter(other -> other.started().isBefore(run.started()))
                .map(Run::taken)
                .filter(Duration::isPositive)
                .limit(MOST_COMPARED)
                .mapToLong(Duration::toMillis)
                .sorted()
                .toArray();
        if (spans.length < runs) {
            return Optional.empty();
        }
        var median = spans[spans.length / 2];
        var deviations = new long[spans.length];
        for (var i = 0; i < spans.length; i++) {
            deviations[i] = Math.abs(spans[i] - median);
        }
        Arrays.sort(deviations);
        var longer = Math.max(DEVIATIONS * deviations[deviations.length / 2], more.toMillis());
        return Optional.of(
                new Pace(run, Duration.ofMillis(median), run.started().plusMillis(median + longer)));
    }

    private static Verdict slow(ScheduleCase c, Pace pace, @Nullable Instant mayChangeAt) {
        var run = pace.run();
        var usual = "Such a run usually takes " + Words.span(pace.usual());
        var told = run.isRunning()
                ? "Backup " + run.name() + " began at " + Words.time(run.started()) + " and is " + run.phase() + ". "
                        + usual + "; from " + Words.time(pace.slowAt()) + " on it is slow."
                : "Backup " + run.name() + " took " + Words.span(run.taken()) + ". " + usual + ".";
        return new Verdict.Active(
                Severity.INFO,
                pace.slowAt(),
                Promise.earliest(c.now(), mayChangeAt, ScheduleFacts.promise(c).mayChangeAt()),
                new Facts(
                        "The newest backup of " + c.title() + " takes longer than usual.",
                        told,
                        ScheduleFacts.about(c, pace.slowAt(), run, ""),
                        causes(c)));
    }

    /** What hangs is more than slow. */
    private static List<Cause> causes(ScheduleCase c) {
        var causes = new ArrayList<>(c.runningTransfers());
        causes.add(c.sameSchedule(BackupStuck.NAME));
        return causes;
    }
}
