package io.deckwatch.state;

import io.deckwatch.event.RestoreProjection;
import io.deckwatch.state.Subject.Type;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The subjects of one installation that a change concerns, because they stand next to what changed.
 *
 * @param cluster its cluster
 * @param namespace its namespace
 * @param installation what is known of it now
 */
record Neighbours(String cluster, String namespace, Installation installation) {

    /** All locations and the installation itself. */
    Collection<Subject> places() {
        var all = new LinkedHashSet<Subject>();
        all.add(Subject.installation(cluster, namespace));
        all.addAll(at(installation.storage().names()));
        return all;
    }

    /**
     * The schedule of a run, or the backup itself if it has none. What became of a run may be a matter of the whole
     * installation, which is asked first: it explains those of schedules.
     */
    Collection<Subject> ofRun(String backup, @Nullable String schedule) {
        return List.of(
                Subject.installation(cluster, namespace),
                schedule == null ? of(Type.BACKUP, backup) : of(Type.SCHEDULE, schedule));
    }

    /** The installation, a schedule, its volumes, and the locations it writes to or wrote to. */
    Collection<Subject> ofSchedule(String schedule) {
        var touched = new LinkedHashSet<Subject>();
        touched.add(Subject.installation(cluster, namespace));
        touched.add(of(Type.SCHEDULE, schedule));
        touched.addAll(new TransferSubjects(cluster, namespace, installation).ofSchedule(schedule));
        installation
                .schedule(schedule)
                .flatMap(view -> Optional.ofNullable(view.definition()))
                .flatMap(installation::locationOf)
                .ifPresent(
                        location -> touched.add(of(Type.LOCATION, location.key().name())));
        touched.addAll(at(installation.storage().writtenBy(schedule)));
        return touched;
    }

    /** The locations where something lies otherwise, and those that the schedule of that run wrote to before. */
    Collection<Subject> ofShelves(Set<String> shelves, @Nullable String schedule) {
        var touched = new LinkedHashSet<>(at(shelves));
        if (!shelves.isEmpty() && schedule != null) {
            touched.addAll(at(installation.storage().writtenBy(schedule)));
        }
        return touched;
    }

    /** The schedule whose backup that Restore restored. */
    Collection<Subject> ofDrill(RestoreProjection restore) {
        var known = Optional.ofNullable(restore.source().backup()).flatMap(installation::scheduleOf);
        return schedules(installation.drills().seen(restore, known));
    }

    /** The schedules for which restores of that backup counted or count. */
    Collection<Subject> ofDrills(String backup, @Nullable String schedule) {
        return schedule == null ? Set.of() : schedules(installation.drills().belongs(backup, schedule));
    }

    /** Schedules by name. */
    Collection<Subject> schedules(Collection<String> names) {
        return names.stream().map(schedule -> of(Type.SCHEDULE, schedule)).toList();
    }

    /** Velero looked at a location, and it is as it was. */
    Collection<Subject> ofValidation(String location) {
        return List.of(Subject.installation(cluster, namespace), of(Type.LOCATION, location));
    }

    /** A location that changed concerns the schedules, since it may be why they fail, and where others are the default. */
    Collection<Subject> ofLocation(String location) {
        var touched = new LinkedHashSet<>(places());
        touched.add(of(Type.LOCATION, location));
        installation.schedules().keySet().forEach(schedule -> touched.add(of(Type.SCHEDULE, schedule)));
        installation.upkeep().repositoriesAt(location).forEach(name -> touched.add(of(Type.REPOSITORY, name)));
        return touched;
    }

    /** Locations by name. */
    Collection<Subject> at(Collection<String> locations) {
        return locations.stream().map(location -> of(Type.LOCATION, location)).toList();
    }

    private Subject of(Type type, String name) {
        return Subject.of(type, cluster, namespace, name);
    }
}
