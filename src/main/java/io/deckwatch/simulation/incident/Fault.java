package io.deckwatch.simulation.incident;

/** What can go wrong with an installation of Velero. */
public enum Fault {
    /** The object storage refuses the location; transfers to it fail, backups are refused. */
    LOCATION_UNAVAILABLE(Of.LOCATION),
    /** Somebody made the location read-only. */
    LOCATION_READ_ONLY(Of.LOCATION),
    /** Somebody emptied the bucket: Velero drops the Backups, repositories are gone until they are made anew. */
    BUCKET_EMPTIED(Of.LOCATION),
    /** Maintenance of the location's repositories fails. */
    MAINTENANCE_FAILS(Of.LOCATION),
    /** The location's repositories cannot be opened. */
    REPOSITORIES_NOT_READY(Of.LOCATION),
    /** Backups of the location cannot be removed: what is deleted sticks in Deleting. */
    DELETIONS_FAIL(Of.LOCATION),
    /** The server dies and is not started again until the end. */
    SERVER_DOWN(Of.INSTALLATION),
    /** The server dies at the beginning, and Kubernetes starts it again within a minute. */
    SERVER_RESTARTED(Of.INSTALLATION),
    /** The queue of 1.18 lets nothing go until the server is started again at the end. */
    QUEUE_STUCK(Of.INSTALLATION),
    /** Nobody collects what has expired. */
    COLLECTION_STOPS(Of.INSTALLATION),
    /** The helper pods of transfers are not scheduled: transfers stay Accepted and fail after 30 minutes. */
    HELPER_PODS_PENDING(Of.INSTALLATION),
    /** Somebody paused the schedule. */
    SCHEDULE_PAUSED(Of.SCHEDULE),
    /** Backups of the schedule end Failed. */
    BACKUPS_FAIL(Of.SCHEDULE),
    /** Backups of the schedule end PartiallyFailed. */
    BACKUPS_PARTIALLY_FAIL(Of.SCHEDULE),
    /** The schedule's next backup never ends; the end is a new start of the server. */
    BACKUP_STICKS(Of.SCHEDULE),
    /** Hooks of the schedule's backups fail, which makes them PartiallyFailed. */
    HOOKS_FAIL(Of.SCHEDULE),
    /** Restores of the schedule's backups end PartiallyFailed. */
    RESTORES_FAIL(Of.SCHEDULE),
    /** Somebody set a ttl that ends before the next run. */
    TTL_TOO_SHORT(Of.SCHEDULE),
    /** Backups of the schedule complete, but hold next to nothing. */
    BACKUPS_HOLLOW(Of.SCHEDULE),
    /** Somebody deletes the schedule's newest Backup object; synchronisation brings it back. Nothing is wrong. */
    BACKUP_OBJECT_DELETED(Of.SCHEDULE),
    /** Transfers of the volume do not move any more, without a word. */
    TRANSFER_STALLS(Of.VOLUME),
    /** Transfers of the volume end Failed. */
    TRANSFER_FAILS(Of.VOLUME),
    /** The node is gone, its transfers stand still; at the end it is back. */
    NODE_LOST(Of.NODE),
    /** Node-agent does not run on the node. */
    NODE_AGENT_GONE(Of.NODE);

    private final Of of;

    /** What a fault is of. */
    public enum Of {
        INSTALLATION,
        LOCATION,
        SCHEDULE,
        VOLUME,
        NODE
    }

    Fault(Of of) {
        this.of = of;
    }

    /** What it is of: that is what an incident's subject names. */
    public Of of() {
        return of;
    }
}
