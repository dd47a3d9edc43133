package io.deckwatch.cli.replay;

import io.deckwatch.alert.AlertState;
import io.deckwatch.alert.Transition;
import io.deckwatch.rule.Severity;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;

/** When which alerts fired and were not silenced by their cause, in one replay. */
public final class Spells implements Consumer<Transition> {

    private final Map<String, Set<Spell>> all = new TreeMap<>();
    private final Map<String, Spell> open = new HashMap<>();

    /**
     * One time that an alert fired.
     *
     * @param from since when
     * @param until until when
     * @param severity how loud at its beginning
     */
    record Spell(Instant from, Instant until, Severity severity) implements Comparable<Spell> {
        Duration length() {
            return Duration.between(from, until);
        }

        @Override
        public int compareTo(Spell other) {
            var byTime = from.compareTo(other.from);
            return byTime != 0 ? byTime : until.compareTo(other.until);
        }
    }

    @Override
    public void accept(Transition transition) {
        if (!TransitionLines.isShown(transition)) {
            return;
        }
        var alert = transition.alert();
        var title = TransitionLines.title(alert);
        var loud = alert.state() instanceof AlertState.Firing && !alert.isInhibited();
        if (loud) {
            open.putIfAbsent(title, new Spell(transition.at(), transition.at(), alert.severity()));
        } else {
            close(title, transition.at());
        }
    }

    /** Ends the replay: what fires until its end. */
    public void end(Instant at) {
        Set.copyOf(open.keySet()).forEach(title -> close(title, at));
    }

    /** The spells by the alert's name and labels. */
    Map<String, Set<Spell>> byAlert() {
        return all;
    }

    private void close(String title, Instant at) {
        var spell = open.remove(title);
        if (spell != null) {
            all.computeIfAbsent(title, t -> new TreeSet<>()).add(new Spell(spell.from, at, spell.severity));
        }
    }
}
