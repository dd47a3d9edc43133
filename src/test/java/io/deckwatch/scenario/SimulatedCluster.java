package io.deckwatch.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.deckwatch.alert.Alert;
import io.deckwatch.alert.Transition;
import io.deckwatch.evaluation.Evaluation;
import io.deckwatch.event.ClusterEvent;
import io.deckwatch.event.Heartbeat;
import io.deckwatch.event.Heartbeat.KindState;
import io.deckwatch.event.Kind;
import io.deckwatch.rule.Rule;
import io.deckwatch.simulation.plan.InstallationPlan;
import io.deckwatch.simulation.velero.VeleroSimulation;
import io.deckwatch.state.InstallationSettings;
import io.deckwatch.watch.FollowedCluster;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A simulated installation under the eyes of Deckwatch, on virtual time: its changes go through the memory of the watch to
 * an {@link Evaluation}, which is woken at each of its deadlines. Incidents are injected into {@link #simulation()}.
 */
final class SimulatedCluster {

    /** An evening, a Monday, as in the demo. */
    static final Instant START = Instant.parse("2026-03-02T18:00:00Z");

    private static final Duration BEAT = Duration.ofMinutes(1);
    private static final Duration STRIDE = Duration.ofHours(1);
    private static final Map<Kind, KindState> ALL_LIVE =
            Arrays.stream(Kind.values()).collect(Collectors.toMap(kind -> kind, kind -> KindState.LIVE));

    private final VeleroSimulation simulation;
    private final FollowedCluster watch;
    private final Evaluation evaluation;
    private final String cluster;
    private final List<Transition> transitions = new ArrayList<>();
    private Instant now;
    private Instant nextBeat;
    private long beats;
    private long events;

    SimulatedCluster(InstallationPlan plan, long seed, List<Rule> rules) {
        this(plan, seed, rules, InstallationSettings.DEFAULT);
    }

    SimulatedCluster(InstallationPlan plan, long seed, List<Rule> rules, InstallationSettings settings) {
        cluster = plan.site().cluster();
        now = START;
        nextBeat = START;
        simulation = new VeleroSimulation(plan, seed, START);
        evaluation = new Evaluation(rules, (name, namespace) -> settings, "https://deckwatch.example");
        watch = new FollowedCluster(cluster, this::learnt);
        for (var kind : Kind.values()) {
            simulation.list(kind).forEach(object -> watch.present(kind, object, START));
        }
        evaluation.start(START);
    }

    VeleroSimulation simulation() {
        return simulation;
    }

    /** Lets time pass until then. */
    SimulatedCluster until(Instant end) {
        while (now.isBefore(end)) {
            var stride = now.plus(STRIDE).isBefore(end) ? now.plus(STRIDE) : end;
            for (var change : simulation.advanceTo(stride)) {
                passTo(change.at());
                watch.take(change);
            }
            passTo(stride);
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

    Collection<Alert> alerts() {
        return List.copyOf(evaluation.alerts());
    }

    /** How many events the watch published. */
    long events() {
        return events;
    }

    private void learnt(ClusterEvent event) {
        events++;
        if (beats == 0) {
            evaluation.load(event, now);
        } else {
            transitions.addAll(evaluation.apply(event, now));
        }
    }

    /** Heartbeats and deadlines up to that time, in their order. */
    private void passTo(Instant time) {
        for (var deadline = nextDeadline(); !deadline.isAfter(time) || !nextBeat.isAfter(time); ) {
            now = deadline.isBefore(nextBeat) ? later(now, deadline) : nextBeat;
            if (now.equals(nextBeat)) {
                watch.tick(now);
                var beat = new Heartbeat(cluster, "uid", ++beats, now, now, ALL_LIVE);
                transitions.addAll(evaluation.apply(new ClusterEvent.Beat(beat), now));
                nextBeat = now.plus(BEAT);
            }
            transitions.addAll(evaluation.wake(now));
            deadline = nextDeadline();
            assertThat(deadline).as("the next deadline after all was woken").isAfter(now);
        }
        now = time;
    }

    private Instant nextDeadline() {
        return evaluation.nextDeadline().orElse(Instant.MAX);
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
