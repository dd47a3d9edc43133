package io.deckwatch.web.board;

import io.deckwatch.evaluation.Overview;
import io.deckwatch.event.Phase;
import io.deckwatch.rule.schedule.ScheduleStanding;
import io.deckwatch.web.view.Badge;
import io.deckwatch.web.view.Freshness;
import io.deckwatch.web.view.Lane;
import io.deckwatch.web.view.Links;
import io.deckwatch.web.view.Moment;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A schedule on the page.
 *
 * @param place what it is called
 * @param cron its cron as written
 * @param state whether its RPO holds
 * @param freshness how much of the RPO is used
 * @param day its last 24 hours
 * @param times its times
 * @param lastRun how the newest run ended
 */
public record ScheduleRow(
        Place place, String cron, Badge state, Freshness freshness, Lane day, Times times, Badge lastRun) {

    /**
     * Where a schedule is.
     *
     * @param cluster its cluster
     * @param namespace of its Velero
     * @param name its name
     * @param clusterLink the page of its cluster
     * @param link its page
     */
    public record Place(String cluster, String namespace, String name, String clusterLink, String link) {}

    /**
     * The times of a schedule, null where there is none.
     *
     * @param lastGood start of the newest good backup
     * @param brokenAt when the RPO was or will be broken
     * @param nextRun the next run
     */
    public record Times(
            @Nullable Moment lastGood,
            @Nullable Moment brokenAt,
            @Nullable Moment nextRun) {}

    static ScheduleRow of(Judged judged, Instant now) {
        var schedule = judged.schedule();
        var subject = schedule.subject();
        return new ScheduleRow(
                new Place(
                        subject.cluster(),
                        subject.namespace(),
                        subject.name(),
                        Links.cluster(subject.cluster()),
                        Links.schedule(subject)),
                schedule.cron(),
                judged.standing().badge(),
                Freshness.of(schedule, judged.standing(), now),
                Lane.of(schedule.recent().day(), now),
                new Times(
                        Moment.orNull(schedule.lastGood(), now),
                        Moment.orNull(schedule.brokenAt(), now),
                        Moment.orNull(schedule.nextRun(), now)),
                lastRun(schedule));
    }

    /** The row of a schedule by its standing, which may be newer than the overview. */
    public static ScheduleRow of(ScheduleStanding schedule, Overview overview) {
        return of(Judged.of(schedule, overview), overview.at());
    }

    private static Badge lastRun(ScheduleStanding schedule) {
        var newest = schedule.recent().newest();
        if (newest == null) {
            return new Badge(Badge.CALM, "none seen");
        }
        var partial = newest.outcome().equals(Phase.PARTIALLY_FAILED) ? Badge.WARN : Badge.BAD;
        return new Badge(newest.good() ? Badge.GOOD : partial, newest.outcome().text());
    }
}
