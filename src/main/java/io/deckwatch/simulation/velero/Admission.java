package io.deckwatch.simulation.velero;

import io.deckwatch.simulation.incident.Fault;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Decides which backup may start: one after the other up to 1.17; from 1.18 on a queue with phases and positions, a number
 * of places, and no two backups of the same namespace at once.
 */
final class Admission {

    private static final Duration MOMENT = Duration.ofSeconds(1);
    private static final Duration LOOK = Duration.ofMinutes(1);

    /** The informer of the server sends every object again after that time. */
    private static final Duration RESYNC = Duration.ofHours(10);

    private final Surroundings here;
    private final Consumer<BackupRun> begin;
    private final List<BackupRun> waiting = new ArrayList<>();
    private final List<BackupRun> active = new ArrayList<>();

    Admission(Surroundings here, Consumer<BackupRun> begin) {
        this.here = here;
        this.begin = begin;
        here.server().onStart(() -> here.server().every(LOOK, this::admit));
    }

    /** A process that begins anew knows of none. */
    void reset() {
        waiting.clear();
        active.clear();
    }

    /** A backup wants to start. */
    void offer(BackupRun run) {
        here.server().after(MOMENT, () -> {
            waiting.add(run);
            if (here.version().hasQueue()) {
                run.backup().status("phase", "Queued");
                position(run);
            }
            here.server().after(MOMENT, this::admit);
        });
    }

    /** One that was ready when the server died: nobody looks at it before the next resync, and its place is taken. */
    void strand(BackupRun run) {
        active.add(run);
        here.server().after(RESYNC, () -> begin.accept(run));
    }

    /** A backup needs its place no longer. */
    void release(BackupRun run) {
        if (active.remove(run)) {
            here.server().after(MOMENT, this::admit);
        }
    }

    private void admit() {
        if (here.faults().has(Fault.QUEUE_STUCK, here.plan().site().cluster())) {
            return;
        }
        var places = here.version().hasQueue() ? here.plan().site().concurrentBackups() : 1;
        for (var i = 0; i < waiting.size() && active.size() < places; ) {
            var run = waiting.get(i);
            if (here.version().hasQueue() && isInTheWayOf(run, i)) {
                i++;
            } else {
                waiting.remove(i);
                start(run);
            }
        }
    }

    private void start(BackupRun run) {
        active.add(run);
        if (!here.version().hasQueue()) {
            begin.accept(run);
            return;
        }
        here.store().modify(run.backup().status("phase", "ReadyToStart").status("queuePosition", 0));
        waiting.forEach(this::position);
        here.server().after(MOMENT, () -> begin.accept(run));
    }

    private void position(BackupRun run) {
        var place = waiting.indexOf(run) + 1;
        if (run.backup().status("queuePosition").smallNumber() != place) {
            here.store().modify(run.backup().status("queuePosition", place));
        }
    }

    private boolean isInTheWayOf(BackupRun run, int place) {
        return active.stream().anyMatch(other -> overlap(run, other))
                || waiting.subList(0, place).stream().anyMatch(other -> overlap(run, other));
    }

    private static boolean overlap(BackupRun one, BackupRun other) {
        var namespaces = one.plan().namespaces();
        return namespaces.isEmpty()
                || other.plan().namespaces().isEmpty()
                || namespaces.stream().anyMatch(other.plan()::covers);
    }
}
