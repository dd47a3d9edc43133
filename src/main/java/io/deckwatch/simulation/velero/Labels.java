package io.deckwatch.simulation.velero;

/** The keys of Velero's labels and annotations. */
final class Labels {

    static final String SCHEDULE = "velero.io/schedule-name";
    static final String LOCATION = "velero.io/storage-location";
    static final String BACKUP = "velero.io/backup-name";
    static final String BACKUP_UID = "velero.io/backup-uid";
    static final String RESTORE = "velero.io/restore-name";
    static final String RESTORE_UID = "velero.io/restore-uid";
    static final String PVC_UID = "velero.io/pvc-uid";
    static final String PVC = "velero.io/pvc-name";
    static final String GC_FAILURE = "velero.io/gc-failure";

    private static final int LONGEST = 63;

    private Labels() {}

    /**
     * A name as a label's value. The names of the simulated objects are short enough; one that is not would have to be cut the
     * way Velero does.
     */
    static String valid(String name) {
        if (name.length() > LONGEST) {
            throw new IllegalArgumentException("too long for a label: " + name);
        }
        return name;
    }
}
