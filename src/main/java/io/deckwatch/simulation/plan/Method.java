package io.deckwatch.simulation.plan;

/** How a schedule's backups take the data of volumes. */
public enum Method {
    /** Not at all. */
    RESOURCES_ONLY,
    /** CSI snapshots that stay where the volumes are. */
    SNAPSHOTS,
    /** CSI snapshots whose data is moved to the object storage, one DataUpload a volume. */
    DATA_MOVEMENT,
    /** Files of mounted volumes, one PodVolumeBackup a volume. */
    FILE_SYSTEM
}
