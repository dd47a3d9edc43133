package io.deckwatch.web.board;

import io.deckwatch.alert.Alert;
import io.deckwatch.alert.AlertState;
import io.deckwatch.alert.silence.Silences;
import io.deckwatch.evaluation.Overview;
import io.deckwatch.web.view.Axis;
import io.deckwatch.web.view.Badge;
import io.deckwatch.web.view.Moment;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The overview: what is watched, what is wrong, and how fresh the backups are. However large the fleet, it holds the worst of
 * each and counts the rest.
 *
 * @param at as of when it is
 * @param cluster the one cluster it is about, or an empty string for all
 * @param verdict what there is to say first
 * @param tiles what is counted
 * @param clusters the clusters, the worst first
 * @param alerts the alerts that fire or are about to, the loudest first
 * @param schedules the schedules, the worst first
 */
public record Board(
        Moment at,
        String cluster,
        Badge verdict,
        List<Tile> tiles,
        Clusters clusters,
        Alerts alerts,
        Schedules schedules) {

    static final int MOST_CLUSTERS = 24;
    static final int MOST_ALERTS = 8;
    static final int MOST_SCHEDULES = 40;

    public Board {
        tiles = List.copyOf(tiles);
    }

    /**
     * The worst clusters.
     *
     * @param rows at most {@value Board#MOST_CLUSTERS}
     * @param more how many there are besides
     */
    public record Clusters(List<ClusterRow> rows, int more) {}

    /**
     * The loudest alerts.
     *
     * @param rows at most {@value Board#MOST_ALERTS}
     * @param more how many there are besides
     */
    public record Alerts(List<AlertRow> rows, int more) {}

    /**
     * The worst schedules.
     *
     * @param rows at most {@value Board#MOST_SCHEDULES}
     * @param axis the hours of their lanes
     * @param more how many there are besides
     */
    public record Schedules(List<ScheduleRow> rows, List<Axis.Tick> axis, int more) {}

    /** What is known, of one cluster or, without a name, of all. */
    static Board of(Overview all, Silences silences, @Nullable String cluster) {
        var overview = cluster == null ? all : all.of(cluster);
        var cases = ClusterCase.all(overview);
        var open = overview.alerts().stream()
                .filter(alert -> !(alert.state() instanceof AlertState.Resolved))
                .toList();
        var judged = Judged.all(overview);
        return new Board(
                Moment.of(overview.at(), overview.at()),
                cluster == null ? "" : cluster,
                Verdict.of(cases, open),
                List.of(
                        Tile.clusters(cases),
                        Tile.schedules(Judged.counts(judged)),
                        Tile.runs(overview.schedules()),
                        Tile.alerts(open)),
                clusters(cases, overview),
                alerts(open, overview, silences),
                schedules(judged, overview));
    }

    private static Clusters clusters(List<ClusterCase> cases, Overview overview) {
        return new Clusters(
                cases.stream()
                        .sorted(ClusterCase.ORDER)
                        .limit(MOST_CLUSTERS)
                        .map(each -> ClusterRow.of(each, overview.at()))
                        .toList(),
                Math.max(0, cases.size() - MOST_CLUSTERS));
    }

    private static Alerts alerts(List<Alert> open, Overview overview, Silences silences) {
        var known = AlertRow.byFingerprint(overview.alerts());
        return new Alerts(
                open.stream()
                        .sorted(AlertRow.ORDER)
                        .limit(MOST_ALERTS)
                        .map(alert -> AlertRow.of(alert, known, silences, overview.at()))
                        .toList(),
                Math.max(0, open.size() - MOST_ALERTS));
    }

    private static Schedules schedules(List<Judged> judged, Overview overview) {
        return new Schedules(
                Judged.rows(judged, 0, MOST_SCHEDULES, overview.at()),
                Axis.ofDay(overview.at()),
                Math.max(0, judged.size() - MOST_SCHEDULES));
    }
}
