package io.deckwatch.state;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What a verdict is about.
 *
 * @param type what sort of thing
 * @param cluster its cluster
 * @param namespace the namespace of the Velero installation; empty for a cluster or a component
 * @param name the name of the schedule, backup, location, repository, restore, node or component; for a volume that of its
 *     owner; empty for a cluster or an installation
 * @param volume the volume as {@code namespace/pvc}; empty for all but volumes
 */
public record Subject(Type type, String cluster, String namespace, String name, String volume)
        implements Comparable<Subject> {

    /** The names of all labels that subjects have. */
    public static final Set<String> LABELS = Set.of(
            "cluster",
            "velero_namespace",
            "schedule",
            "backup",
            "storage_location",
            "restore",
            "repository",
            "node",
            "component",
            "volume",
            "namespace");

    /** The cluster of what concerns Deckwatch itself; no name of a cluster, since those begin with a letter or digit. */
    public static final String NO_CLUSTER = "-";

    /** What sort of thing a subject is. */
    public enum Type {
        /** A cluster as a whole. */
        CLUSTER,
        /** A Velero installation as a whole: one namespace of one cluster. */
        INSTALLATION,
        /** A Schedule. */
        SCHEDULE,
        /** A Backup of no schedule. */
        BACKUP,
        /** A BackupStorageLocation. */
        LOCATION,
        /** A BackupRepository. */
        REPOSITORY,
        /** A Restore. */
        RESTORE,
        /** A node of the cluster, as the data movers of one installation use it. */
        NODE,
        /** One volume as the backups of one schedule move it. */
        SCHEDULE_VOLUME,
        /** One volume as an unscheduled backup moves it. */
        BACKUP_VOLUME,
        /** One volume as a restore moves it. */
        RESTORE_VOLUME,
        /** A part of Deckwatch itself; its cluster is {@code -} where none is meant. */
        COMPONENT
    }

    @Override
    public int compareTo(Subject other) {
        var byCluster = cluster.compareTo(other.cluster);
        var byNamespace = byCluster != 0 ? byCluster : namespace.compareTo(other.namespace);
        var byType = byNamespace != 0 ? byNamespace : type.compareTo(other.type);
        var byName = byType != 0 ? byType : name.compareTo(other.name);
        return byName != 0 ? byName : volume.compareTo(other.volume);
    }

    /** The cluster as a whole. */
    public static Subject cluster(String cluster) {
        return new Subject(Type.CLUSTER, cluster, "", "", "");
    }

    /** The Velero installation in that namespace. */
    public static Subject installation(String cluster, String namespace) {
        return new Subject(Type.INSTALLATION, cluster, namespace, "", "");
    }

    /** A part of Deckwatch itself. */
    public static Subject component(String name) {
        return new Subject(Type.COMPONENT, NO_CLUSTER, "", name, "");
    }

    /** Something of an installation that is not a volume. */
    public static Subject of(Type type, String cluster, String namespace, String name) {
        return new Subject(type, cluster, namespace, name, "");
    }

    /** The same subject as another type, for example the schedule of a volume. */
    public Subject owner(Type ownerType) {
        return new Subject(ownerType, cluster, namespace, name, "");
    }

    /** The labels that an alert about it has, without the alert's name and severity. */
    public Map<String, String> labels() {
        var labels = new TreeMap<String, String>();
        labels.put("cluster", cluster);
        labels.put("velero_namespace", namespace);
        switch (type) {
            case CLUSTER, INSTALLATION -> {}
            case SCHEDULE, SCHEDULE_VOLUME -> labels.put("schedule", name);
            case BACKUP, BACKUP_VOLUME -> labels.put("backup", name);
            case LOCATION -> labels.put("storage_location", name);
            case RESTORE, RESTORE_VOLUME -> labels.put("restore", name);
            case REPOSITORY -> labels.put("repository", name);
            case NODE -> labels.put("node", name);
            case COMPONENT -> labels.put("component", name);
        }
        if (!volume.isEmpty()) {
            labels.put("volume", volume);
            labels.put("namespace", volume.substring(0, Math.max(0, volume.indexOf('/'))));
        }
        labels.values().removeIf(String::isEmpty);
        return labels;
    }
}
