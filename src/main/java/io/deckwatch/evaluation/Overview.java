package io.deckwatch.evaluation;

import io.deckwatch.alert.Alert;
import io.deckwatch.event.Heartbeat.KindState;
import io.deckwatch.event.Kind;
import io.deckwatch.event.Phase;
import io.deckwatch.rule.schedule.ScheduleStanding;
import io.deckwatch.state.Subject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is known at one instant, for those who show it: pages, APIs, metrics. Immutable, so that any thread may read it.
 *
 * @param at the instant
 * @param clusters all clusters by name
 * @param schedules all schedules that exist
 * @param locations all storage locations
 * @param alerts all alerts, the resolved ones of the last day too
 */
public record Overview(
        Instant at,
        List<ClusterStanding> clusters,
        List<ScheduleStanding> schedules,
        List<LocationStanding> locations,
        List<Alert> alerts) {

    public Overview {
        clusters = List.copyOf(clusters);
        schedules = List.copyOf(schedules);
        locations = List.copyOf(locations);
        alerts = List.copyOf(alerts);
    }

    /** An overview of nothing. */
    public static Overview empty(Instant at) {
        return new Overview(at, List.of(), List.of(), List.of(), List.of());
    }

    /** One overview of several, for example of all partitions, as of that instant. */
    public static Overview joined(Collection<Overview> parts, Instant at) {
        var clusters = new ArrayList<ClusterStanding>();
        var schedules = new ArrayList<ScheduleStanding>();
        var locations = new ArrayList<LocationStanding>();
        var alerts = new ArrayList<Alert>();
        for (var part : parts) {
            clusters.addAll(part.clusters);
            schedules.addAll(part.schedules);
            locations.addAll(part.locations);
            alerts.addAll(part.alerts);
        }
        return new Overview(at, clusters, schedules, locations, alerts);
    }

    /** What of this is about that cluster. */
    public Overview of(String cluster) {
        return new Overview(
                at,
                clusters.stream().filter(each -> each.name().equals(cluster)).toList(),
                schedules.stream()
                        .filter(schedule -> schedule.subject().cluster().equals(cluster))
                        .toList(),
                locations.stream()
                        .filter(location -> location.subject().cluster().equals(cluster))
                        .toList(),
                alerts.stream()
                        .filter(alert -> alert.labels().get("cluster").equals(cluster))
                        .toList());
    }

    /** How a cluster's watch is doing. */
    public enum Watch {
        /** Nothing was heard of it yet, and it is not late. */
        WAITING,
        /** It was heard of. */
        ALIVE,
        /** It was not heard of for too long. */
        SILENT
    }

    /**
     * One cluster.
     *
     * @param name its name
     * @param watch how its watch is doing
     * @param heardAt when its watch was last heard of, by the clock of who listens; null if it was not yet
     * @param trustedUntil until when what depends on the passing of time can be trusted
     * @param kinds how each kind is watched; empty if nothing was ever heard
     * @param transfersRunning how many transfers of volumes run, by Velero's namespace
     */
    public record ClusterStanding(
            String name,
            Watch watch,
            @Nullable Instant heardAt,
            Instant trustedUntil,
            Map<Kind, KindState> kinds,
            Map<String, Integer> transfersRunning) {

        public ClusterStanding {
            kinds = Map.copyOf(kinds);
            transfersRunning = Map.copyOf(transfersRunning);
        }
    }

    /**
     * One storage location.
     *
     * @param subject the location
     * @param phase its phase
     * @param message why it is unavailable, or an empty string
     * @param validated when Velero last looked at it, or null
     */
    public record LocationStanding(
            Subject subject,
            Phase phase,
            String message,
            @Nullable Instant validated) {}
}
