package io.deckwatch.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.deckwatch.rule.schedule.ScheduleStanding;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A schedule in the API.
 *
 * @param cluster its cluster
 * @param veleroNamespace the namespace of its Velero
 * @param schedule its name
 * @param cron its cron as written
 * @param paused whether it is paused
 * @param times its times
 * @param runs its last runs
 */
public record ScheduleView(
        String cluster,
        String veleroNamespace,
        String schedule,
        String cron,
        boolean paused,
        @JsonUnwrapped Times times,
        @JsonUnwrapped Runs runs) {

    static ScheduleView of(ScheduleStanding standing) {
        var subject = standing.subject();
        return new ScheduleView(
                subject.cluster(),
                subject.namespace(),
                subject.name(),
                standing.cron(),
                standing.paused(),
                new Times(standing.lastGood(), standing.nextRun(), standing.brokenAt()),
                Runs.of(standing.recent()));
    }

    /**
     * The times of a schedule; what there is not is absent.
     *
     * @param lastGood start of the newest good backup that still exists
     * @param nextRun the next run by the cron
     * @param rpoBrokenAt when the RPO was or will be broken
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Times(
            @Nullable Instant lastGood,
            @Nullable Instant nextRun,
            @Nullable Instant rpoBrokenAt) {}

    /**
     * The last runs of a schedule; what there is not is absent.
     *
     * @param recentRuns how many of the last ten there are
     * @param recentBad how many of them made no good backup
     * @param lastRun the Backup of the newest run that ended
     * @param lastOutcome how it ended
     * @param lastEnded when it ended
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Runs(
            int recentRuns,
            int recentBad,
            @Nullable String lastRun,
            @Nullable String lastOutcome,
            @Nullable Instant lastEnded) {

        static Runs of(ScheduleStanding.RecentRuns recent) {
            var newest = recent.newest();
            return newest == null
                    ? new Runs(recent.count(), recent.bad(), null, null, null)
                    : new Runs(
                            recent.count(),
                            recent.bad(),
                            newest.backup(),
                            newest.outcome().text(),
                            newest.at());
        }
    }
}
