package io.deckwatch.simulation.incident;

import io.deckwatch.simulation.incident.Fault.Of;

/** What people do with an installation of Velero on ordinary days. Nothing is wrong then. */
public enum Deed {
    /** The server is replaced as soon as no backup and no restore is in its main pass, as by an upgrade. */
    SERVER_REPLACED(Of.INSTALLATION),
    /** Other settings of the location: its repositories are connected anew. */
    LOCATION_EDITED(Of.LOCATION),
    /** Backups that another cluster made come into the bucket, and by synchronisation into this cluster. */
    BACKUPS_TAKEN_IN(Of.LOCATION),
    /** A backup of the schedule by hand, {@code velero backup create --from-schedule}. */
    BACKED_UP_BY_HAND(Of.SCHEDULE),
    /** The schedule's oldest backup is deleted by request, {@code velero backup delete}. */
    BACKUP_DELETED(Of.SCHEDULE),
    /** Some of what the schedule holds is restored into another namespace. */
    RESTORED(Of.SCHEDULE),
    /** The schedule runs once a day at another time. */
    CRON_CHANGED(Of.SCHEDULE),
    /** The schedule's next backups are kept twice as long. */
    KEPT_LONGER(Of.SCHEDULE),
    /** A namespace is left out of the schedule's next backups, and half of all objects with it. */
    NARROWED(Of.SCHEDULE),
    /** The schedule is to skip what is due. */
    SKIPPED(Of.SCHEDULE),
    /** The schedule is deleted, and made anew under its name a little later. */
    RECREATED(Of.SCHEDULE),
    /** The schedule is deleted; its backups stay until they expire. */
    REMOVED(Of.SCHEDULE);

    private final Of of;

    Deed(Of of) {
        this.of = of;
    }

    /** What it is done with. */
    public Of of() {
        return of;
    }
}
