package io.deckwatch.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.deckwatch.alert.Alert;
import io.deckwatch.alert.Transition;
import io.deckwatch.alert.Transition.What;
import io.deckwatch.evaluation.Evaluation;
import io.deckwatch.event.ClusterEvent;
import io.deckwatch.event.Heartbeat;
import io.deckwatch.event.Heartbeat.KindState;
import io.deckwatch.event.Kind;
import io.deckwatch.event.ObjectKey;
import io.deckwatch.rule.Rule;
import io.deckwatch.rule.Severity;
import io.deckwatch.simulation.plan.InstallationPlan;
import io.deckwatch.simulation.velero.VeleroSimulation;
import io.deckwatch.simulation.world.Change;
import io.deckwatch.state.InstallationSettings;
import io.deckwatch.watch.FollowedCluster;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A simulated installation under the eyes of Deckwatch, on virtual time: its changes go through the memory of the watch to
 * an {@link Evaluation}, which is woken at each of its deadlines. Incidents are injected into {@link #simulation()}.
 */
final class SimulatedCluster {

    /** An evening, a Monday, as in the demo. */
    static final Instant START = Instant.parse("2026-03-02T18:00:00Z");

    private static final Duration BEAT = Duration.ofMinutes(1);
    private static final Duration SELDOM = Duration.ofMinutes(5);
    private static final Duration STRIDE = Duration.ofHours(1);
    private static final int MOST_LATE = 8;
    private static final Map<Kind, KindState> ALL_LIVE =
            Arrays.stream(Kind.values()).collect(Collectors.toMap(kind -> kind, kind -> KindState.LIVE));

    private final VeleroSimulation simulation;
    private final FollowedCluster watch;
    private final List<Rule> rules;
    private final InstallationSettings settings;
    private final Map<ObjectKey, ClusterEvent> topic = new LinkedHashMap<>();
    private final Map<Object, Sight> sights = new HashMap<>();
    private final Map<Kind, Duration> delays = new EnumMap<>(Kind.class);
    private Evaluation evaluation;
    private final String cluster;
    private final List<Transition> transitions = new ArrayList<>();
    private Instant now;
    private Instant nextBeat;
    private long beats;
    private long events;
    private boolean twice;
    private boolean seldom;

    /** What was last seen of a location, but for the times of its checks. */
    private record Sight(Instant at, Object status, Object spec) {}

    SimulatedCluster(InstallationPlan plan, long seed, List<Rule> rules) {
        this(plan, seed, rules, InstallationSettings.DEFAULT);
    }

    SimulatedCluster(InstallationPlan plan, long seed, List<Rule> rules, InstallationSettings settings) {
        this(plan, seed, rules, settings, START);
    }

    SimulatedCluster(InstallationPlan plan, long seed, List<Rule> rules, InstallationSettings settings, Instant start) {
        this.rules = rules;
        this.settings = settings;
        cluster = plan.site().cluster();
        now = start;
        nextBeat = start;
        simulation = new VeleroSimulation(plan, seed, start);
        evaluation = unknowing();
        watch = new FollowedCluster(cluster, this::learnt);
        for (var kind : Kind.values()) {
            simulation.list(kind).forEach(object -> watch.present(kind, object, start));
        }
        evaluation.start(start);
    }

    private Evaluation unknowing() {
        return new Evaluation(rules, (name, namespace) -> settings, "https://deckwatch.example");
    }

    /** Each event comes twice; the second time nothing comes of it. */
    SimulatedCluster twice() {
        twice = true;
        return this;
    }

    /** Of checks of locations that find nothing new one in five minutes is seen, as if Velero was told to check that often. */
    SimulatedCluster seldom() {
        seldom = true;
        return this;
    }

    /** Each kind has a watch of its own, and all are late by some seconds, each by others. */
    SimulatedCluster eachKindLate(Random random) {
        for (var kind : Kind.values()) {
            delays.put(kind, Duration.ofSeconds(random.nextInt(MOST_LATE)));
        }
        return this;
    }

    /** The evaluating process is replaced by one that knows the last event of each object, and the alerts. */
    SimulatedCluster restart() {
        var alerts = List.copyOf(evaluation.alerts());
        evaluation = unknowing();
        topic.values().forEach(event -> evaluation.load(event, now));
        alerts.forEach(evaluation::restore);
        evaluation.start(now);
        beat();
        return this;
    }

    /** The watch lists all objects anew. */
    SimulatedCluster list() {
        for (var kind : Kind.values()) {
            simulation.list(kind).forEach(object -> watch.present(kind, object, now));
        }
        return this;
    }

    VeleroSimulation simulation() {
        return simulation;
    }

    /** Lets time pass until then. */
    SimulatedCluster until(Instant end) {
        while (now.isBefore(end)) {
            var stride = now.plus(STRIDE).isBefore(end) ? now.plus(STRIDE) : end;
            for (var change : seen(simulation.advanceTo(stride))) {
                passTo(later(now, change.at()));
                if (!seldom || isNews(change)) {
                    watch.take(change);
                }
            }
            passTo(later(now, stride));
        }
        return this;
    }

    SimulatedCluster forDays(long days) {
        return until(now.plus(Duration.ofDays(days)));
    }

    /** All that became of alerts, in order. */
    List<Transition> transitions() {
        return List.copyOf(transitions);
    }

    /** What somebody is told of, notes aside. */
    List<Alert> heard() {
        return transitions.stream()
                .filter(t -> t.what() == What.FIRING || t.what() == What.INHIBITION)
                .map(Transition::alert)
                .filter(alert -> alert.isFiring()
                        && !alert.isInhibited()
                        && alert.severity().compareTo(Severity.INFO) > 0)
                .toList();
    }

    Collection<Alert> alerts() {
        return List.copyOf(evaluation.alerts());
    }

    /** How many events the watch published. */
    long events() {
        return events;
    }

    private void learnt(ClusterEvent event) {
        events++;
        if (event instanceof ClusterEvent.Seen(var object)) {
            topic.put(object.key(), event);
        } else if (event instanceof ClusterEvent.Gone(var object, var at)) {
            topic.put(object.key(), event);
        } else if (event instanceof ClusterEvent.Forgotten(var key)) {
            topic.remove(key);
        }
        if (beats == 0) {
            evaluation.load(event, now);
            return;
        }
        transitions.addAll(evaluation.apply(event, now));
        if (twice) {
            assertThat(evaluation.apply(event, now)).as("the same event again").isEmpty();
        }
    }

    private List<Change> seen(List<Change> changes) {
        if (delays.isEmpty()) {
            return changes;
        }
        return changes.stream()
                .map(change -> new Change(
                        change.at().plus(delays.getOrDefault(change.kind(), Duration.ZERO)),
                        change.type(),
                        change.kind(),
                        change.object()))
                .sorted(Comparator.comparing(Change::at))
                .toList();
    }

    private boolean isNews(Change change) {
        if (change.kind() != Kind.BACKUP_STORAGE_LOCATION
                || !(change.object().get("metadata") instanceof Map<?, ?> metadata)
                || !(change.object().get("status") instanceof Map<?, ?> status)) {
            return true;
        }
        var told = new HashMap<Object, Object>(status);
        told.keySet().removeAll(Set.of("lastValidationTime", "lastSyncedTime"));
        var before = sights.get(metadata.get("name"));
        var next = new Sight(change.at(), told, String.valueOf(change.object().get("spec")));
        if (before != null
                && before.status.equals(next.status)
                && before.spec.equals(next.spec)
                && change.at().isBefore(before.at.plus(SELDOM))) {
            return false;
        }
        sights.put(metadata.get("name"), next);
        return true;
    }

    /** Heartbeats and deadlines up to that time, in their order. */
    private void passTo(Instant time) {
        for (var deadline = nextDeadline(); !deadline.isAfter(time) || !nextBeat.isAfter(time); ) {
            now = deadline.isBefore(nextBeat) ? later(now, deadline) : nextBeat;
            if (now.equals(nextBeat)) {
                watch.tick(now);
                beat();
                nextBeat = now.plus(BEAT);
            }
            transitions.addAll(evaluation.wake(now));
            deadline = nextDeadline();
            assertThat(deadline).as("the next deadline after all was woken").isAfter(now);
        }
        now = time;
    }

    private void beat() {
        var beat = new Heartbeat(cluster, "uid", ++beats, now, now, ALL_LIVE);
        transitions.addAll(evaluation.apply(new ClusterEvent.Beat(beat), now));
    }

    private Instant nextDeadline() {
        return evaluation.nextDeadline().orElse(Instant.MAX);
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
