package io.deckwatch.state;

import io.deckwatch.event.BackupProjection;
import io.deckwatch.event.ClusterEvent;
import io.deckwatch.event.DeletionProjection;
import io.deckwatch.event.Heartbeat;
import io.deckwatch.event.Kind;
import io.deckwatch.event.LocationProjection;
import io.deckwatch.event.ObjectKey;
import io.deckwatch.event.Projection;
import io.deckwatch.event.RepositoryProjection;
import io.deckwatch.event.RestoreProjection;
import io.deckwatch.event.ScheduleProjection;
import io.deckwatch.event.TransferProjection;
import io.deckwatch.state.Subject.Type;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * What is known of one cluster.
 *
 * @param name the cluster's name
 * @param liveness when its watch was last heard of
 * @param installations its Velero installations by namespace; mutable, confined to the owner's thread
 * @param settings what Deckwatch was told of them
 */
public record ClusterView(
        String name, Liveness liveness, Map<String, Installation> installations, InstallationSettings.Source settings) {

    /** The parts of Deckwatch there are verdicts about. */
    private static final Set<Subject> COMPONENTS = Set.of(
            Subject.component("evaluator"),
            Subject.component("notifier"),
            Subject.component("broker"),
            Subject.component("dead-letters"));

    /** A cluster of which nothing is known but its name, waited for since then. */
    public static ClusterView empty(String name, InstallationSettings.Source settings, Instant since) {
        return new ClusterView(name, Liveness.awaitedSince(since), new TreeMap<>(), settings);
    }

    /** This view, having heard of the watch. */
    public ClusterView heard(Heartbeat heartbeat, Instant at) {
        return new ClusterView(name, liveness.heard(heartbeat, at), installations, settings);
    }

    /** This view of Deckwatch itself, which told how it does. */
    public ClusterView reported(Vitals vitals, Instant at) {
        return new ClusterView(name, liveness.reported(vitals, at), installations, settings);
    }

    /** Whether this is no cluster, but Deckwatch itself. */
    public boolean isOwn() {
        return name.equals(Subject.NO_CLUSTER);
    }

    /** This view, waiting for the watch to be heard of from now on. */
    public ClusterView waiting(Instant since) {
        return new ClusterView(name, liveness.waiting(since), installations, settings);
    }

    /** Whether what is known of these kinds can be trusted: the watch is alive and sees them. */
    public boolean isTrusted(Set<Kind> kinds, Instant now) {
        if (!liveness.isAlive(now)) {
            return false;
        }
        for (var kind : kinds) {
            if (!liveness.isFresh(kind)) {
                return false;
            }
        }
        return true;
    }

    /** All that exists is known now: what waited for something else waits no longer. */
    public void complete() {
        installations.values().forEach(installation -> {
            installation.memo().forget();
            installation.transfers().adoptWaiting();
        });
    }

    /** The installation in that namespace. */
    public Optional<Installation> installation(String namespace) {
        return Optional.ofNullable(installations.get(namespace));
    }

    /** All subjects there are verdicts about. */
    public Set<Subject> subjects() {
        if (isOwn()) {
            return COMPONENTS;
        }
        var all = new LinkedHashSet<Subject>();
        all.add(Subject.cluster(name));
        installations.forEach((namespace, installation) -> {
            all.add(Subject.installation(name, namespace));
            installation.schedules().keySet().forEach(s -> all.add(Subject.of(Type.SCHEDULE, name, namespace, s)));
            all.addAll(neighbours(namespace).places());
            all.addAll(installation.unscheduled(name, namespace));
            all.addAll(transfers(namespace, installation).all());
            all.addAll(installation.upkeep().subjects(name, namespace));
        });
        return all;
    }

    /**
     * Takes an event about an object.
     *
     * @return the subjects about which a verdict may be another one now
     */
    public Collection<Subject> apply(ClusterEvent event) {
        return switch (event) {
            case ClusterEvent.Seen(Projection object) -> seen(object);
            case ClusterEvent.Gone(Projection last, Instant at) -> gone(last, at);
            case ClusterEvent.Forgotten(ObjectKey key) -> forget(key);
            case ClusterEvent.Beat beat -> Set.of(Subject.cluster(beat.cluster()));
            case ClusterEvent.Left left -> subjects();
        };
    }

    private Collection<Subject> seen(Projection object) {
        var key = object.key();
        var installation = installationOrNew(key.namespace());
        var neighbours = neighbours(key.namespace());
        return switch (object) {
            case ScheduleProjection schedule -> {
                var touched = new LinkedHashSet<>(neighbours.ofSchedule(key.name()));
                installation.define(key.name(), schedule);
                touched.addAll(neighbours.ofSchedule(key.name()));
                yield touched;
            }
            case BackupProjection backup -> backup(installation, backup);
            case LocationProjection location -> {
                var before = installation.location(key.name());
                installation.storage().locate(location);
                var calm = before.isPresent()
                        && before.get().life().phase().equals(location.life().phase())
                        && before.get().spec().equals(location.spec());
                yield calm ? neighbours.ofValidation(key.name()) : neighbours.ofLocation(key.name());
            }
            case TransferProjection transfer ->
                transfers(key.namespace(), installation).seen(transfer);
            case RestoreProjection restore -> {
                installation.upkeep().seen(restore);
                var touched = new LinkedHashSet<>(
                        transfers(key.namespace(), installation).ofRestore(key.name()));
                touched.addAll(neighbours.ofDrill(restore));
                yield touched;
            }
            case RepositoryProjection repository -> {
                installation.upkeep().seen(repository);
                yield List.of(Subject.of(Type.REPOSITORY, name, key.namespace(), key.name()));
            }
            case DeletionProjection d -> neighbours.at(installation.asked(new Deletions.Request(d, false)));
        };
    }

    private Collection<Subject> backup(Installation installation, BackupProjection backup) {
        var key = backup.key();
        var neighbours = neighbours(key.namespace());
        var shelves = installation.seen(backup);
        var entry = installation.entry(key.name());
        if (entry == null) {
            return Set.of();
        }
        var touched = new LinkedHashSet<>(neighbours.ofRun(key.name(), entry.schedule()));
        touched.addAll(neighbours.ofShelves(shelves, entry.schedule()));
        var transfers = transfers(key.namespace(), installation);
        touched.addAll(transfers.adopted(key.name()));
        touched.addAll(neighbours.ofDrills(key.name(), entry.schedule()));
        if (entry.run().outcome() != null) {
            touched.addAll(transfers.ended(backup, entry));
        }
        return touched;
    }

    private Collection<Subject> gone(Projection last, Instant at) {
        var key = last.key();
        var installation = installationOrNew(key.namespace());
        return switch (last) {
            case BackupProjection backup -> {
                // Its end may not have been told before, while Kafka was away; nor, to who reads the topic anew, its
                // name.
                var touched = new LinkedHashSet<>(backup(installation, backup));
                touched.addAll(neighbours(key.namespace()).at(installation.gone(key.name(), at)));
                yield touched;
            }
            case ScheduleProjection s -> forget(key);
            case LocationProjection location -> {
                installation.storage().lose(location, at);
                yield neighbours(key.namespace()).ofLocation(key.name());
            }
            // What it came to may not have been told before; a restore's volumes are forgotten with the restore.
            case TransferProjection t ->
                t.life().phase().isFinal() && t.isOfBackup()
                        ? transfers(key.namespace(), installation).seen(t)
                        : forget(key);
            case RestoreProjection restore -> {
                var touched = new LinkedHashSet<>(restoreGone(key, installation));
                touched.addAll(neighbours(key.namespace()).ofDrill(restore));
                yield touched;
            }
            case RepositoryProjection r -> forget(key);
            case DeletionProjection d ->
                neighbours(key.namespace()).at(installation.asked(new Deletions.Request(d, true)));
        };
    }

    private Collection<Subject> forget(ObjectKey key) {
        var installation = installationOrNew(key.namespace());
        var neighbours = neighbours(key.namespace());
        return switch (key.kind()) {
            case SCHEDULE -> {
                var touched = new LinkedHashSet<>(neighbours.ofSchedule(key.name()));
                installation.define(key.name(), null);
                touched.addAll(neighbours.ofSchedule(key.name()));
                yield touched;
            }
            case BACKUP -> {
                var entry = installation.entry(key.name());
                var touched = new LinkedHashSet<>(neighbours.at(installation.forget(key.name())));
                touched.addAll(transfers(key.namespace(), installation).forgotten(Type.BACKUP_VOLUME, key.name()));
                if (entry != null) {
                    touched.addAll(neighbours.ofRun(key.name(), entry.schedule()));
                }
                yield touched;
            }
            case BACKUP_STORAGE_LOCATION -> {
                installation.storage().forgetLocation(key.name());
                yield neighbours.ofLocation(key.name());
            }
            case DATA_UPLOAD, DATA_DOWNLOAD, POD_VOLUME_BACKUP, POD_VOLUME_RESTORE ->
                transfers(key.namespace(), installation).gone(key.kind(), key.name());
            case RESTORE -> {
                var touched = new LinkedHashSet<>(restoreGone(key, installation));
                touched.addAll(neighbours.schedules(installation.drills().forget(key.name())));
                yield touched;
            }
            case DELETE_BACKUP_REQUEST -> neighbours.at(installation.forgetRequest(key.name()));
            case BACKUP_REPOSITORY -> {
                installation.upkeep().gone(key);
                yield List.of(Subject.of(Type.REPOSITORY, name, key.namespace(), key.name()));
            }
        };
    }

    private Collection<Subject> restoreGone(ObjectKey key, Installation installation) {
        installation.upkeep().gone(key);
        var touched = new LinkedHashSet<>(
                transfers(key.namespace(), installation).forgotten(Type.RESTORE_VOLUME, key.name()));
        touched.add(Subject.of(Type.RESTORE, name, key.namespace(), key.name()));
        return touched;
    }

    private TransferSubjects transfers(String namespace, Installation installation) {
        return new TransferSubjects(name, namespace, installation);
    }

    /** The installation in that namespace, which is about to change. */
    private Installation installationOrNew(String namespace) {
        var installation = installations.computeIfAbsent(namespace, ns -> new Installation(settings.of(name, ns)));
        installation.memo().forget();
        return installation;
    }

    private Neighbours neighbours(String namespace) {
        return new Neighbours(name, namespace, installationOrNew(namespace));
    }
}
