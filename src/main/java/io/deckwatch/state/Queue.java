package io.deckwatch.state;

import java.time.Instant;
import java.util.Collections;
import java.util.Comparator;
import java.util.NavigableSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What the server of one installation has to do: the backups that wait for their start, those in the main pass, and when it
 * last began one or was done with one. Velero 1.18 has a queue that can be seen; before, backups wait in their phase New. Confined to its
 * view's thread.
 */
public final class Queue {

    private static final Comparator<Place> OLDEST_FIRST =
            Comparator.comparing((Place place) -> place.run(), Run.BY_TIME);

    private final NavigableSet<Place> waiting = new TreeSet<>(OLDEST_FIRST);
    private final NavigableSet<Place> inProgress = new TreeSet<>(OLDEST_FIRST);
    private final NavigableSet<Instant> newestMove = new TreeSet<>();

    /**
     * A backup in the queue.
     *
     * @param run the backup
     * @param schedule its schedule, or null
     */
    public record Place(Run run, @Nullable String schedule) {

        /** The schedule of the backup, else the backup. */
        public Subject subject(String cluster, String namespace) {
            return schedule == null
                    ? Subject.of(Subject.Type.BACKUP, cluster, namespace, run.name())
                    : Subject.of(Subject.Type.SCHEDULE, cluster, namespace, schedule);
        }
    }

    /** The backups that wait for their start, oldest first. */
    public NavigableSet<Place> waiting() {
        return Collections.unmodifiableNavigableSet(waiting);
    }

    /** The backups in their main pass, oldest first. */
    public NavigableSet<Place> inProgress() {
        return Collections.unmodifiableNavigableSet(inProgress);
    }

    /** When a backup last began, left its main pass or ended; long ago if that was never seen. */
    public Instant moved() {
        return newestMove.isEmpty() ? Instant.EPOCH : newestMove.last();
    }

    void put(Run run, @Nullable String schedule) {
        if (!run.isOwn()) {
            return;
        }
        if (run.isWaiting()) {
            waiting.add(new Place(run, schedule));
            return;
        }
        if (run.isInProgress()) {
            inProgress.add(new Place(run, schedule));
        }
        newestMove.add(lastMove(run));
        if (newestMove.size() > 1) {
            newestMove.pollFirst();
        }
    }

    /** It began, it left its main pass, which gives its place to the next one, or it ended. */
    private static Instant lastMove(Run run) {
        if (run.outcome() != null) {
            return run.ended();
        }
        return run.isInProgress() || run.since().isBefore(run.started()) ? run.started() : run.since();
    }

    void remove(Run run, @Nullable String schedule) {
        var place = new Place(run, schedule);
        waiting.remove(place);
        inProgress.remove(place);
    }
}
