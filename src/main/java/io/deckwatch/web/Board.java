package io.deckwatch.web;

import io.deckwatch.alert.Alert;
import io.deckwatch.alert.AlertState;
import io.deckwatch.evaluation.Overview;
import io.deckwatch.evaluation.Overview.ClusterStanding;
import io.deckwatch.evaluation.Overview.Watch;
import io.deckwatch.rule.Severity;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The page: what is watched, what is wrong, and how fresh the backups are.
 *
 * @param at as of when it is
 * @param cluster the one cluster it is about, or an empty string for all
 * @param verdict what there is to say first
 * @param clusters the clusters
 * @param alerts the alerts that fire or are about to, the loudest first
 * @param schedules the schedules, the worst first; at most {@value #MOST}
 * @param schedulesHidden how many more there are
 */
public record Board(
        Moment at,
        String cluster,
        Badge verdict,
        List<ClusterRow> clusters,
        List<AlertRow> alerts,
        List<ScheduleRow> schedules,
        int schedulesHidden) {

    /** How many schedules a page shows. */
    public static final int MOST = 200;

    static Board of(Overview overview, @Nullable String cluster) {
        var wanted = cluster == null ? "" : cluster;
        var now = overview.at();
        var clusters = overview.clusters().stream()
                .filter(standing -> wanted.isEmpty() || standing.name().equals(wanted))
                .toList();
        var alerts = overview.alerts().stream()
                .filter(alert -> !(alert.state() instanceof AlertState.Resolved))
                .filter(alert ->
                        wanted.isEmpty() || alert.labels().get("cluster").equals(wanted))
                .sorted(AlertRow.ORDER)
                .toList();
        var schedules = overview.schedules().stream()
                .filter(standing ->
                        wanted.isEmpty() || standing.subject().cluster().equals(wanted))
                .toList();
        var trusted = overview.clusters().stream()
                .filter(standing -> standing.watch() == Watch.ALIVE)
                .map(ClusterStanding::name)
                .collect(Collectors.toSet());
        return new Board(
                Moment.of(now, now),
                wanted,
                verdict(clusters, alerts),
                clusters.stream().map(standing -> ClusterRow.of(standing, now)).toList(),
                alerts.stream().map(alert -> AlertRow.of(alert, now)).toList(),
                schedules.stream()
                        .sorted(ScheduleRow.ORDER)
                        .limit(MOST)
                        .map(standing -> ScheduleRow.of(
                                standing,
                                now,
                                trusted.contains(standing.subject().cluster())))
                        .toList(),
                Math.max(0, schedules.size() - MOST));
    }

    private static Badge verdict(List<ClusterStanding> clusters, List<Alert> alerts) {
        var loud = alerts.stream()
                .filter(alert -> alert.isFiring() && !alert.isInhibited())
                .toList();
        var counts = Stream.of(Severity.CRITICAL, Severity.WARNING, Severity.INFO)
                .map(severity -> count(loud, severity))
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining(", "));
        if (!counts.isEmpty()) {
            var worst = loud.stream().anyMatch(alert -> alert.severity() == Severity.CRITICAL);
            return new Badge(worst ? Badge.BAD : Badge.WARN, counts);
        }
        if (clusters.isEmpty()) {
            return new Badge(Badge.CALM, "Nothing is watched yet");
        }
        var unheard = clusters.stream()
                .filter(standing -> standing.watch() != Watch.ALIVE)
                .count();
        return unheard == 0
                ? new Badge(Badge.GOOD, "All is well")
                : new Badge(Badge.WARN, "No verdict about " + unheard + (unheard == 1 ? " cluster" : " clusters"));
    }

    private static String count(List<Alert> alerts, Severity severity) {
        var count =
                alerts.stream().filter(alert -> alert.severity() == severity).count();
        return count == 0 ? "" : count + " " + severity.label();
    }
}
