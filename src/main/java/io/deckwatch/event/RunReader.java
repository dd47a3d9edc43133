package io.deckwatch.event;

import io.deckwatch.event.BackupProjection.Result;
import java.time.Instant;

/** Reads Backups and Restores. */
final class RunReader {

    private static final String SCHEDULE_LABEL = "velero.io/schedule-name";

    private RunReader() {}

    static BackupProjection backup(Head head, Tree object, Instant now) {
        var status = object.at("status");
        var spec = object.at("spec");
        var times = times(status);
        return new BackupProjection(
                head,
                life(head, status, times, now),
                times,
                new BackupProjection.Spec(
                        object.at("metadata", "labels", SCHEDULE_LABEL).text().orElse(null),
                        spec.at("storageLocation").text().orElse(null),
                        spec.at("ttl").text().orElse(null),
                        spec.contentHash(),
                        status.at("queuePosition").smallNumber()),
                progress(status, "itemsBackedUp", now),
                result(status, "backup"),
                VolumeSummary.NONE);
    }

    static RestoreProjection restore(Head head, Tree object, Instant now) {
        var status = object.at("status");
        var times = times(status);
        return new RestoreProjection(
                head,
                life(head, status, times, now),
                times,
                new RestoreProjection.Source(
                        object.at("spec", "backupName").text().orElse(null),
                        object.at("spec", "scheduleName").text().orElse(null)),
                progress(status, "itemsRestored", now),
                result(status, "restore"));
    }

    private static Times times(Tree status) {
        return new Times(
                status.at("startTimestamp").time().orElse(null),
                status.at("completionTimestamp").time().orElse(null),
                status.at("expiration").time().orElse(null));
    }

    /** The time of an end is completion, else start, else creation: each may be missing (see velero's FailedValidation). */
    private static Lifecycle life(Head head, Tree status, Times times, Instant now) {
        var phase = Phase.of(status.at("phase").textOrEmpty());
        var started = times.started() != null ? times.started() : head.created();
        var ended = times.completed() != null ? times.completed() : started;
        if (phase.isFinal()) {
            return Lifecycle.first(phase, ended);
        }
        if (phase.equals(Phase.NEW) || phase.equals(Phase.QUEUED)) {
            return Lifecycle.first(phase, head.created());
        }
        return Lifecycle.first(phase, phase.equals(Phase.IN_PROGRESS) ? started : now);
    }

    private static Progress progress(Tree status, String done, Instant now) {
        return new Progress(
                status.at("progress", done).number(),
                status.at("progress", "totalItems").number(),
                now);
    }

    private static Result result(Tree status, String what) {
        return new Result(
                status.at("errors").smallNumber(),
                status.at("warnings").smallNumber(),
                Redaction.bounded(status.at("failureReason").textOrEmpty()),
                Texts.of(status.at("validationErrors").texts()),
                new Tally(
                        status.at("volumeSnapshotsAttempted").smallNumber()
                                + status.at("csiVolumeSnapshotsAttempted").smallNumber(),
                        status.at("volumeSnapshotsCompleted").smallNumber()
                                + status.at("csiVolumeSnapshotsCompleted").smallNumber(),
                        0),
                new Tally(
                        status.at(what + "ItemOperationsAttempted").smallNumber(),
                        status.at(what + "ItemOperationsCompleted").smallNumber(),
                        status.at(what + "ItemOperationsFailed").smallNumber()),
                new Tally(
                        status.at("hookStatus", "hooksAttempted").smallNumber(),
                        0,
                        status.at("hookStatus", "hooksFailed").smallNumber()));
    }
}
