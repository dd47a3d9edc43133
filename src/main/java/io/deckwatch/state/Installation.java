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
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What is known of one Velero installation: the objects of one namespace. Confined to its view's thread. */
public final class Installation {

    private final InstallationSettings settings;
    private final Map<String, ScheduleView> schedules = new TreeMap<>();
    private final Map<String, BackupEntry> backups = new HashMap<>();
    private final Storage storage = new Storage();
    private final Transfers transfers = new Transfers();
    private final Upkeep upkeep = new Upkeep();
    private final Drills drills = new Drills();
    private final Interruptions interruptions = new Interruptions();
    private final Queue queue = new Queue();
    private final Memo memo = new Memo();

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

    /** All backups, each with the schedule whose run it is, or null, as a value of one's own. */
    public <T> Stream<T> backups(BiFunction<Run, @Nullable String, T> value) {
        return backups.values().stream().map(entry -> value.apply(entry.run(), entry.schedule()));
    }

    /** The schedule whose run that backup is, if it is one. */
    public Optional<String> scheduleOf(String backup) {
        return Optional.ofNullable(backups.get(backup)).map(BackupEntry::schedule);
    }

    /** The storage locations, and what lies there. */
    public Storage storage() {
        return storage;
    }

    /** When a location that is not there was seen to be deleted, if it was. */
    public Optional<Instant> locationLostAt(String name) {
        return storage.lostAt(name);
    }

    /** The location of that name. */
    public Optional<LocationProjection> location(String name) {
        return Optional.ofNullable(storage.locations().get(name));
    }

    /** The location that a schedule's backups go to: the one it names, else the default one. */
    public Optional<LocationProjection> locationOf(ScheduleProjection schedule) {
        return storage.locationOf(schedule);
    }

    /** The movements of volumes. */
    public Transfers transfers() {
        return transfers;
    }

    /** The backups that a restart of the server cut off. */
    public Interruptions interruptions() {
        return interruptions;
    }

    /** The restores that succeeded. */
    public Drills drills() {
        return drills;
    }

    /** Its repositories and restores. */
    public Upkeep upkeep() {
        return upkeep;
    }

    /** Whether what a movement is for has ended without it: nobody waits for it any more. */
    public boolean isLeftOver(Transfer transfer) {
        if (!transfer.isOfBackup()) {
            return upkeep.restore(transfer.parent())
                    .filter(restore -> restore.life().outcome() != null)
                    .isPresent();
        }
        var parent = backups.get(transfer.parent());
        return parent != null && parent.run().outcome() != null;
    }

    /** What judges worked out since something last changed. */
    public Memo memo() {
        return memo;
    }

    /** The backups that wait or are in their main pass. */
    public Queue queue() {
        return queue;
    }

    /** When a running backup last changed its phase or its progress, or one of its transfers did. */
    public Instant moved(Run run) {
        return transfers
                .children()
                .moved(run.name())
                .filter(at -> at.isAfter(run.moved()))
                .orElse(run.moved());
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

    @Nullable
    BackupEntry entry(String name) {
        return backups.get(name);
    }

    /** Takes a Backup; gives the locations where something lies otherwise now. */
    Set<String> seen(BackupProjection backup) {
        var name = backup.key().name();
        var before = backups.get(name);
        var run = Run.of(backup, before == null ? null : before.run());
        var schedule = backup.spec().schedule();
        return put(name, before, new BackupEntry(run, schedule == null ? null : schedule.intern()));
    }

    /** A Backup is gone; gives the locations where something lies otherwise now. */
    Set<String> gone(String name, Instant at) {
        var before = backups.get(name);
        return before == null
                ? Set.of()
                : put(name, before, new BackupEntry(before.run().gone(at), before.schedule()));
    }

    /** Forgets a Backup; gives the locations where something lies otherwise now. */
    Set<String> forget(String name) {
        var before = backups.remove(name);
        if (before != null) {
            withdraw(before);
        }
        return Storage.touched(before, null);
    }

    /** Takes a request to delete a backup; gives the locations where that changes something. */
    Set<String> asked(Deletions.Request request) {
        return again(request.object().backup(), () -> storage.deletions().put(request));
    }

    /** Forgets a request to delete a backup; gives the locations where that changes something. */
    Set<String> forgetRequest(String name) {
        var backup = storage.deletions().backupOf(name);
        return backup == null
                ? Set.of()
                : again(backup, () -> storage.deletions().forget(name));
    }

    private Set<String> again(String backup, Runnable change) {
        var entry = backups.get(backup);
        if (entry == null) {
            change.run();
            return Set.of();
        }
        storage.withdraw(entry);
        change.run();
        storage.put(entry);
        return Storage.touched(null, entry);
    }

    private Set<String> put(String name, @Nullable BackupEntry before, BackupEntry next) {
        if (before != null) {
            withdraw(before);
        }
        backups.put(name, next);
        interruptions.add(next);
        storage.put(next);
        queue.put(next.run(), next.schedule());
        if (next.schedule() != null) {
            scheduleOrNew(next.schedule()).runs().add(next.run());
        }
        return Storage.touched(before, next);
    }

    private void withdraw(BackupEntry entry) {
        interruptions.remove(entry);
        storage.withdraw(entry);
        queue.remove(entry.run(), entry.schedule());
        if (entry.schedule() != null) {
            scheduleOrNew(entry.schedule()).runs().remove(entry.run());
            define(entry.schedule(), scheduleOrNew(entry.schedule()).definition());
        }
    }
}
