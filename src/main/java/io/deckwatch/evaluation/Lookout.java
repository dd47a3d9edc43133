package io.deckwatch.evaluation;

import io.deckwatch.alert.Alert;
import io.deckwatch.evaluation.Overview.ClusterStanding;
import io.deckwatch.evaluation.Overview.LocationStanding;
import io.deckwatch.evaluation.Overview.Watch;
import io.deckwatch.event.ScheduleProjection;
import io.deckwatch.rule.Severity;
import io.deckwatch.rule.schedule.ScheduleStanding;
import io.deckwatch.state.ClusterView;
import io.deckwatch.state.Installation;
import io.deckwatch.state.Run;
import io.deckwatch.state.ScheduleView;
import io.deckwatch.state.Subject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Makes overviews. It remembers how each schedule stood, and looks again at those whose objects or whose time came, so that a
 * look at ten thousand schedules costs little; every schedule is looked at again within {@value #PATIENCE_SECONDS} seconds
 * anyway. For the owner's thread only.
 */
public final class Lookout {

    private static final int PATIENCE_SECONDS = 90;
    private static final int SPREAD_SECONDS = 30;

    private final Map<Subject, Remembered> known = new HashMap<>();

    /** What a standing was made of, and until when it holds if nothing of that changes. */
    private record Remembered(
            ScheduleProjection definition, @Nullable Run newest, Instant until, ScheduleStanding standing) {

        boolean holds(ScheduleView view, @Nullable Run newestNow, Instant now) {
            return view.definition() == definition && newestNow == newest && now.isBefore(until);
        }
    }

    /** What is known now. An alert of no severity says that all is well, which is nothing to show. */
    public Overview look(Evaluation evaluation, Instant now) {
        var shown = evaluation.alerts().stream()
                .filter(alert -> alert.severity() != Severity.NONE)
                .toList();
        return look(evaluation.views(), shown, now);
    }

    Overview look(Collection<ClusterView> views, Collection<Alert> alerts, Instant now) {
        var clusters = new ArrayList<ClusterStanding>();
        var schedules = new ArrayList<ScheduleStanding>();
        var locations = new ArrayList<LocationStanding>();
        for (var view : views) {
            clusters.add(cluster(view, now));
            view.installations().forEach((namespace, installation) -> {
                addSchedules(view.name(), namespace, installation, schedules, now);
                addLocations(view.name(), namespace, installation, locations);
            });
        }
        if (known.size() > schedules.size()) {
            var present = new HashSet<Subject>();
            schedules.forEach(standing -> present.add(standing.subject()));
            known.keySet().retainAll(present);
        }
        return new Overview(now, clusters, schedules, locations, List.copyOf(alerts));
    }

    private static ClusterStanding cluster(ClusterView view, Instant now) {
        var liveness = view.liveness();
        var watch = !now.isBefore(liveness.silentAt()) ? Watch.SILENT : liveness.heard() ? Watch.ALIVE : Watch.WAITING;
        var heartbeat = liveness.last();
        var transfers = new TreeMap<String, Integer>();
        view.installations()
                .forEach((namespace, installation) ->
                        transfers.put(namespace, installation.transfers().runningCount()));
        return new ClusterStanding(
                view.name(),
                watch,
                liveness.heard() ? liveness.since() : null,
                liveness.silentAt(),
                heartbeat == null ? Map.of() : heartbeat.kinds(),
                transfers);
    }

    private void addSchedules(
            String cluster,
            String namespace,
            Installation installation,
            Collection<ScheduleStanding> schedules,
            Instant now) {
        installation.schedules().forEach((name, view) -> {
            var definition = view.definition();
            if (definition != null) {
                var subject = Subject.of(Subject.Type.SCHEDULE, cluster, namespace, name);
                var newest = view.runs().newest(run -> true).orElse(null);
                var before = known.get(subject);
                if (before != null && before.holds(view, newest, now)) {
                    schedules.add(before.standing());
                } else {
                    ScheduleStanding.of(installation, subject, now).ifPresent(standing -> {
                        var until = until(standing, newest, now);
                        known.put(subject, new Remembered(definition, newest, until, standing));
                        schedules.add(standing);
                    });
                }
            }
        });
    }

    /** The next run passes by itself, and a run that goes on moves the time at which the promise is broken. */
    private static Instant until(ScheduleStanding standing, @Nullable Run newest, Instant now) {
        if (newest != null && newest.isRunning()) {
            return now.plusSeconds(PATIENCE_SECONDS - SPREAD_SECONDS);
        }
        // Spread over the subjects, so that not all of them come due in the same look.
        var spread = Math.floorMod(standing.subject().hashCode(), SPREAD_SECONDS);
        var until = now.plus(Duration.ofSeconds(PATIENCE_SECONDS - spread));
        var next = standing.nextRun();
        return next != null && next.isBefore(until) ? next : until;
    }

    private static void addLocations(
            String cluster, String namespace, Installation installation, Collection<LocationStanding> locations) {
        for (var location : installation.storage().locations().values()) {
            locations.add(new LocationStanding(
                    Subject.of(
                            Subject.Type.LOCATION,
                            cluster,
                            namespace,
                            location.key().name()),
                    location.life().phase(),
                    location.message(),
                    location.checks().validated()));
        }
    }
}
