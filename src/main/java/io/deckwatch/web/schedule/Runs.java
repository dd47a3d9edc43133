package io.deckwatch.web.schedule;

import io.deckwatch.rule.Words;
import io.deckwatch.rule.schedule.ScheduleDetail;
import io.deckwatch.rule.schedule.ScheduleDetail.RestorePoint;
import io.deckwatch.rule.schedule.Timeline.Entry;
import io.deckwatch.rule.schedule.Timeline.Result;
import io.deckwatch.state.Subject;
import io.deckwatch.web.view.Badge;
import io.deckwatch.web.view.Lane;
import io.deckwatch.web.view.Links;
import io.deckwatch.web.view.Moment;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The newest runs of a schedule and its restore points.
 *
 * @param newest runs and missed slots, the newest first; at most {@value #MOST}
 * @param points the newest restore points
 * @param morePoints how many there are besides
 */
public record Runs(List<RunRow> newest, List<PointRow> points, int morePoints) {

    private static final int MOST = 20;

    public Runs {
        newest = List.copyOf(newest);
        points = List.copyOf(points);
    }

    /**
     * A run, or a slot that made none.
     *
     * @param state what became of it
     * @param backup the name of its Backup, or an empty string
     * @param at when it began
     * @param took how long it took, or an empty string
     * @param link the page of its Backup, or an empty string
     */
    public record RunRow(Badge state, String backup, Moment at, String took, String link) {}

    /**
     * A restore point.
     *
     * @param state whether all of it is there
     * @param backup the name of its Backup
     * @param started the age of its data
     * @param expires when Velero deletes it, or null
     * @param location where it lies
     * @param link the page of its Backup
     */
    public record PointRow(
            Badge state,
            String backup,
            Moment started,
            @Nullable Moment expires,
            String location,
            String link) {}

    /** The newest runs and restore points of a schedule. */
    public static Runs of(ScheduleDetail detail) {
        var now = detail.history().to();
        var schedule = detail.standing().subject();
        var points = detail.points();
        return new Runs(
                detail.history().entries().reversed().stream()
                        .limit(MOST)
                        .map(entry -> run(entry, schedule, now))
                        .toList(),
                points.newest().stream()
                        .map(point -> point(point, schedule, now))
                        .toList(),
                points.total() - points.newest().size());
    }

    private static RunRow run(Entry entry, Subject schedule, Instant now) {
        var text = entry.result() == Result.MISSED ? "missed" : entry.phase();
        var until = entry.until() == null && entry.result() == Result.RUNNING ? now : entry.until();
        return new RunRow(
                new Badge(Lane.look(entry.result()), text),
                entry.backup(),
                Moment.of(entry.at(), now),
                until == null ? "" : Words.span(Duration.between(entry.at(), until)),
                entry.backup().isEmpty() ? "" : link(schedule, entry.backup()));
    }

    private static PointRow point(RestorePoint point, Subject schedule, Instant now) {
        return new PointRow(
                point.good() ? new Badge(Badge.GOOD, "complete") : new Badge(Badge.WARN, "partial"),
                point.backup(),
                Moment.of(point.started(), now),
                Moment.orNull(point.expires(), now),
                point.location(),
                link(schedule, point.backup()));
    }

    private static String link(Subject schedule, String backup) {
        return Links.backup(schedule.cluster(), schedule.namespace(), backup);
    }
}
