package io.deckwatch.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.deckwatch.rule.schedule.ScheduleDetail;
import io.deckwatch.rule.schedule.ScheduleDetail.RestorePoint;
import io.deckwatch.rule.schedule.Timeline.Entry;
import io.deckwatch.web.view.Lane;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One schedule in the API, with all that its page shows.
 *
 * @param at as of when it is
 * @param schedule what lists show of it
 * @param zone the zone of its clock
 * @param nextRuns its next slots
 * @param storageLocation where its backups go
 * @param restorePoints the newest of those that are there
 * @param runs its runs of 91 days and the slots that were missed, oldest first
 */
public record ScheduleDetailView(
        Instant at,
        @JsonUnwrapped ScheduleView schedule,
        String zone,
        List<Instant> nextRuns,
        String storageLocation,
        List<Point> restorePoints,
        List<RunView> runs) {

    static ScheduleDetailView of(ScheduleDetail detail) {
        return new ScheduleDetailView(
                detail.history().to(),
                ScheduleView.of(detail.standing()),
                detail.clock().zone().getId(),
                detail.clock().next(),
                detail.storage().location(),
                detail.points().newest().stream().map(Point::of).toList(),
                detail.history().entries().stream().map(RunView::of).toList());
    }

    /**
     * A restore point.
     *
     * @param backup the name of its Backup
     * @param started the age of its data
     * @param expires when Velero deletes it; absent where that is not known
     * @param storageLocation where it lies
     * @param good whether all of it is there
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Point(
            String backup, Instant started, @Nullable Instant expires, String storageLocation, boolean good) {

        static Point of(RestorePoint point) {
            return new Point(point.backup(), point.started(), point.expires(), point.location(), point.good());
        }
    }

    /**
     * A run, or a slot that made none.
     *
     * @param result {@code good}, {@code partial}, {@code failed}, {@code missed} or {@code running}
     * @param at when it began, or the slot
     * @param ended when it ended; absent while it runs, and for a slot
     * @param backup the name of its Backup; empty for a slot
     * @param phase its phase as Velero tells it; empty for a slot
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record RunView(
            String result, Instant at, @Nullable Instant ended, String backup, String phase) {

        static RunView of(Entry entry) {
            return new RunView(Lane.word(entry.result()), entry.at(), entry.until(), entry.backup(), entry.phase());
        }
    }
}
