package io.deckwatch.watch;

import io.deckwatch.event.BackupProjection;
import io.deckwatch.event.Kind;
import io.deckwatch.event.ObjectKey;
import io.deckwatch.event.Phase;
import io.deckwatch.event.Projection;
import io.deckwatch.event.TransferProjection;
import io.deckwatch.event.VolumeSummary;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The transfers of each backup that have ended, and what they came to. A transfer that vanished before it ended left no copy
 * and counts as failed.
 */
public final class Transfers {

    private final Map<ObjectKey, Map<ObjectKey, TransferProjection>> ended = new HashMap<>();

    /**
     * Takes note of a transfer.
     *
     * @param gone whether it is not there any more
     * @return the backup whose summary this may change, if the transfer belongs to one and has ended
     */
    public Optional<ObjectKey> note(TransferProjection transfer, boolean gone) {
        var backup = backupOf(transfer);
        if (backup.isPresent() && (gone || transfer.life().outcome() != null)) {
            ended.computeIfAbsent(backup.get(), key -> new HashMap<>()).put(transfer.key(), transfer);
            return backup;
        }
        return Optional.empty();
    }

    /** Forgets a transfer; the backup's own summary stays. */
    void forget(TransferProjection transfer) {
        backupOf(transfer)
                .ifPresent(backup -> ended.computeIfPresent(backup, (key, transfers) -> {
                    transfers.remove(transfer.key());
                    return transfers.isEmpty() ? null : transfers;
                }));
    }

    /** A backup with the summary of its transfers, or with the one it has where that knows more; anything else as it is. */
    public Projection summedUp(Projection object) {
        return object instanceof BackupProjection backup ? summedUp(backup) : object;
    }

    private BackupProjection summedUp(BackupProjection backup) {
        var transfers = ended.get(backup.key());
        if (transfers == null) {
            return backup;
        }
        var own = transfers.values().stream()
                .filter(transfer -> isOf(transfer, backup))
                .toList();
        return own.isEmpty() || own.size() < backup.volumes().count() ? backup : backup.with(summary(own));
    }

    private static VolumeSummary summary(Collection<TransferProjection> transfers) {
        var failed = 0;
        var bytes = 0L;
        var good = new HashMap<String, Long>();
        for (var transfer : transfers) {
            bytes += transfer.progress().done();
            if (Phase.COMPLETED.equals(transfer.life().outcome())) {
                good.merge(transfer.volume().text(), transfer.progress().done(), Math::max);
            } else {
                failed++;
            }
        }
        return new VolumeSummary(transfers.size(), failed, bytes, good);
    }

    private static boolean isOf(TransferProjection transfer, BackupProjection backup) {
        var uid = transfer.parent().uid();
        return uid.isEmpty() || uid.equals(backup.head().uid());
    }

    private static Optional<ObjectKey> backupOf(TransferProjection transfer) {
        var key = transfer.key();
        var name = transfer.parent().name();
        return switch (key.kind()) {
            case DATA_UPLOAD, POD_VOLUME_BACKUP ->
                name.isEmpty() || name.indexOf('/') >= 0
                        ? Optional.empty()
                        : Optional.of(new ObjectKey(key.cluster(), Kind.BACKUP, key.namespace(), name));
            case BACKUP,
                    RESTORE,
                    SCHEDULE,
                    BACKUP_STORAGE_LOCATION,
                    BACKUP_REPOSITORY,
                    POD_VOLUME_RESTORE,
                    DELETE_BACKUP_REQUEST,
                    DATA_DOWNLOAD -> Optional.empty();
        };
    }
}
