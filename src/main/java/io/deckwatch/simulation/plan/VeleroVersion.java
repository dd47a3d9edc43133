package io.deckwatch.simulation.plan;

/** The minor versions of Velero that can be simulated, and in what they differ. */
public enum VeleroVersion {
    V1_14,
    V1_15,
    V1_16,
    V1_17,
    V1_18;

    /** Whether backups wait in a queue with phases of its own. */
    public boolean hasQueue() {
        return this == V1_18;
    }

    /** Whether a Backup without a phase blocks its schedule, as New does in all versions. */
    public boolean blocksWithoutPhase() {
        return compareTo(V1_17) >= 0;
    }

    /** Whether backups, retention and restores refuse a location that is not Available. */
    public boolean refusesUnavailable() {
        return compareTo(V1_16) >= 0;
    }

    /** Whether acceptance of a transfer is told in its status. */
    public boolean tellsAcceptance() {
        return compareTo(V1_16) >= 0;
    }

    /** Whether file-system transfers have the eight phases of data movers, and can be cancelled. */
    public boolean exposesPodVolumes() {
        return compareTo(V1_17) >= 0;
    }

    /** Whether repositories tell of their last maintenance runs. */
    public boolean tellsMaintenance() {
        return compareTo(V1_16) >= 0;
    }

    /** Whether crons follow version 3 of the library. */
    public boolean readsTimeZones() {
        return compareTo(V1_15) >= 0;
    }

    /** As it stands in texts, for example {@code 1.18}. */
    public String text() {
        return name().substring(1).replace('_', '.');
    }
}
