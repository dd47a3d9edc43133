package io.deckwatch.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.deckwatch.alert.Alert;
import io.deckwatch.alert.Transition;
import io.deckwatch.evaluation.Evaluation;
import io.deckwatch.event.ClusterEvent;
import io.deckwatch.event.Heartbeat;
import io.deckwatch.event.Heartbeat.KindState;
import io.deckwatch.event.Kind;
import io.deckwatch.event.ObjectKey;
import io.deckwatch.event.ObjectReader;
import io.deckwatch.event.ObjectTree;
import io.deckwatch.event.Projection;
import io.deckwatch.event.TransferProjection;
import io.deckwatch.rule.Rule;
import io.deckwatch.state.ClusterView;
import io.deckwatch.state.InstallationSettings;
import io.deckwatch.state.Vitals;
import io.deckwatch.watch.Transfers;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Drives an {@link Evaluation} on virtual time through each of its deadlines, as replay does, and stands in for the watch:
 * reads, remembers, publishes what changed. Keeps the last event of each key, as the compacted topic does.
 */
final class Engine {

    private static final int DEADLINES_AT_ONCE = 100_000;
    private static final int RULES_IN_TURN = 4;

    private final String cluster;
    private final InstallationSettings.Source settings;
    private final ObjectReader reader;
    private final Map<Object, Projection> known = new HashMap<>();
    private final Map<Object, Projection> gone = new HashMap<>();
    private final Map<ObjectKey, Object> scripts = new HashMap<>();
    private final Transfers transfers = new Transfers();
    private final Map<Object, ClusterEvent> topic = new LinkedHashMap<>();
    private final List<Transition> transitions = new ArrayList<>();
    private List<Rule> rules;
    private Evaluation evaluation;
    private Instant now;
    private long sequence;
    private int steps;
    private boolean twice;
    private boolean together;
    private final List<ClusterEvent> waiting = new ArrayList<>();

    Engine(String cluster, List<Rule> rules, InstallationSettings.Source settings, Instant start) {
        this.cluster = cluster;
        this.settings = settings;
        this.reader = new ObjectReader(cluster);
        this.rules = rules;
        this.now = start;
        this.evaluation = new Evaluation(rules, settings, "https://deckwatch.example");
        evaluation.start(start);
    }

    /** Lets time pass until then, and something happen. */
    void at(Instant time, Consumer<Engine> action) {
        if (!time.equals(now)) {
            takeWaiting();
        }
        for (var i = 0; ; i++) {
            assertThat(i).as("deadlines served until " + time).isLessThan(DEADLINES_AT_ONCE);
            var next = evaluation.nextDeadline().filter(deadline -> !deadline.isAfter(time));
            if (next.isEmpty()) {
                break;
            }
            now = next.get().isAfter(now) ? next.get() : now;
            took(evaluation.wake(now));
        }
        now = time;
        action.accept(this);
        took(evaluation.wake(now));
        if (steps++ % 20 == 0) {
            evaluation.views().forEach(this::verdictsNameTheirChange);
        }
    }

    /** Of some of the rules, of others the next time: asking all of them would take longer than all else. */
    private void verdictsNameTheirChange(ClusterView view) {
        for (var i = steps / 20 % RULES_IN_TURN; i < rules.size(); i += RULES_IN_TURN) {
            Laws.verdictsNameTheirChange(rules.get(i), view, now);
        }
    }

    void twice(boolean eachEvent) {
        twice = eachEvent;
    }

    void together(boolean eventsOfOneInstant) {
        together = eventsOfOneInstant;
    }

    /** An object as it is now; null once it is gone. */
    void see(Object script, ObjectTree tree) {
        var before = known.get(script);
        if (tree == null) {
            if (before != null) {
                known.remove(script);
                gone.put(script, before);
                publish(before.key(), new ClusterEvent.Gone(before, now));
                sumUp(before, true);
            }
            return;
        }
        var read = reader.read(tree.tree(), now);
        var earlier = before == null ? gone.get(script) : before;
        var next = transfers.summedUp(earlier == null ? read : read.after(earlier, now));
        if (before == null || next.changeSince(before) != Projection.Change.NONE) {
            known.put(script, next);
            scripts.put(next.key(), script);
            publish(next.key(), new ClusterEvent.Seen(next));
            sumUp(next, false);
        }
    }

    /** A backup takes up what its transfers came to. */
    private void sumUp(Projection object, boolean gone) {
        if (!(object instanceof TransferProjection transfer)) {
            return;
        }
        transfers.note(transfer, gone).map(scripts::get).ifPresent(parent -> {
            var backup = known.get(parent);
            var next = backup == null ? null : transfers.summedUp(backup);
            if (next != null && !next.equals(backup)) {
                known.put(parent, next);
                publish(next.key(), new ClusterEvent.Seen(next));
            }
        });
    }

    /** A heartbeat; the API server's time is null where it is not known. */
    void beat(Map<Kind, KindState> kinds, Instant apiServerTime) {
        var heartbeat = new Heartbeat(cluster, "uid", sequence++, now, apiServerTime, kinds);
        publish("heartbeat", new ClusterEvent.Beat(heartbeat));
    }

    void report(Vitals vitals) {
        took(evaluation.report(vitals, now));
    }

    void leave(String name) {
        topic.clear();
        took(evaluation.apply(new ClusterEvent.Left(name), now));
    }

    void reload(List<Rule> next) {
        rules = next;
        took(evaluation.reload(next, now));
    }

    void restart() {
        var alerts = List.copyOf(evaluation.alerts());
        evaluation = new Evaluation(rules, settings, "https://deckwatch.example");
        topic.values().forEach(event -> evaluation.load(event, now));
        alerts.forEach(evaluation::restore);
        evaluation.start(now);
    }

    private void takeWaiting() {
        took(evaluation.apply(List.copyOf(waiting), now));
        waiting.clear();
        took(evaluation.wake(now));
    }

    List<Transition> transitions() {
        takeWaiting();
        return List.copyOf(transitions);
    }

    Collection<Alert> alerts() {
        return List.copyOf(evaluation.alerts());
    }

    private void publish(Object key, ClusterEvent event) {
        topic.remove(key);
        topic.put(key, event);
        if (together) {
            waiting.add(event);
            return;
        }
        took(evaluation.apply(event, now));
        if (twice) {
            assertThat(evaluation.apply(event, now))
                    .as("transitions by the same event again")
                    .isEmpty();
        }
    }

    private void took(List<Transition> step) {
        transitions.addAll(step);
        Laws.holdAfter(step, evaluation.alerts(), now);
    }
}
