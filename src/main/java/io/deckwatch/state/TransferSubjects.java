package io.deckwatch.state;

import io.deckwatch.event.BackupProjection;
import io.deckwatch.event.Kind;
import io.deckwatch.event.TransferProjection;
import io.deckwatch.state.Subject.Type;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * Takes the events about the movements of one installation, and tells about whom a verdict may be another one now.
 *
 * @param cluster the cluster's name
 * @param namespace the installation's
 * @param installation what is known of it
 */
record TransferSubjects(String cluster, String namespace, Installation installation) {

    Collection<Subject> seen(TransferProjection transfer) {
        var parent = installation.entry(transfer.parent().name());
        var news = installation.transfers().seen(transfer, parent);
        return news == null ? Set.of() : touched(news);
    }

    Collection<Subject> gone(Kind kind, String name) {
        var news = installation.transfers().gone(kind, name);
        return news == null ? Set.of() : touched(news);
    }

    /** The transfers that waited for a backup of that name find it now. */
    Collection<Subject> adopted(String backup) {
        var touched = new LinkedHashSet<Subject>();
        installation.transfers().waitedFor(backup).forEach(waited -> touched.addAll(seen(waited)));
        return touched;
    }

    /** A backup ended: its volumes are judged anew, and the nodes on which some of them are left over. */
    Collection<Subject> ended(BackupProjection backup, Installation.BackupEntry entry) {
        var name = backup.key().name();
        var schedule = entry.schedule();
        if (schedule == null) {
            installation.transfers().ended(name);
            return over(Type.BACKUP_VOLUME, name);
        }
        installation
                .transfers()
                .ended(schedule, entry.run(), backup.volumes().good().keySet());
        return over(Type.SCHEDULE_VOLUME, schedule);
    }

    /** A restore changed: with it its volumes, and the nodes on which some of them are left over. */
    Collection<Subject> ofRestore(String restore) {
        var touched = new LinkedHashSet<Subject>();
        touched.add(Subject.of(Type.RESTORE, cluster, namespace, restore));
        touched.addAll(over(Type.RESTORE_VOLUME, restore));
        return touched;
    }

    Collection<Subject> ofSchedule(String schedule) {
        return volumes(Type.SCHEDULE_VOLUME, schedule);
    }

    Collection<Subject> forgotten(Type type, String owner) {
        return installation.transfers().forgetOwner(type, owner).stream()
                .map(volume -> new Subject(type, cluster, namespace, owner, volume))
                .toList();
    }

    Collection<Subject> all() {
        var all = new LinkedHashSet<>(installation.transfers().subjects(cluster, namespace));
        installation.transfers().nodes().busy().forEach(node -> all.add(node(node)));
        return all;
    }

    private Collection<Subject> over(Type type, String owner) {
        var touched = new LinkedHashSet<>(volumes(type, owner));
        for (var volume : Set.copyOf(touched)) {
            installation.transfers().of(volume).ifPresent(view -> view.running()
                    .forEach(transfer -> touched.add(node(transfer.detail().node()))));
        }
        return touched;
    }

    private Collection<Subject> volumes(Type type, String owner) {
        return installation.transfers().volumesOf(type, owner).stream()
                .map(volume -> new Subject(type, cluster, namespace, owner, volume))
                .toList();
    }

    private Collection<Subject> touched(Transfers.News news) {
        var touched = new LinkedHashSet<Subject>();
        news.effect().nodes().forEach(node -> touched.add(node(node)));
        touched.add(news.owned().subject(cluster, namespace));
        // A moving volume keeps its backup's slot from being lost, and one that failed counts among those of its
        // backup.
        touched.add(owner(news.owned()));
        if (!installation.queue().waiting().isEmpty()) {
            // Whether backups wait too long depends on what moves before them.
            touched.add(Subject.installation(cluster, namespace));
        }
        news.effect().waiting().forEach(owned -> touched.add(owned.subject(cluster, namespace)));
        return touched;
    }

    private Subject owner(Transfers.Owned owned) {
        var type =
                switch (owned.type()) {
                    case SCHEDULE_VOLUME -> Type.SCHEDULE;
                    case RESTORE_VOLUME -> Type.RESTORE;
                    default -> Type.BACKUP;
                };
        return Subject.of(type, cluster, namespace, owned.name());
    }

    /** Movements that no node took are a matter of the whole installation. */
    private Subject node(String node) {
        return node.isEmpty()
                ? Subject.installation(cluster, namespace)
                : Subject.of(Type.NODE, cluster, namespace, node);
    }
}
