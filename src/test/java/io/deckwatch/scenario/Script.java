package io.deckwatch.scenario;

import io.deckwatch.cron.GoDuration;
import io.deckwatch.event.Kind;
import io.deckwatch.event.ObjectTree;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** The life of one object of a scenario: what it is at first, and what changes when. Each change is seen at its time. */
@SuppressWarnings("unchecked")
class Script<S extends Script<S>> {

    private record Moment(Instant at, Consumer<ObjectTree> change, boolean gone) {}

    protected final Scenario scenario;
    private final ObjectTree object;
    private final List<Moment> moments = new ArrayList<>();
    private int incarnation = 1;

    Script(Scenario scenario, Kind kind, String name) {
        this.scenario = scenario;
        this.object = ObjectTree.of(kind, name).set(scenario.namespace(), "metadata", "namespace");
    }

    /** A field as it is from the beginning. */
    S with(Object value, String... path) {
        object.set(value, path);
        return (S) this;
    }

    /** An annotation below {@code deckwatch.io/} as it is from the beginning. */
    S annotated(String name, String value) {
        object.annotation("deckwatch.io/" + name, value);
        return (S) this;
    }

    S annotatedAt(String at, String name, String value) {
        return then(Scenario.at(at), o -> o.annotation("deckwatch.io/" + name, value));
    }

    /** The object appears at that time. */
    S createdAt(String at) {
        return then(Scenario.at(at), o -> o.created(Scenario.at(at)));
    }

    S goneAt(String at) {
        moments.add(new Moment(Scenario.at(at), o -> {}, true));
        return (S) this;
    }

    /** The same name is there again, as another object. */
    S recreatedAt(String at) {
        return then(Scenario.at(at), this::another).then(Scenario.at(at), o -> o.created(Scenario.at(at)));
    }

    S then(Instant at, Consumer<ObjectTree> change) {
        moments.add(new Moment(at, change, false));
        return (S) this;
    }

    void another(ObjectTree tree) {
        incarnation++;
        tree.uid("uid-" + incarnation);
    }

    static Duration span(String goDuration) {
        return GoDuration.parse(goDuration).orElseThrow();
    }

    /**
     * What is seen and when; null for gone.
     *
     * @param seenAt maps the time of a change to the time at which somebody looks
     */
    TreeMap<Instant, ObjectTree> sights(UnaryOperator<Instant> seenAt) {
        var sights = new TreeMap<Instant, ObjectTree>();
        var tree = object.copy();
        moments.sort(Comparator.comparing(Moment::at));
        for (var moment : moments) {
            moment.change.accept(tree);
            sights.put(seenAt.apply(moment.at), moment.gone ? null : tree.copy());
        }
        return sights;
    }
}
