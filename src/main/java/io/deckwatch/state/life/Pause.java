package io.deckwatch.state.life;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;

/**
 * A time in which something that should move stood still.
 *
 * @param from when it last moved before
 * @param to when it moved again or ended, or the present if it still stands
 */
public record Pause(Instant from, Instant to) {

    /** What is shorter is no pause: progress is told every 15 seconds at most, and Velero itself is not faster with small things. */
    public static final Duration SHORTEST = Duration.ofMinutes(5);

    /** How long it stood still. */
    public Duration length() {
        return Duration.between(from, to);
    }

    /** The pauses between the times at which something moved, in a span of time. */
    static List<Pause> between(NavigableSet<Instant> moves, Instant from, Instant to) {
        var pauses = new ArrayList<Pause>();
        var last = from;
        for (var move : moves.tailSet(from, false)) {
            var next = move.isBefore(to) ? move : to;
            add(pauses, last, next);
            last = next;
        }
        add(pauses, last, to);
        return pauses;
    }

    private static void add(List<Pause> pauses, Instant from, Instant to) {
        if (Duration.between(from, to).compareTo(SHORTEST) >= 0) {
            pauses.add(new Pause(from, to));
        }
    }
}
