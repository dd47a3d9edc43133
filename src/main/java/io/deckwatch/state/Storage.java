package io.deckwatch.state;

import io.deckwatch.event.LocationProjection;
import io.deckwatch.event.ScheduleProjection;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The storage locations of one installation, and what lies there. Confined to its view's thread. */
public final class Storage {

    /** Velero's server takes the location of this name where none is flagged as the default. */
    private static final String FALLBACK = "default";

    private final Map<String, LocationProjection> locations = new TreeMap<>();
    private final Map<String, Lost> lost = new HashMap<>();
    private final Map<String, Shelf> shelves = new TreeMap<>();
    private final Map<String, Integer> lying = new HashMap<>();
    private final Deletions deletions = new Deletions();

    /** A location that is no more: when that was seen, and whether it was the default. */
    private record Lost(Instant at, boolean wasDefault) {}

    Storage() {}

    /** All locations by name. */
    public Map<String, LocationProjection> locations() {
        return Collections.unmodifiableMap(locations);
    }

    /** Those that say they are the default, the one created last first: that one Velero takes, and resets the others. */
    public Collection<LocationProjection> defaults() {
        return locations.values().stream()
                .filter(location -> location.spec().isDefault())
                .sorted(Comparator.comparing(
                                (LocationProjection location) -> location.head().created())
                        .reversed())
                .toList();
    }

    /** The location for backups that name none: the default one, else the one that is named so. */
    public Optional<LocationProjection> defaultLocation() {
        return defaults().stream().findFirst().or(() -> Optional.ofNullable(locations.get(FALLBACK)));
    }

    /** When a location that was the default was last seen to be deleted, within the last day or so. */
    public Optional<Instant> defaultLostAt() {
        return lost.values().stream().filter(Lost::wasDefault).map(Lost::at).max(Comparator.naturalOrder());
    }

    /** When a location that is not there was seen to be deleted, within the last day or so. */
    public Optional<Instant> lostAt(String location) {
        return Optional.ofNullable(lost.get(location)).map(Lost::at);
    }

    /** The location that a schedule's backups go to: the one it names, else the default one. */
    public Optional<LocationProjection> locationOf(ScheduleProjection schedule) {
        var named = schedule.template().location();
        return named != null ? Optional.ofNullable(locations.get(named)) : defaultLocation();
    }

    /** How many backups lie in the location of that name, as a whole or in part. */
    public int lying(String location) {
        return lying.getOrDefault(location, 0);
    }

    /** What lies in the location of that name, or lay there; empty if nothing is known of it. */
    public Optional<Shelf> shelf(String location) {
        return Optional.ofNullable(shelves.get(location));
    }

    /** The newest request to delete that backup that Velero has processed, within the last day or so. */
    public Optional<Deletions.Request> processedDeletionOf(String backup) {
        return deletions.newestProcessed(backup);
    }

    /** The newest request to delete that backup, if there is or was one within the last day or so. */
    public Optional<Deletions.Request> deletionOf(String backup) {
        return deletions.newest(backup);
    }

    /** The names of all locations, also of those that are no more but for the backups that lie there. */
    Set<String> names() {
        var names = new TreeSet<>(locations.keySet());
        names.addAll(shelves.keySet());
        return names;
    }

    /** The locations that runs of a schedule lie or lay in. */
    Set<String> writtenBy(String schedule) {
        var written = new LinkedHashSet<String>();
        shelves.forEach((location, shelf) -> {
            if (shelf.series().containsKey(schedule)) {
                written.add(location);
            }
        });
        return written;
    }

    void locate(LocationProjection location) {
        locations.put(location.key().name(), location);
        lost.remove(location.key().name());
    }

    void lose(LocationProjection location, Instant at) {
        locations.remove(location.key().name());
        lost.put(location.key().name(), new Lost(at, location.spec().isDefault()));
    }

    void forgetLocation(String name) {
        locations.remove(name);
        lost.remove(name);
    }

    Deletions deletions() {
        return deletions;
    }

    void put(Installation.BackupEntry entry) {
        var run = entry.run();
        if (isStored(entry)) {
            count(run, 1);
            shelves.compute(run.location(), (name, known) -> {
                var shelf = known == null ? new Shelf() : known;
                shelf.put(run, entry.schedule(), deletions.newest(run.name()).orElse(null));
                if (deletions.failed(run.name())) {
                    shelf.cannotDelete(run);
                }
                return shelf.isEmpty() ? null : shelf;
            });
        }
    }

    void withdraw(Installation.BackupEntry entry) {
        if (isStored(entry)) {
            count(entry.run(), -1);
            shelves.computeIfPresent(entry.run().location(), (name, shelf) -> {
                shelf.withdraw(entry.run(), entry.schedule());
                return shelf.isEmpty() ? null : shelf;
            });
        }
    }

    private void count(Run run, int change) {
        if (run.liesThere()) {
            lying.merge(run.location(), change, Integer::sum);
        }
    }

    /** The locations where something lies otherwise after a Backup changed in that way. */
    static Set<String> touched(Installation.@Nullable BackupEntry before, Installation.@Nullable BackupEntry after) {
        if (before != null && after != null && before.run().liesLike(after.run())) {
            return Set.of();
        }
        var touched = new LinkedHashSet<String>();
        if (before != null && isStored(before)) {
            touched.add(before.run().location());
        }
        if (after != null && isStored(after)) {
            touched.add(after.run().location());
        }
        return touched;
    }

    /** What runs has made nothing yet, and where it will lie may not be known. */
    private static boolean isStored(Installation.BackupEntry entry) {
        return !entry.run().location().isEmpty()
                && (entry.run().outcome() != null || entry.run().deletingSince() != null);
    }
}
