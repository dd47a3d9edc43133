package io.deckwatch.metrics;

import io.deckwatch.alert.Alert;
import io.deckwatch.alert.AlertState;
import io.deckwatch.evaluation.Overview;
import io.deckwatch.evaluation.Overview.ClusterStanding;
import io.deckwatch.evaluation.Overview.LocationStanding;
import io.deckwatch.event.Phase;
import io.deckwatch.rule.schedule.ScheduleStanding;
import io.deckwatch.state.Subject;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Turns what is known of a partition into samples. */
final class StandingSamples {

    private StandingSamples() {}

    static void add(int partition, PartitionFigures figures, Families families) {
        var overview = figures.overview();
        var label = List.of(Integer.toString(partition));
        families.add(Meter.CONSUMER_LAG, label, figures.lag());
        families.add(Meter.DEADLINES_WAITING, label, figures.deadlines());
        overview.clusters().forEach(cluster -> addCluster(cluster, families));
        var trusted = trusted(overview);
        overview.schedules()
                .forEach(schedule -> addSchedule(
                        schedule, trusted.getOrDefault(schedule.subject().cluster(), overview.at()), families));
        overview.locations().forEach(location -> addLocation(location, families));
        overview.alerts().forEach(alert -> addAlert(alert, families));
    }

    /** Until when the passing of time may turn a figure, by cluster: while a cluster is silent, its RPOs do not break. */
    private static Map<String, Instant> trusted(Overview overview) {
        var trusted = new HashMap<String, Instant>();
        for (var cluster : overview.clusters()) {
            var until = cluster.trustedUntil();
            trusted.put(cluster.name(), until.isBefore(overview.at()) ? until : overview.at());
        }
        return trusted;
    }

    private static void addCluster(ClusterStanding cluster, Families families) {
        families.add(Meter.WATCH_HEARTBEAT, List.of(cluster.name()), cluster.heardAt());
        cluster.kinds()
                .forEach((kind, state) -> families.add(
                        Meter.KIND_STATE,
                        List.of(cluster.name(), kind.kindName(), state.name().toLowerCase(Locale.ROOT)),
                        1));
        cluster.transfersRunning()
                .forEach((namespace, count) ->
                        families.add(Meter.TRANSFERS_RUNNING, List.of(cluster.name(), namespace), count));
    }

    private static void addSchedule(ScheduleStanding schedule, Instant trusted, Families families) {
        var labels = labels(schedule.subject());
        families.add(Meter.SCHEDULE_PAUSED, labels, schedule.paused());
        families.add(Meter.SCHEDULE_LAST_GOOD, labels, schedule.lastGood());
        families.add(Meter.SCHEDULE_NEXT_RUN, labels, schedule.nextRun());
        var broken = schedule.brokenAt();
        if (broken != null) {
            families.add(Meter.SCHEDULE_RPO_BREACH, labels, broken);
            families.add(Meter.SCHEDULE_RPO_BREACHED, labels, !broken.isAfter(trusted));
        }
        var recent = schedule.recent();
        var newest = recent.newest();
        if (newest != null) {
            families.add(Meter.SCHEDULE_LAST_RUN, labels, newest.at());
            families.add(Meter.SCHEDULE_LAST_RUN_GOOD, labels, newest.good());
            families.add(Meter.SCHEDULE_BAD_RATIO, labels, (double) recent.bad() / recent.count());
        }
    }

    private static void addLocation(LocationStanding location, Families families) {
        var labels = labels(location.subject());
        families.add(Meter.LOCATION_AVAILABLE, labels, location.phase().equals(Phase.AVAILABLE));
        families.add(Meter.LOCATION_VALIDATION, labels, location.validated());
    }

    private static void addAlert(Alert alert, Families families) {
        var state =
                switch (alert.state()) {
                    case AlertState.Pending pending -> pending.text();
                    case AlertState.Firing firing -> alert.isInhibited() ? "inhibited" : firing.text();
                    case AlertState.Resolved resolved -> "";
                };
        if (!state.isEmpty()) {
            families.sum(
                    Meter.ALERTS,
                    List.of(alert.labels().alertName(), alert.severity().label(), state),
                    1);
        }
    }

    private static List<String> labels(Subject subject) {
        return List.of(subject.cluster(), subject.namespace(), subject.name());
    }
}
