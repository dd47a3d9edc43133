package io.deckwatch.rule;

import io.deckwatch.diagnosis.Symptom;
import io.deckwatch.event.LocationProjection;
import io.deckwatch.event.RepositoryProjection;
import io.deckwatch.event.RestoreProjection;
import io.deckwatch.event.TransferProjection;
import io.deckwatch.state.Installation;
import io.deckwatch.state.Run;
import io.deckwatch.state.Transfer;
import io.deckwatch.state.life.BackupLife;
import java.util.HashMap;
import java.util.Map;

/** What Velero's objects show of a fault. The labels of the alert are added later, by whoever explains it. */
public final class Symptoms {

    private Symptoms() {}

    /** What a Backup shows. */
    public static Symptom of(Run run, Installation installation) {
        var outcome = run.outcome();
        var names = place(run.location(), installation);
        names.put("kind", "Backup");
        names.put("phase", (outcome == null || !run.isRestorable() ? run.phase() : outcome).text());
        names.put("backup", run.name());
        return new Symptom(run.reason(), names);
    }

    /** What a Backup shows that nobody need know any more. */
    public static Symptom of(BackupLife life) {
        var backup = life.last();
        var location = backup.spec().location();
        var schedule = backup.spec().schedule();
        return new Symptom(
                backup.result().anyReason(),
                Map.of(
                        "kind", "Backup",
                        "phase", life.outcome().text(),
                        "backup", backup.key().name(),
                        "storage_location", location == null ? "" : location,
                        "schedule", schedule == null ? "" : schedule,
                        "cluster", backup.key().cluster(),
                        "velero_namespace", backup.key().namespace()));
    }

    /** What a movement of one of its volumes shows. */
    public static Symptom of(TransferProjection transfer) {
        return new Symptom(
                        transfer.detail().message(),
                        Map.of(
                                "kind",
                                transfer.key().kind().kindName(),
                                "phase",
                                transfer.life().phase().text(),
                                "transfer",
                                transfer.key().name(),
                                "node",
                                transfer.detail().node(),
                                "volume",
                                transfer.volume().text(),
                                "storage_location",
                                transfer.detail().location(),
                                transfer.isOfBackup() ? "backup" : "restore",
                                transfer.parent().name()))
                .about(Map.of(
                        "cluster", transfer.key().cluster(),
                        "velero_namespace", transfer.key().namespace()));
    }

    /** What the movement of a volume shows. */
    public static Symptom of(Transfer transfer, Installation installation) {
        var names = place(transfer.detail().location(), installation);
        names.put("kind", transfer.kind().kindName());
        names.put("phase", transfer.phase().text());
        names.put("transfer", transfer.name());
        names.put("node", transfer.detail().node());
        names.put(transfer.isOfBackup() ? "backup" : "restore", transfer.parent());
        return new Symptom(transfer.detail().message(), names);
    }

    /** What a BackupStorageLocation shows. */
    public static Symptom of(LocationProjection location) {
        return new Symptom(
                location.message(),
                Map.of(
                        "kind", "BackupStorageLocation",
                        "phase", location.life().phase().text(),
                        "storage_location", location.key().name(),
                        "provider", location.spec().provider()));
    }

    /**
     * What a BackupRepository shows.
     *
     * @param message what it says, itself or about its maintenance
     */
    public static Symptom of(RepositoryProjection repository, String message) {
        return new Symptom(
                message,
                Map.of(
                        "kind", "BackupRepository",
                        "phase", repository.life().phase().text(),
                        "repository", repository.key().name(),
                        "namespace", repository.spec().volumeNamespace(),
                        "storage_location", repository.spec().location()));
    }

    /** What a Restore shows. */
    public static Symptom of(RestoreProjection restore) {
        var backup = restore.source().backup();
        return new Symptom(
                restore.result().anyReason(),
                Map.of(
                        "kind",
                        "Restore",
                        "phase",
                        restore.life().phase().text(),
                        "restore",
                        restore.key().name(),
                        "backup",
                        backup == null ? "" : backup));
    }

    private static Map<String, String> place(String location, Installation installation) {
        var names = new HashMap<String, String>();
        names.put("storage_location", location);
        names.put(
                "provider",
                installation.location(location).map(l -> l.spec().provider()).orElse(""));
        return names;
    }
}
