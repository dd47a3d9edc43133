package io.deckwatch.web;

import io.deckwatch.rule.schedule.ScheduleStanding;
import java.time.Instant;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * A schedule on the page.
 *
 * @param cluster its cluster
 * @param namespace of its Velero
 * @param name its name
 * @param cron its cron as written
 * @param state whether its RPO holds
 * @param times its times
 * @param lastRun how the newest run ended, or an empty string
 */
public record ScheduleRow(
        String cluster, String namespace, String name, String cron, Badge state, Times times, String lastRun) {

    /** Those whose RPO is broken first and longest, then those whose RPO breaks next. */
    static final Comparator<ScheduleStanding> ORDER = Comparator.comparing(
                    ScheduleStanding::brokenAt, Comparator.nullsLast(Comparator.naturalOrder()))
            .thenComparing(standing -> standing.subject().cluster())
            .thenComparing(standing -> standing.subject().namespace())
            .thenComparing(standing -> standing.subject().name());

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

    /**
     * A row.
     *
     * @param trusted whether the watch of the cluster is alive, so that the passing of time can be judged
     */
    static ScheduleRow of(ScheduleStanding standing, Instant now, boolean trusted) {
        var subject = standing.subject();
        var newest = standing.recent().newest();
        return new ScheduleRow(
                subject.cluster(),
                subject.namespace(),
                subject.name(),
                standing.cron(),
                state(standing, now, trusted),
                new Times(
                        Moment.orNull(standing.lastGood(), now),
                        Moment.orNull(standing.brokenAt(), now),
                        Moment.orNull(standing.nextRun(), now)),
                newest == null ? "" : newest.outcome().text());
    }

    private static Badge state(ScheduleStanding standing, Instant now, boolean trusted) {
        var broken = standing.brokenAt();
        if (!trusted) {
            return new Badge(Badge.CALM, "not known");
        }
        if (broken != null && !broken.isAfter(now)) {
            return new Badge(Badge.BAD, "RPO broken");
        }
        if (standing.paused()) {
            return new Badge(Badge.CALM, "paused");
        }
        if (broken == null) {
            return new Badge(Badge.WARN, "no RPO");
        }
        return standing.lastGood() == null
                ? new Badge(Badge.WARN, "no backup yet")
                : new Badge(Badge.GOOD, "within RPO");
    }
}
