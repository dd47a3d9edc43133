package io.deckwatch.state;

import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What lies in one storage location, or lay there, ordered for those who ask what arrives, expires, is deleted or vanishes. A
 * Backup is put on it once it has ended; what runs has made nothing yet. Confined to its view's thread.
 */
public final class Shelf {

    private final Map<String, RunHistory> series = new TreeMap<>();
    private final Expiries expiries = new Expiries();
    private final NavigableSet<Run> vanished = new TreeSet<>(Run.BY_TIME);
    private final Map<String, Instant> deleting = new TreeMap<>();
    private final Map<String, Run> doomed = new TreeMap<>();
    private final Map<String, Run> undeletable = new TreeMap<>();

    Shelf() {}

    /**
     * What the schedules of this cluster put there, also what is gone by now, by schedule. Failed runs are not among them: they
     * put nothing there.
     */
    public Map<String, RunHistory> series() {
        return Collections.unmodifiableMap(series);
    }

    /** What is there, by the time at which it expires. */
    public Expiries expiries() {
        return expiries;
    }

    /**
     * Own backups that are gone though they had not expired and nobody asked for their deletion, oldest first. By Velero's own
     * doing that means that they are missing in the object storage.
     */
    public Collection<Run> vanished() {
        return Collections.unmodifiableCollection(vanished);
    }

    /** Since when the backups that are being deleted are, by name. */
    public Map<String, Instant> deleting() {
        return Collections.unmodifiableMap(deleting);
    }

    /** Backups whose deletion was asked for before they expired, within the last day or so, by name; also those gone since. */
    public Collection<Run> doomed() {
        return Collections.unmodifiableCollection(doomed.values());
    }

    /** Backups that are there although a request to delete them was processed, by name. */
    public Collection<Run> undeletable() {
        return Collections.unmodifiableCollection(undeletable.values());
    }

    boolean isEmpty() {
        return series.isEmpty()
                && expiries.isEmpty()
                && vanished.isEmpty()
                && deleting.isEmpty()
                && doomed.isEmpty()
                && undeletable.isEmpty();
    }

    /**
     * Puts a Backup there.
     *
     * @param schedule the schedule whose run it is, or null
     * @param request the newest request to delete it, or null
     */
    void put(Run run, @Nullable String schedule, Deletions.@Nullable Request request) {
        if (run.goneAt() == null) {
            expiries.add(run);
        }
        if (schedule != null && run.isOwn() && run.isRestorable()) {
            series.computeIfAbsent(schedule, name -> new RunHistory()).add(run);
        }
        var deletingSince = run.deletingSince();
        if (deletingSince != null && run.goneAt() == null) {
            deleting.put(run.name(), deletingSince);
        }
        if (run.hasVanished() && request == null) {
            vanished.add(run);
        }
        asked(run, request);
    }

    private void asked(Run run, Deletions.@Nullable Request request) {
        if (request == null) {
            return;
        }
        if (run.isRestorable() && !run.hasExpired(request.at())) {
            doomed.put(run.name(), run);
        }
    }

    /** Velero gave up to delete what was put there. */
    void cannotDelete(Run run) {
        if (run.goneAt() == null) {
            undeletable.put(run.name(), run);
        }
    }

    /** Takes back what {@link #put} did. */
    void withdraw(Run run, @Nullable String schedule) {
        expiries.remove(run);
        Optional.ofNullable(schedule == null ? null : series.get(schedule)).ifPresent(runs -> {
            runs.remove(run);
            if (runs.isEmpty()) {
                series.remove(schedule);
            }
        });
        vanished.remove(run);
        deleting.remove(run.name());
        doomed.remove(run.name());
        undeletable.remove(run.name());
    }
}
