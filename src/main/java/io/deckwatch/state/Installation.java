package io.deckwatch.state;

import io.deckwatch.event.BackupProjection;
import io.deckwatch.event.LocationProjection;
import io.deckwatch.event.ScheduleProjection;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What is known of one Velero installation: the objects of one namespace. Confined to its view's thread. */
public final class Installation {

    private final InstallationSettings settings;
    private final Map<String, ScheduleView> schedules = new TreeMap<>();
    private final Map<String, BackupEntry> backups = new HashMap<>();
    private final Map<String, LocationProjection> locations = new TreeMap<>();
    private final Map<String, Instant> lostLocations = new HashMap<>();
    private final Map<String, Integer> runsAt = new HashMap<>();
    private final Transfers transfers = new Transfers();
    private final Interruptions interruptions = new Interruptions();

    /** A run and the schedule it belongs to, if any. */
    record BackupEntry(Run run, @Nullable String schedule) {}

    Installation(InstallationSettings settings) {
        this.settings = settings;
    }

    /** What Deckwatch was told of this installation. */
    public InstallationSettings settings() {
        return settings;
    }

    /** The schedule of that name, if it is there or was. */
    public Optional<ScheduleView> schedule(String name) {
        return Optional.ofNullable(schedules.get(name));
    }

    /** All schedules by name, those without a definition too. */
    public Map<String, ScheduleView> schedules() {
        return Collections.unmodifiableMap(schedules);
    }

    /** The backup of that name. */
    public Optional<Run> backup(String name) {
        return Optional.ofNullable(backups.get(name)).map(BackupEntry::run);
    }

    /** The location of that name. */
    public Optional<LocationProjection> location(String name) {
        return Optional.ofNullable(locations.get(name));
    }

    /** When a location that is not there was seen to be deleted, if it was. */
    public Optional<Instant> locationLostAt(String name) {
        return Optional.ofNullable(lostLocations.get(name));
    }

    /** All locations. */
    public Collection<LocationProjection> locations() {
        return Collections.unmodifiableCollection(locations.values());
    }

    /** The location that a schedule's backups go to: the one it names, else the default one. */
    public Optional<LocationProjection> locationOf(ScheduleProjection schedule) {
        var named = schedule.template().location();
        return named != null
                ? location(named)
                : locations.values().stream().filter(l -> l.spec().isDefault()).findFirst();
    }

    /** How many backups lie in that location. */
    public int backupsAt(String location) {
        return runsAt.getOrDefault(location, 0);
    }

    /** The movements of volumes. */
    public Transfers transfers() {
        return transfers;
    }

    /** The backups that a restart of the server cut off. */
    public Interruptions interruptions() {
        return interruptions;
    }

    /** Whether what a movement is for has ended without it: nobody waits for it any more. */
    public boolean isLeftOver(Transfer transfer) {
        var parent = transfer.isOfBackup() ? backups.get(transfer.parent()) : null;
        return parent != null && parent.run().outcome() != null;
    }

    /** The backups of no schedule, as subjects. */
    Collection<Subject> unscheduled(String cluster, String namespace) {
        return backups.entrySet().stream()
                .filter(backup -> backup.getValue().schedule() == null)
                .map(backup -> Subject.of(Subject.Type.BACKUP, cluster, namespace, backup.getKey()))
                .toList();
    }

    ScheduleView scheduleOrNew(String name) {
        return schedules.computeIfAbsent(name, n -> ScheduleView.undefined(settings));
    }

    void define(String name, @Nullable ScheduleProjection definition) {
        var view = scheduleOrNew(name).defined(definition);
        if (definition == null && view.runs().isEmpty()) {
            schedules.remove(name);
        } else {
            schedules.put(name, view);
        }
    }

    void locate(String name, @Nullable LocationProjection location) {
        if (location == null) {
            locations.remove(name);
        } else {
            locations.put(name, location);
            lostLocations.remove(name);
        }
    }

    void lose(String location, Instant at) {
        lostLocations.put(location, at);
    }

    @Nullable
    BackupEntry entry(String name) {
        return backups.get(name);
    }

    BackupEntry seen(BackupProjection backup) {
        var name = backup.key().name();
        var before = backups.get(name);
        var run = Run.of(backup, before == null ? null : before.run());
        var schedule = backup.spec().schedule();
        return put(name, before, new BackupEntry(run, schedule == null ? null : schedule.intern()));
    }

    void gone(String name, Instant at) {
        var before = backups.get(name);
        if (before != null) {
            put(name, before, new BackupEntry(before.run().gone(at), before.schedule()));
        }
    }

    void forget(String name) {
        var before = backups.remove(name);
        if (before != null) {
            withdraw(before);
        }
    }

    private BackupEntry put(String name, @Nullable BackupEntry before, BackupEntry next) {
        if (before != null) {
            withdraw(before);
        }
        backups.put(name, next);
        interruptions.add(next);
        if (next.run().liesThere()) {
            runsAt.merge(next.run().location(), 1, Integer::sum);
        }
        if (next.schedule() != null) {
            scheduleOrNew(next.schedule()).runs().add(next.run());
        }
        return next;
    }

    private void withdraw(BackupEntry entry) {
        interruptions.remove(entry);
        if (entry.run().liesThere()) {
            runsAt.merge(entry.run().location(), -1, Integer::sum);
        }
        if (entry.schedule() != null) {
            scheduleOrNew(entry.schedule()).runs().remove(entry.run());
            define(entry.schedule(), scheduleOrNew(entry.schedule()).definition());
        }
    }
}
