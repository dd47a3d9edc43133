package io.deckwatch.event;

import java.util.Map;

/**
 * What a backup's transfers (DataUploads, PodVolumeBackups) came to. The transfers themselves are forgotten a day after they
 * are gone; this stays with the backup.
 *
 * @param count transfers seen
 * @param failed those that failed or were cancelled
 * @param bytes bytes moved by all of them
 * @param good volumes ({@code namespace/pvc}) with a good copy in this backup, and its size in bytes
 */
public record VolumeSummary(int count, int failed, long bytes, Map<String, Long> good) {

    /** No transfer seen. */
    public static final VolumeSummary NONE = new VolumeSummary(0, 0, 0, Map.of());

    public VolumeSummary {
        good = Map.copyOf(good);
    }

    /** A summary never shrinks: one that knows fewer transfers was made after some were forgotten. */
    VolumeSummary after(VolumeSummary earlier) {
        return count >= earlier.count ? this : earlier;
    }
}
