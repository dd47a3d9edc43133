package io.deckwatch.event;

import io.deckwatch.event.TransferProjection.Detail;
import io.deckwatch.event.TransferProjection.Parent;
import io.deckwatch.event.TransferProjection.Volume;
import java.time.Instant;
import java.util.Comparator;

/** Reads DataUploads, DataDownloads, PodVolumeBackups and PodVolumeRestores. */
final class TransferReader {

    private TransferReader() {}

    static TransferProjection transfer(Head head, Tree object, Instant now) {
        var spec = object.at("spec");
        var status = object.at("status");
        var times = new Times(
                status.at("startTimestamp").time().orElse(null),
                status.at("completionTimestamp").time().orElse(null),
                null);
        var phase = Phase.of(status.at("phase").textOrEmpty());
        var done = status.at("progress", "bytesDone").number();
        return new TransferProjection(
                head,
                Lifecycle.first(phase, since(head, phase, status, now)),
                parent(head.key().kind(), object.at("metadata")),
                volume(head.key().kind(), object),
                new Progress(
                        done,
                        status.at("progress", "totalBytes").number(),
                        movedAt(object.at("metadata"), times, done, now)),
                times,
                new Detail(
                        node(spec, status),
                        spec.at("backupStorageLocation").textOrEmpty(),
                        Redaction.bounded(status.at("message").textOrEmpty()),
                        spec.at("cancel").isTrue(),
                        spec.at("datamover")
                                .text()
                                .filter(mover -> !mover.equals("velero"))
                                .orElse(null)));
    }

    /** Where it runs: a data mover's status says so once it is prepared, a pod volume's spec from the beginning. */
    private static String node(Tree spec, Tree status) {
        return status.at("node")
                .text()
                .or(() -> spec.at("node").text())
                .or(() -> status.at("acceptedByNode").text())
                .orElse("");
    }

    private static Instant since(Head head, Phase phase, Tree status, Instant now) {
        var accepted = status.at("acceptedTimestamp").time();
        var started = status.at("startTimestamp").time();
        if (phase.isFinal()) {
            // After a prepare timeout there is neither start nor completion.
            return status.at("completionTimestamp")
                    .time()
                    .or(() -> started)
                    .or(() -> accepted)
                    .orElse(head.created());
        }
        if (phase.equals(Phase.IN_PROGRESS)) {
            return started.orElse(now);
        }
        return phase.equals(Phase.ACCEPTED) ? accepted.orElse(now) : phase.equals(Phase.NEW) ? head.created() : now;
    }

    /**
     * When bytes last moved, judged by one look: the newest write that the API server recorded, since a mover writes its
     * progress every ten seconds; else the start, if nothing was moved since; else now, the cautious answer.
     */
    private static Instant movedAt(Tree metadata, Times times, long done, Instant now) {
        var written = metadata.at("managedFields").items().stream()
                .flatMap(entry -> entry.at("time").time().stream())
                .max(Comparator.naturalOrder());
        if (written.isPresent() && written.get().isBefore(now)) {
            return written.get();
        }
        return done == 0 && times.started() != null && times.started().isBefore(now) ? times.started() : now;
    }

    private static Parent parent(Kind kind, Tree metadata) {
        var isBackup = kind == Kind.DATA_UPLOAD || kind == Kind.POD_VOLUME_BACKUP;
        var ownerKind = isBackup ? "Backup" : "Restore";
        var label = isBackup ? "velero.io/backup-" : "velero.io/restore-";
        var owner = metadata.at("ownerReferences").items().stream()
                .filter(reference -> reference.at("kind").textOrEmpty().equals(ownerKind))
                .findFirst();
        var labels = metadata.at("labels");
        return new Parent(
                owner.flatMap(o -> o.at("name").text())
                        .orElse(labels.at(label + "name").textOrEmpty()),
                owner.flatMap(o -> o.at("uid").text())
                        .orElse(labels.at(label + "uid").textOrEmpty()));
    }

    private static Volume volume(Kind kind, Tree object) {
        var spec = object.at("spec");
        return switch (kind) {
            case DATA_UPLOAD ->
                new Volume(
                        spec.at("sourceNamespace").textOrEmpty(),
                        spec.at("sourcePVC").textOrEmpty(),
                        "");
            case DATA_DOWNLOAD ->
                new Volume(
                        spec.at("targetVolume", "namespace").textOrEmpty(),
                        spec.at("targetVolume", "pvc").textOrEmpty(),
                        "");
            default ->
                new Volume(
                        spec.at("pod", "namespace").textOrEmpty(),
                        object.at("metadata", "annotations", "velero.io/pvc-name")
                                .textOrEmpty(),
                        spec.at("volume").textOrEmpty());
        };
    }
}
