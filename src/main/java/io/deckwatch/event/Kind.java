package io.deckwatch.event;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The ten kinds of Velero's API group {@code velero.io} that Deckwatch watches. */
public enum Kind {
    BACKUP("Backup", "backups", "v1"),
    RESTORE("Restore", "restores", "v1"),
    SCHEDULE("Schedule", "schedules", "v1"),
    BACKUP_STORAGE_LOCATION("BackupStorageLocation", "backupstoragelocations", "v1"),
    BACKUP_REPOSITORY("BackupRepository", "backuprepositories", "v1"),
    POD_VOLUME_BACKUP("PodVolumeBackup", "podvolumebackups", "v1"),
    POD_VOLUME_RESTORE("PodVolumeRestore", "podvolumerestores", "v1"),
    DELETE_BACKUP_REQUEST("DeleteBackupRequest", "deletebackuprequests", "v1"),
    DATA_UPLOAD("DataUpload", "datauploads", "v2alpha1"),
    DATA_DOWNLOAD("DataDownload", "datadownloads", "v2alpha1");

    /** The API group of all kinds. */
    public static final String GROUP = "velero.io";

    private static final Map<String, Kind> BY_NAME =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(Kind::kindName, Function.identity()));

    private final String kindName;
    private final String plural;
    private final String version;

    Kind(String kindName, String plural, String version) {
        this.kindName = kindName;
        this.plural = plural;
        this.version = version;
    }

    /** The name as it stands in an object's {@code kind}, for example {@code DataUpload}. */
    public String kindName() {
        return kindName;
    }

    /** The name in URLs and RBAC rules, for example {@code datauploads}. */
    public String plural() {
        return plural;
    }

    /** The served version, {@code v1} or {@code v2alpha1}. */
    public String version() {
        return version;
    }

    /** Group and version as they stand in {@code apiVersion}. */
    public String apiVersion() {
        return GROUP + "/" + version;
    }

    /** Whether objects of this kind move the data of one volume. */
    public boolean isTransfer() {
        return switch (this) {
            case POD_VOLUME_BACKUP, POD_VOLUME_RESTORE, DATA_UPLOAD, DATA_DOWNLOAD -> true;
            case BACKUP, RESTORE, SCHEDULE, BACKUP_STORAGE_LOCATION, BACKUP_REPOSITORY, DELETE_BACKUP_REQUEST -> false;
        };
    }

    /** The kind of that name, or empty for a kind that this version does not know. */
    public static Optional<Kind> named(String kindName) {
        return Optional.ofNullable(BY_NAME.get(kindName));
    }
}
