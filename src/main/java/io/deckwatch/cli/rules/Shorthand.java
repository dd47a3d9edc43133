package io.deckwatch.cli.rules;

import io.deckwatch.event.Kind;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The short form of one kind of Velero's objects in a timeline: words for the fields that tests need, and where those stand in
 * the object.
 *
 * @param kind the kind
 * @param fields the words and the places, parts divided by {@code /}; a {@code ~} is a slash inside of a part
 */
record Shorthand(Kind kind, Map<String, String> fields) {

    private static final String OF_ALL = """
        name metadata/name
        namespace metadata/namespace
        created metadata/creationTimestamp
        annotations metadata/annotations
        labels metadata/labels
        phase status/phase
        """;
    private static final String OF_RUNS = """
        started status/startTimestamp
        completed status/completionTimestamp
        errors status/errors
        warnings status/warnings
        reason status/failureReason
        validationErrors status/validationErrors
        items status/progress/totalItems
        """;
    private static final String OF_TRANSFERS = """
        location spec/backupStorageLocation
        accepted status/acceptedTimestamp
        started status/startTimestamp
        completed status/completionTimestamp
        done status/progress/bytesDone
        total status/progress/totalBytes
        message status/message
        """;

    private static final Map<String, Shorthand> ALL = Map.of(
            "schedule", of(Kind.SCHEDULE, """
                cron spec/schedule
                paused spec/paused
                location spec/template/storageLocation
                ttl spec/template/ttl
                lastBackup status/lastBackup
                lastSkipped status/lastSkipped
                validationErrors status/validationErrors
                """),
            "backup", of(Kind.BACKUP, OF_RUNS + """
                schedule metadata/labels/velero.io~schedule-name
                location spec/storageLocation
                ttl spec/ttl
                expires status/expiration
                queuePosition status/queuePosition
                done status/progress/itemsBackedUp
                hooksFailed status/hookStatus/hooksFailed
                csiSnapshots status/csiVolumeSnapshotsAttempted
                """),
            "restore", of(Kind.RESTORE, OF_RUNS + """
                backup spec/backupName
                schedule spec/scheduleName
                done status/progress/itemsRestored
                """),
            "location", of(Kind.BACKUP_STORAGE_LOCATION, """
                provider spec/provider
                bucket spec/objectStorage/bucket
                default spec/default
                accessMode spec/accessMode
                validationFrequency spec/validationFrequency
                message status/message
                validated status/lastValidationTime
                synced status/lastSyncedTime
                """),
            "upload", of(Kind.DATA_UPLOAD, OF_TRANSFERS + """
                backup metadata/labels/velero.io~backup-name
                pvcNamespace spec/sourceNamespace
                pvc spec/sourcePVC
                node status/node
                """),
            "download", of(Kind.DATA_DOWNLOAD, OF_TRANSFERS + """
                restore metadata/labels/velero.io~restore-name
                pvcNamespace spec/targetVolume/namespace
                pvc spec/targetVolume/pvc
                node status/node
                """),
            "podVolumeBackup", of(Kind.POD_VOLUME_BACKUP, OF_TRANSFERS + """
                backup metadata/labels/velero.io~backup-name
                pvcNamespace spec/pod/namespace
                pvc metadata/annotations/velero.io~pvc-name
                volume spec/volume
                node spec/node
                """),
            "podVolumeRestore", of(Kind.POD_VOLUME_RESTORE, OF_TRANSFERS + """
                restore metadata/labels/velero.io~restore-name
                pvcNamespace spec/pod/namespace
                volume spec/volume
                node spec/node
                """),
            "repository", of(Kind.BACKUP_REPOSITORY, """
                volumeNamespace spec/volumeNamespace
                location spec/backupStorageLocation
                type spec/repositoryType
                frequency spec/maintenanceFrequency
                lastMaintenance status/lastMaintenanceTime
                recentMaintenance status/recentMaintenance
                message status/message
                """),
            "deletion", of(Kind.DELETE_BACKUP_REQUEST, """
                backup spec/backupName
                errors status/errors
                """));

    Shorthand {
        fields = Map.copyOf(fields);
    }

    /** The word of a step, and what it stands for. */
    static Optional<Shorthand> of(String word) {
        return Optional.ofNullable(ALL.get(word));
    }

    /** All words for objects. */
    static Set<String> words() {
        return new TreeSet<>(ALL.keySet());
    }

    private static Shorthand of(Kind kind, String table) {
        var fields = new LinkedHashMap<String, String>();
        (OF_ALL + table).lines().map(line -> line.split(" ", 2)).forEach(pair -> fields.put(pair[0], pair[1]));
        return new Shorthand(kind, fields);
    }
}
