package io.deckwatch.event;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An object's phase and its memory: Velero overwrites phases and keeps no time of change.
 *
 * @param phase the present phase
 * @param since when it was entered, as far as known
 * @param outcome the last final phase, which {@code Deleting} overwrites in the object
 * @param transitions the newest {@value #MAX_TRANSITIONS} changes of phase, oldest first
 */
public record Lifecycle(
        Phase phase, Instant since, @Nullable Phase outcome, List<Transition> transitions) {

    /** How many transitions are kept. */
    public static final int MAX_TRANSITIONS = 16;

    /**
     * One change of phase.
     *
     * @param phase the phase that was entered
     * @param at when, as far as known
     */
    public record Transition(Phase phase, Instant at) {}

    public Lifecycle {
        transitions = List.copyOf(transitions);
    }

    /** The beginning: an object seen for the first time. */
    public static Lifecycle first(Phase phase, Instant since) {
        return new Lifecycle(phase, since, phase.isFinal() ? phase : null, List.of(new Transition(phase, since)));
    }

    /**
     * This lifecycle as the sequel of an earlier one of the same object. A time that the object gives for its phase counts
     * unless it lies before the earlier phase (an end without {@code completionTimestamp} would). Times never go backwards,
     * though the clocks of Velero and of the watch may differ.
     */
    Lifecycle after(Lifecycle earlier, Instant now) {
        if (earlier.phase.equals(phase)) {
            return new Lifecycle(phase, earlier.since, earlier.outcome, earlier.transitions);
        }
        var seen = now.isAfter(earlier.since) ? now : earlier.since;
        var entered = since.isAfter(earlier.since) ? since : seen;
        var all = new ArrayList<>(earlier.transitions);
        all.add(new Transition(phase, entered));
        var kept = all.size() > MAX_TRANSITIONS ? all.subList(all.size() - MAX_TRANSITIONS, all.size()) : all;
        return new Lifecycle(phase, entered, phase.isFinal() ? phase : earlier.outcome, kept);
    }
}
