package io.deckwatch.simulation.world;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.PriorityQueue;

/** Virtual time and what is to happen in it. Whole seconds, as Velero's objects have them. */
public final class Agenda {

    private final PriorityQueue<Entry> entries = new PriorityQueue<>();
    private Instant now;
    private long sequence;

    private record Entry(Instant at, long sequence, Runnable action) implements Comparable<Entry> {
        @Override
        public int compareTo(Entry other) {
            var order = at.compareTo(other.at);
            return order != 0 ? order : Long.compare(sequence, other.sequence);
        }
    }

    public Agenda(Instant start) {
        now = start.truncatedTo(ChronoUnit.SECONDS);
    }

    /** The present. */
    public Instant now() {
        return now;
    }

    /** Plans something; what lies in the past happens at once, but after what is happening now. */
    public void at(Instant time, Runnable action) {
        entries.add(new Entry(time.isBefore(now) ? now : time, sequence++, action));
    }

    /** Plans something after a while. */
    public void after(Duration wait, Runnable action) {
        at(now.plus(wait), action);
    }

    /** Lets time pass until then, and what was planned happen, in order. Time never goes back. */
    public void advanceTo(Instant time) {
        for (var next = entries.peek(); next != null && !next.at.isAfter(time); next = entries.peek()) {
            entries.remove();
            now = next.at;
            next.action.run();
        }
        var whole = time.truncatedTo(ChronoUnit.SECONDS);
        now = whole.isAfter(now) ? whole : now;
    }
}
