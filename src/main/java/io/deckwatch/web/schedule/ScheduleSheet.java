package io.deckwatch.web.schedule;

import io.deckwatch.alert.AlertState;
import io.deckwatch.alert.silence.Silences;
import io.deckwatch.evaluation.Overview;
import io.deckwatch.rule.schedule.ScheduleDetail;
import io.deckwatch.state.Subject;
import io.deckwatch.web.board.AlertRow;
import io.deckwatch.web.board.ScheduleRow;
import io.deckwatch.web.view.Moment;
import java.util.List;

/**
 * The page about one schedule.
 *
 * @param at as of when it is
 * @param row how it stands, as in lists
 * @param alerts its alerts that fire or are about to
 * @param calendar its days
 * @param plots its freshness and durations
 * @param runs its newest runs and restore points
 * @param clock when it runs, and where its backups go
 */
public record ScheduleSheet(
        Moment at, ScheduleRow row, List<AlertRow> alerts, Calendar calendar, Plots plots, Runs runs, ClockRow clock) {

    /**
     * What is drawn.
     *
     * @param freshness how old the newest good backup was
     * @param durations how long runs took
     */
    public record Plots(FreshnessPlot freshness, DurationPlot durations) {}

    static ScheduleSheet of(ScheduleDetail detail, Overview overview, Silences silences) {
        var now = detail.history().to();
        return new ScheduleSheet(
                Moment.of(now, now),
                ScheduleRow.of(detail.standing(), overview),
                alerts(detail.standing().subject(), overview, silences),
                Calendar.of(detail.history(), detail.clock().zone()),
                new Plots(FreshnessPlot.of(detail), DurationPlot.of(detail)),
                Runs.of(detail),
                ClockRow.of(detail, now));
    }

    private static List<AlertRow> alerts(Subject schedule, Overview overview, Silences silences) {
        var known = AlertRow.byFingerprint(overview.alerts());
        return overview.alerts().stream()
                .filter(alert -> !(alert.state() instanceof AlertState.Resolved))
                .filter(alert -> alert.labels().get("cluster").equals(schedule.cluster())
                        && alert.labels().get("velero_namespace").equals(schedule.namespace())
                        && alert.labels().get("schedule").equals(schedule.name()))
                .sorted(AlertRow.ORDER)
                .map(alert -> AlertRow.of(alert, known, silences, overview.at()))
                .toList();
    }
}
