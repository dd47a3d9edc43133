package io.deckwatch.state;

import io.deckwatch.event.Phase;
import io.deckwatch.event.RestoreProjection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The restores of one installation that succeeded, by the schedule whose backups they restored, those that are gone too:
 * Velero deletes a Restore with its backup. Confined to its view's thread.
 */
public final class Drills {

    private final Map<String, NavigableSet<Drill>> bySchedule = new HashMap<>();
    private final Map<String, Placed> byRestore = new HashMap<>();
    private final Map<String, Set<String>> guessed = new HashMap<>();

    /** A drill and the schedule it counts for, which is guessed by the name of a backup that is not known. */
    private record Placed(Drill drill, String schedule) {}

    /** The newest one of that schedule. */
    public Optional<Drill> newest(String schedule) {
        return Optional.ofNullable(bySchedule.get(schedule)).map(NavigableSet::last);
    }

    /**
     * Takes a Restore, also one that is gone. One that is not done, or failed, proves nothing and leaves what an earlier one of
     * its name proved.
     *
     * @param known the schedule of its backup, if that backup is known
     * @return the schedules of which something else is known now
     */
    Set<String> seen(RestoreProjection restore, Optional<String> known) {
        if (!Phase.COMPLETED.equals(restore.life().outcome())) {
            return Set.of();
        }
        var name = restore.key().name();
        var touched = new HashSet<>(forget(name));
        var source = restore.source();
        var done = restore.times().completed();
        var schedule =
                Optional.ofNullable(source.schedule()).filter(s -> !s.isEmpty()).or(() -> known);
        if (schedule.isEmpty() && source.backup() != null) {
            guessed.computeIfAbsent(source.backup(), backup -> new HashSet<>()).add(name);
        }
        place(
                new Drill(name, done == null ? restore.life().since() : done),
                schedule.orElseGet(source::series),
                touched);
        return touched;
    }

    /** A Backup is known now, and its schedule: restores of it count for that one. */
    Set<String> belongs(String backup, String schedule) {
        var touched = new HashSet<String>();
        for (var restore : guessed.getOrDefault(backup, Set.of()).toArray(String[]::new)) {
            var placed = byRestore.get(restore);
            if (placed != null) {
                touched.addAll(forget(restore));
                place(placed.drill(), schedule, touched);
            }
        }
        guessed.remove(backup);
        return touched;
    }

    /** Forgets a Restore. */
    Set<String> forget(String restore) {
        var placed = byRestore.remove(restore);
        if (placed == null) {
            return Set.of();
        }
        guessed.values().removeIf(restores -> restores.remove(restore) && restores.isEmpty());
        bySchedule.computeIfPresent(placed.schedule(), (name, drills) -> {
            drills.remove(placed.drill());
            return drills.isEmpty() ? null : drills;
        });
        return Set.of(placed.schedule());
    }

    private void place(Drill drill, String schedule, Set<String> touched) {
        byRestore.put(drill.restore(), new Placed(drill, schedule));
        bySchedule
                .computeIfAbsent(schedule, name -> new TreeSet<>(Drill.BY_TIME))
                .add(drill);
        touched.add(schedule);
    }
}
