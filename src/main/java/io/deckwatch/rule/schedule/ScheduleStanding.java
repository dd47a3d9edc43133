package io.deckwatch.rule.schedule;

import io.deckwatch.event.Phase;
import io.deckwatch.state.Installation;
import io.deckwatch.state.Run;
import io.deckwatch.state.Subject;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How one schedule stands: what lists, pages and metrics show of it. It says what is known, not whether that is wrong.
 *
 * @param subject the schedule
 * @param cron its cron as written
 * @param paused whether it is paused
 * @param lastGood when the newest good restore point that is still there was started, or null
 * @param nextRun when it runs next by its cron; null while it is paused or not enabled
 * @param brokenAt when its RPO is or was broken, the explicit one before the one derived from the cron; null without one
 * @param recent its last runs
 */
public record ScheduleStanding(
        Subject subject,
        String cron,
        boolean paused,
        @Nullable Instant lastGood,
        @Nullable Instant nextRun,
        @Nullable Instant brokenAt,
        RecentRuns recent) {

    /** The standing of a schedule at that time; empty where there is no Schedule object. */
    public static Optional<ScheduleStanding> of(Installation installation, Subject schedule, Instant now) {
        return installation.schedule(schedule.name()).flatMap(view -> Optional.ofNullable(view.definition())
                .map(definition -> new ScheduleCase(schedule, installation, view, definition, now))
                .map(ScheduleStanding::of));
    }

    static ScheduleStanding of(ScheduleCase c) {
        var promise = ScheduleFacts.promise(c);
        var paused = c.definition().memory().paused();
        return new ScheduleStanding(
                c.subject(),
                c.definition().cron(),
                paused,
                promise.newestGood().map(Run::started).orElse(null),
                c.isEnabled() ? promise.nextRun().orElse(null) : null,
                promise.explicitlyBrokenAt()
                        .or(() -> paused || !c.isEnabled() ? Optional.empty() : promise.brokenAt())
                        .orElse(null),
                RecentRuns.of(c));
    }

    /**
     * The last runs.
     *
     * @param count how many of the last {@value #MOST} that ended there are
     * @param bad how many of them made no good restore point
     * @param newest the newest of them, or null
     * @param day what happened in the last 24 hours
     */
    public record RecentRuns(int count, int bad, @Nullable Ended newest, Timeline day) {

        /** How many runs are looked at. */
        public static final int MOST = 10;

        private static final Duration DAY = Duration.ofHours(24);

        /** One every quarter of an hour; more could not be told apart on a page. */
        private static final int MOST_OF_A_DAY = 96;

        /** No runs at all, as of that time. */
        public static RecentRuns none(Instant now) {
            return new RecentRuns(0, 0, null, Timeline.empty(now.minus(DAY), now));
        }

        private static RecentRuns of(ScheduleCase c) {
            var runs = c.attempts().subList(0, Math.min(MOST, c.attempts().size()));
            var bad = (int) runs.stream().filter(run -> !c.isGood(run)).count();
            return new RecentRuns(
                    runs.size(),
                    bad,
                    runs.isEmpty() ? null : Ended.of(runs.getFirst(), c),
                    Timeline.of(c, DAY, MOST_OF_A_DAY));
        }
    }

    /**
     * A run that ended.
     *
     * @param backup the name of its Backup
     * @param outcome the phase it ended in
     * @param good whether it made a good restore point
     * @param at when it ended
     */
    public record Ended(String backup, Phase outcome, boolean good, Instant at) {

        private static Ended of(Run run, ScheduleCase c) {
            var outcome = run.outcome();
            return new Ended(run.name(), outcome == null ? run.phase() : outcome, c.isGood(run), run.ended());
        }
    }
}
