package io.deckwatch.event;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The movement of one volume's data: DataUpload, DataDownload, PodVolumeBackup or PodVolumeRestore.
 *
 * @param head identity
 * @param life phase and history
 * @param parent the Backup or Restore it belongs to
 * @param volume whose data is moved
 * @param progress bytes done and in all
 * @param times start and completion, both absent after a prepare timeout
 * @param detail where it runs, and what went wrong
 */
public record TransferProjection(
        Head head, Lifecycle life, Parent parent, Volume volume, Progress progress, Times times, Detail detail)
        implements Projection {

    /**
     * The Backup or Restore of a transfer.
     *
     * @param name its name, from the owner reference; labels may be cut
     * @param uid its UID, or an empty string
     */
    public record Parent(String name, String uid) {}

    /**
     * A workload's volume.
     *
     * @param namespace the workload's namespace
     * @param pvc the name of its claim, or an empty string where only the pod's volume is known
     * @param podVolume the pod's name for it, or an empty string
     */
    public record Volume(String namespace, String pvc, String podVolume) {

        /** As in the label {@code volume}: {@code namespace/pvc}, else {@code namespace/&#42;/volume}. */
        public String text() {
            return pvc.isEmpty() ? namespace + "/*/" + podVolume : namespace + "/" + pvc;
        }
    }

    /**
     * Where a transfer runs, and what went wrong.
     *
     * @param node the node, before it is prepared the one whose agent accepted it; or an empty string
     * @param location the storage location
     * @param message {@code status.message}, or an empty string
     * @param cancel whether {@code spec.cancel} is set
     * @param mover a third party's data mover, or null for Velero's own
     */
    public record Detail(
            String node,
            String location,
            String message,
            boolean cancel,
            @Nullable String mover) {}

    /** Whether it moves data into a backup, as opposed to out of one. */
    public boolean isOfBackup() {
        var kind = key().kind();
        return kind == Kind.DATA_UPLOAD || kind == Kind.POD_VOLUME_BACKUP;
    }

    @Override
    public TransferProjection after(Projection earlier, Instant now) {
        if (!(earlier instanceof TransferProjection e) || !e.head.uid().equals(head.uid())) {
            return this;
        }
        var sequel = life.after(e.life, now);
        var moved = sequel.phase().equals(e.life.phase()) ? progress.after(e.progress) : progress;
        return new TransferProjection(head, sequel, parent, volume, moved, times, detail);
    }

    @Override
    public Change changeSince(Projection earlier) {
        if (!(earlier instanceof TransferProjection e) || !Heads.same(head, e.head)) {
            return Change.STATE;
        }
        var calm = life.equals(e.life)
                && parent.equals(e.parent)
                && volume.equals(e.volume)
                && times.equals(e.times)
                && detail.equals(e.detail);
        return !calm ? Change.STATE : progress.equals(e.progress) ? Change.NONE : Change.PROGRESS;
    }
}
