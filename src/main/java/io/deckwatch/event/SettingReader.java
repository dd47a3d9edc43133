package io.deckwatch.event;

import io.deckwatch.event.RepositoryProjection.Maintenance;
import io.deckwatch.event.RepositoryProjection.MaintenanceRun;
import java.time.Instant;

/** Reads Schedules, BackupStorageLocations, BackupRepositories and DeleteBackupRequests. */
final class SettingReader {

    private SettingReader() {}

    static ScheduleProjection schedule(Head head, Tree object, Instant now) {
        var spec = object.at("spec");
        var status = object.at("status");
        var template = spec.at("template");
        var paused = spec.at("paused").isTrue();
        return new ScheduleProjection(
                head,
                life(status, now),
                spec.at("schedule").textOrEmpty(),
                new ScheduleProjection.Template(
                        template.at("storageLocation").text().orElse(null),
                        template.at("ttl").text().orElse(null),
                        template.contentHash()),
                new ScheduleProjection.Runs(
                        status.at("lastBackup").time().orElse(null),
                        status.at("lastSkipped").time().orElse(null)),
                new ScheduleProjection.Memory(paused, paused ? now : null, null, null, null),
                Texts.of(status.at("validationErrors").texts()));
    }

    static LocationProjection location(Head head, Tree object, Instant now) {
        var spec = object.at("spec");
        var status = object.at("status");
        var prefix = spec.at("objectStorage", "prefix").textOrEmpty();
        var bucket = spec.at("objectStorage", "bucket").textOrEmpty();
        return new LocationProjection(
                head,
                life(status, now),
                new LocationProjection.Spec(
                        spec.at("provider").textOrEmpty(),
                        prefix.isEmpty() ? bucket : bucket + "/" + prefix,
                        spec.at("default").isTrue(),
                        spec.at("accessMode").textOrEmpty().equals("ReadOnly"),
                        spec.at("validationFrequency").text().orElse(null)),
                Redaction.bounded(status.at("message").textOrEmpty()),
                new LocationProjection.Checks(
                        status.at("lastValidationTime").time().orElse(null),
                        status.at("lastSyncedTime").time().orElse(null)),
                LocationProjection.Memory.NONE);
    }

    static RepositoryProjection repository(Head head, Tree object, Instant now) {
        var spec = object.at("spec");
        var status = object.at("status");
        var runs = status.at("recentMaintenance").items().stream()
                .map(run -> new MaintenanceRun(
                        run.at("result").textOrEmpty(),
                        run.at("completeTimestamp").time().orElse(null),
                        Redaction.bounded(run.at("message").textOrEmpty())))
                .toList();
        return new RepositoryProjection(
                head,
                life(status, now),
                new RepositoryProjection.Spec(
                        spec.at("volumeNamespace").textOrEmpty(),
                        spec.at("backupStorageLocation").textOrEmpty(),
                        spec.at("repositoryType").textOrEmpty()),
                Redaction.bounded(status.at("message").textOrEmpty()),
                new Maintenance(
                        spec.at("maintenanceFrequency").text().orElse(null),
                        status.at("lastMaintenanceTime").time().orElse(null),
                        runs.subList(Math.max(0, runs.size() - 25), runs.size())));
    }

    static DeletionProjection deletion(Head head, Tree object, Instant now) {
        var status = object.at("status");
        return new DeletionProjection(
                head,
                life(status, now),
                object.at("spec", "backupName").textOrEmpty(),
                Texts.of(status.at("errors").texts()));
    }

    private static Lifecycle life(Tree status, Instant now) {
        return Lifecycle.first(Phase.of(status.at("phase").textOrEmpty()), now);
    }
}
