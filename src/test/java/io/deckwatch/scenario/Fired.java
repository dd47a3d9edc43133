package io.deckwatch.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.deckwatch.alert.AlertState.Firing;
import io.deckwatch.alert.AlertState.Resolved;
import io.deckwatch.alert.Transition;
import io.deckwatch.alert.Transition.What;
import java.util.List;

/**
 * One alert that fired.
 *
 * @param first the transition by which it fired
 * @param life all transitions of the alert, also those before it fired and those of later times
 */
record Fired(Transition first, List<Transition> life) {

    Fired at(String time) {
        assertThat(first.at()).as("fires at").isEqualTo(Scenario.at(time));
        return this;
    }

    Fired startsAt(String time) {
        assertThat(((Firing) first.alert().state()).startsAt()).as("startsAt").isEqualTo(Scenario.at(time));
        return this;
    }

    Fired severity(String severity) {
        assertThat(first.alert().severity().label()).as("severity").isEqualTo(severity);
        return this;
    }

    Fired becomes(String severity, String at) {
        assertThat(life.stream()
                        .filter(t -> t.what() == What.SEVERITY)
                        .map(t -> t.alert().severity().label() + " " + t.at()))
                .contains(severity + " " + Scenario.at(at));
        return this;
    }

    Fired summary(String text) {
        assertThat(first.alert().annotations().get("summary")).contains(text);
        return this;
    }

    Fired description(String text) {
        assertThat(first.alert().annotations().get("description")).contains(text);
        return this;
    }

    Fired annotation(String name, String text) {
        assertThat(first.alert().annotations().get(name)).contains(text);
        return this;
    }

    Fired label(String name, String value) {
        assertThat(first.alert().labels().get(name)).isEqualTo(value);
        return this;
    }

    Fired inhibited() {
        assertThat(first.alert().isInhibited()).as("inhibited when it fires").isTrue();
        return this;
    }

    Fired uninhibited() {
        assertThat(first.alert().isInhibited()).as("inhibited when it fires").isFalse();
        return this;
    }

    /** Nobody is told of it, however long it fires. */
    Fired neverHeard() {
        assertThat(life.stream()
                        .filter(t -> t.alert().isFiring() && !t.alert().isInhibited())
                        .toList())
                .as("heard")
                .isEmpty();
        return this;
    }

    /** Nothing ever silences it. */
    Fired neverInhibited() {
        assertThat(life.stream().filter(t -> t.alert().isInhibited()).toList())
                .as("inhibited")
                .isEmpty();
        return this;
    }

    /** It is heard from that time on. */
    Fired breaksThroughAt(String at) {
        assertThat(life.stream()
                        .filter(t -> t.what() == What.INHIBITION && !t.alert().isInhibited())
                        .map(Transition::at))
                .contains(Scenario.at(at));
        return this;
    }

    Fired resolvedAt(String at) {
        assertThat(ended().endsAt()).as("resolved at").isEqualTo(Scenario.at(at));
        assertThat(ended().retired()).as("retired").isNull();
        return this;
    }

    Fired retiredAt(String at, String reason) {
        assertThat(ended().endsAt()).as("retired at").isEqualTo(Scenario.at(at));
        assertThat(ended().retired()).isEqualTo(reason);
        return this;
    }

    /** It still fires at the end. */
    Fired stays() {
        assertThat(life.stream().filter(t -> t.what() == What.RESOLVED)).isEmpty();
        return this;
    }

    Fired times(int count) {
        assertThat(life.stream().filter(t -> t.what() == What.FIRING))
                .as("times fired")
                .hasSize(count);
        return this;
    }

    private Resolved ended() {
        var end = life.stream().filter(t -> t.what() == What.RESOLVED).findFirst();
        assertThat(end).as("resolved").isPresent();
        return (Resolved) end.get().alert().state();
    }
}
