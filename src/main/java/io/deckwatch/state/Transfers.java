package io.deckwatch.state;

import io.deckwatch.event.Kind;
import io.deckwatch.event.TransferProjection;
import io.deckwatch.state.Subject.Type;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The movements of volumes of one installation, by who they are made for. A transfer may be seen before its backup; it waits
 * until that is known, since only the backup tells the schedule. Confined to its view's thread.
 */
public final class Transfers {

    /**
     * Whose volume it is.
     *
     * @param type one of the volume types
     * @param name the schedule, backup or restore
     * @param volume the volume's text
     */
    record Owned(Type type, String name, String volume) {
        Subject subject(String cluster, String namespace) {
            return new Subject(type, cluster, namespace, name, volume);
        }
    }

    private final Map<Owned, VolumeView> volumes = new HashMap<>();
    private final Map<Owner, Set<String>> volumesOf = new HashMap<>();
    private final Map<String, Owned> running = new HashMap<>();
    private final Map<String, List<TransferProjection>> waiting = new HashMap<>();
    private final Map<String, Instant> movedOfRestore = new HashMap<>();
    private final Children children = new Children();
    private final Map<Owner, Batch> batches = new HashMap<>();
    private final Nodes nodes = new Nodes();

    private record Owner(Type type, String name) {}

    /**
     * The news about a movement.
     *
     * @param owned whose volume it is
     * @param effect what it changes beyond that volume
     */
    record News(Owned owned, Nodes.Effect effect) {}

    /** The movements of one volume. */
    public Optional<VolumeView> of(Subject volume) {
        return Optional.ofNullable(volumes.get(new Owned(volume.type(), volume.name(), volume.volume())));
    }

    /** When bytes last moved for a restore. */
    public Optional<Instant> movedOfRestore(String restore) {
        return Optional.ofNullable(movedOfRestore.get(restore));
    }

    /** The movements of each backup, taken together. */
    public Children children() {
        return children;
    }

    /** The volumes that backups of a schedule moved. */
    public Collection<String> volumesOf(String schedule) {
        return volumesOf(Type.SCHEDULE_VOLUME, schedule);
    }

    /** The volumes that a restore moved. */
    public Collection<String> volumesOfRestore(String restore) {
        return volumesOf(Type.RESTORE_VOLUME, restore);
    }

    /** The volumes that a backup of no schedule moved. */
    public Collection<String> volumesOfBackup(String backup) {
        return volumesOf(Type.BACKUP_VOLUME, backup);
    }

    /** The volumes that were moved on behalf of a schedule, backup or restore. */
    Collection<String> volumesOf(Type type, String owner) {
        return volumesOf.getOrDefault(new Owner(type, owner), Set.of());
    }

    /** The movements of a backup of no schedule, or of the newest backup of a schedule that made any. */
    public Optional<Batch> batchOf(Type type, String owner) {
        return Optional.ofNullable(batches.get(new Owner(type, owner)));
    }

    /** The movements by node. */
    public Nodes nodes() {
        return nodes;
    }

    Collection<Subject> subjects(String cluster, String namespace) {
        return volumes.keySet().stream()
                .map(owned -> owned.subject(cluster, namespace))
                .toList();
    }

    /** How many movements are running. */
    public int runningCount() {
        return running.size();
    }

    /**
     * Takes a transfer.
     *
     * @param parent the entry of its backup; null if that is not known (yet)
     * @return what it changes; null while it waits for its backup
     */
    @Nullable
    News seen(TransferProjection transfer, Installation.@Nullable BackupEntry parent) {
        var restore = !transfer.isOfBackup();
        if (!restore && parent == null) {
            var siblings = waiting.computeIfAbsent(transfer.parent().name(), name -> new ArrayList<>());
            siblings.removeIf(sibling -> sibling.key().equals(transfer.key()));
            siblings.add(transfer);
            return null;
        }
        var owned = restore
                ? new Owned(
                        Type.RESTORE_VOLUME,
                        transfer.parent().name(),
                        transfer.volume().text())
                : owned(transfer, parent);
        if (parent != null && !restore) {
            children.seen(Transfer.of(transfer), owned.volume(), parent.run().isRunning());
        }
        return note(
                owned, transfer, parent == null ? Instant.EPOCH : parent.run().started());
    }

    private static Owned owned(TransferProjection transfer, Installation.@Nullable BackupEntry parent) {
        var schedule = parent == null ? null : parent.schedule();
        return schedule != null
                ? new Owned(Type.SCHEDULE_VOLUME, schedule, transfer.volume().text())
                : new Owned(
                        Type.BACKUP_VOLUME,
                        transfer.parent().name(),
                        transfer.volume().text());
    }

    private News note(Owned owned, TransferProjection projection, Instant parentStarted) {
        var transfer = Transfer.of(projection);
        view(owned).seen(transfer);
        var owner = new Owner(owned.type(), owned.name());
        var id = id(transfer.kind(), transfer.name());
        batches.compute(
                        owner,
                        (o, batch) -> batch == null
                                ? new Batch(transfer.parent(), parentStarted)
                                : batch.orNewer(transfer.parent(), parentStarted))
                .note(id, transfer);
        if (transfer.phase().isFinal()) {
            running.remove(id);
        } else {
            running.put(id, owned);
        }
        if (owned.type() == Type.RESTORE_VOLUME) {
            movedOfRestore.merge(transfer.parent(), transfer.moved(), (x, y) -> x.isAfter(y) ? x : y);
        }
        return new News(owned, nodes.seen(id, owned, transfer));
    }

    /** All that exists is known: transfers that still wait have no backup, and count as those of one without schedule. */
    void adoptWaiting() {
        waiting.values()
                .forEach(list -> list.forEach(transfer -> note(owned(transfer, null), transfer, Instant.EPOCH)));
        waiting.clear();
    }

    /** The transfers that waited for a backup, which is known now. */
    List<TransferProjection> waitedFor(String backup) {
        var found = waiting.remove(backup);
        return found == null ? List.of() : found;
    }

    /** A backup of no schedule ended: nothing moves for it any more. */
    void ended(String backup) {
        children.parentEnded(backup);
    }

    /**
     * A backup of a schedule ended: nothing moves for it any more, and what it copied counts.
     *
     * @param copied the volumes that it is known to have copied, though their movements may be forgotten
     */
    void ended(String schedule, Run backup, Set<String> copied) {
        ended(backup.name());
        copied.forEach(volume -> copied(new Owned(Type.SCHEDULE_VOLUME, schedule, volume), backup));
        for (var volume : List.copyOf(volumesOf(schedule))) {
            var owned = new Owned(Type.SCHEDULE_VOLUME, schedule, volume);
            view(owned)
                    .newestEnd()
                    .filter(end -> end.parent().equals(backup.name()) && !end.hasFailed())
                    .ifPresent(end -> copied(owned, backup));
        }
    }

    private void copied(Owned owned, Run backup) {
        if (backup.isOwn() && backup.isRestorable()) {
            view(owned).copied(new VolumeView.Copy(backup.name(), backup.started()));
        }
    }

    private VolumeView view(Owned owned) {
        volumesOf
                .computeIfAbsent(new Owner(owned.type(), owned.name()), owner -> new TreeSet<>())
                .add(owned.volume());
        return volumes.computeIfAbsent(owned, o -> new VolumeView());
    }

    /**
     * A transfer is gone. What it came to stays known; one that still ran is no longer expected to move.
     *
     * @return what that changes; null if it had ended before
     */
    @Nullable
    News gone(Kind kind, String name) {
        waiting.values()
                .forEach(list -> list.removeIf(
                        t -> t.key().name().equals(name) && t.key().kind() == kind));
        waiting.values().removeIf(List::isEmpty);
        var owned = running.remove(id(kind, name));
        var view = owned == null ? null : volumes.get(owned);
        if (owned != null && view != null) {
            view.running().forEach(transfer -> {
                if (transfer.name().equals(name)) {
                    children.gone(transfer.parent(), name);
                }
            });
            view.gone(name);
            if (view.isEmpty()) {
                volumes.remove(owned);
                forgetVolume(owned);
            }
        }
        return owned == null ? null : new News(owned, nodes.gone(id(kind, name)));
    }

    /**
     * Nothing is kept of a backup or restore that is forgotten, nor of its volumes if it had no schedule.
     *
     * @return the volumes that are forgotten with it
     */
    List<String> forgetOwner(Type type, String name) {
        waiting.remove(name);
        if (type == Type.RESTORE_VOLUME) {
            movedOfRestore.remove(name);
        } else {
            children.forget(name);
        }
        batches.remove(new Owner(type, name));
        var forgotten = volumesOf.remove(new Owner(type, name));
        if (forgotten == null) {
            return List.of();
        }
        forgotten.forEach(volume -> volumes.remove(new Owned(type, name, volume)));
        return List.copyOf(forgotten);
    }

    private void forgetVolume(Owned owned) {
        volumesOf.computeIfPresent(new Owner(owned.type(), owned.name()), (owner, all) -> {
            all.remove(owned.volume());
            return all.isEmpty() ? null : all;
        });
    }

    static String id(Kind kind, String name) {
        return kind.kindName() + "/" + name;
    }
}
