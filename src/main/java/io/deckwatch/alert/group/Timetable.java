package io.deckwatch.alert.group;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;

/** When each group is looked at next. An entry of the queue counts only while it is the group's present tick. */
final class Timetable {

    /** A group and when it is due. */
    record Tick(Instant at, GroupId group) {}

    private final Map<GroupId, Instant> ticks = new HashMap<>();
    private final PriorityQueue<Tick> queue =
            new PriorityQueue<>(Comparator.comparing(Tick::at).thenComparing(Tick::group));

    boolean has(GroupId group) {
        return ticks.containsKey(group);
    }

    void put(GroupId group, Instant at) {
        ticks.put(group, at);
        queue.add(new Tick(at, group));
    }

    void remove(GroupId group) {
        ticks.remove(group);
    }

    /** Queues a group again whose tick was taken while it could not be looked at. */
    void resume(GroupId group) {
        var at = ticks.get(group);
        if (at != null) {
            queue.add(new Tick(at, group));
        }
    }

    /** Takes the ticks that are due, in order. */
    List<Tick> takeDue(Instant now) {
        var due = new ArrayList<Tick>();
        while (next().filter(at -> !at.isAfter(now)).isPresent()) {
            due.add(queue.remove());
        }
        return due.stream().distinct().toList();
    }

    /** The earliest tick. */
    Optional<Instant> next() {
        while (!queue.isEmpty() && !holds(queue.element())) {
            queue.remove();
        }
        return Optional.ofNullable(queue.peek()).map(Tick::at);
    }

    private boolean holds(Tick tick) {
        return tick.at().equals(ticks.get(tick.group()));
    }
}
