package io.deckwatch.state;

import io.deckwatch.event.Kind;
import io.deckwatch.event.Phase;
import io.deckwatch.event.Progress;
import io.deckwatch.event.TransferProjection;
import java.time.Instant;

/**
 * One movement of one volume.
 *
 * @param kind DataUpload, DataDownload, PodVolumeBackup or PodVolumeRestore
 * @param name the object's name
 * @param parent the name of its Backup or Restore
 * @param phase the present phase
 * @param since when it entered that phase
 * @param progress bytes moved
 * @param detail node, location, message
 */
public record Transfer(
        Kind kind,
        String name,
        String parent,
        Phase phase,
        Instant since,
        Progress progress,
        TransferProjection.Detail detail) {

    static Transfer of(TransferProjection projection) {
        return new Transfer(
                projection.key().kind(),
                projection.key().name(),
                projection.parent().name(),
                projection.life().phase(),
                projection.life().since(),
                projection.progress(),
                projection.detail());
    }

    /** Whether it moves data into a backup, as opposed to out of one. */
    public boolean isOfBackup() {
        return kind == Kind.DATA_UPLOAD || kind == Kind.POD_VOLUME_BACKUP;
    }

    /** Whether it has not begun to move bytes. */
    public boolean isWaiting() {
        return phase.equals(Phase.NEW) || phase.equals(Phase.ACCEPTED) || phase.equals(Phase.PREPARED);
    }

    /** Whether it ended without a copy. */
    public boolean hasFailed() {
        return phase.isFinal() && !phase.equals(Phase.COMPLETED);
    }

    /** When bytes last moved; not before it began to move any. */
    public Instant moved() {
        return progress.movedAt().isAfter(since) ? progress.movedAt() : since;
    }
}
