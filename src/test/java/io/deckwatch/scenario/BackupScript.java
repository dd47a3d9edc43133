package io.deckwatch.scenario;

import io.deckwatch.event.Kind;
import java.time.Duration;
import java.time.Instant;

/** A Backup in the location {@code default}, kept for 720 hours unless something else is said. */
final class BackupScript extends Script<BackupScript> {

    private Instant start;
    private Duration ttl = Duration.ofHours(720);
    private String schedule;

    BackupScript(Scenario scenario, String name) {
        super(scenario, Kind.BACKUP, name);
        with("default", "spec", "storageLocation");
    }

    BackupScript of(String name) {
        schedule = name;
        with(name, "metadata", "labels", "velero.io/schedule-name");
        return this;
    }

    /** It goes to that location. */
    BackupScript in(String location) {
        return with(location, "spec", "storageLocation");
    }

    BackupScript keptFor(String span) {
        ttl = span(span);
        return this;
    }

    BackupScript items(int number) {
        return with(number, "status", "progress", "itemsBackedUp").with(number, "status", "progress", "totalItems");
    }

    /** Volumes snapshotted by CSI. */
    BackupScript snapshots(int number) {
        return with(number, "status", "csiVolumeSnapshotsAttempted")
                .with(number, "status", "csiVolumeSnapshotsCompleted");
    }

    /** Volumes moved by the data mover, which Velero counts as operations only. */
    BackupScript operations(int number) {
        return with(number, "status", "backupItemOperationsAttempted")
                .with(number, "status", "backupItemOperationsCompleted");
    }

    BackupScript warnings(int number) {
        return with(number, "status", "warnings");
    }

    BackupScript hooks(int attempted, int failed) {
        return with(attempted, "status", "hookStatus", "hooksAttempted")
                .with(failed, "status", "hookStatus", "hooksFailed");
    }

    BackupScript startsAt(String at) {
        return startsAt(Scenario.at(at));
    }

    BackupScript startsAt(Instant at) {
        submitted(at);
        return inProgress(at);
    }

    /** It is there, but waits: New, or Queued. */
    BackupScript waitsSince(String at, String phase) {
        submitted(Scenario.at(at));
        return then(Scenario.at(at), o -> o.created(Scenario.at(at)).phase(phase));
    }

    /** A backup that waited begins. */
    BackupScript beginsAt(String at) {
        start = Scenario.at(at);
        var began = start;
        return then(began, o -> o.phase("InProgress").started(began).set(began.plus(ttl), "status", "expiration"));
    }

    BackupScript completes(String after) {
        return ends(after, "Completed");
    }

    BackupScript partiallyFails(String after) {
        return ends(after, "PartiallyFailed");
    }

    BackupScript fails(String after, String reason) {
        return then(start.plus(span(after)), o -> o.set(reason, "status", "failureReason"))
                .ends(after, "Failed");
    }

    /** Velero refuses to run it: neither start nor completion. */
    BackupScript failsValidation(String at, String reason) {
        var time = Scenario.at(at);
        submitted(time);
        return then(time, o -> o.created(time)
                .phase("FailedValidation")
                .set(time.plus(ttl), "status", "expiration")
                .set(java.util.List.of(reason), "status", "validationErrors"));
    }

    /** Items are done until then, one more every five minutes. */
    BackupScript movesUntil(String until) {
        var end = Scenario.at(until);
        for (var at = start.plusSeconds(300); !at.isAfter(end); at = at.plusSeconds(300)) {
            var done = (int) Duration.between(start, at).toMinutes();
            then(at, o -> o.set(done, "status", "progress", "itemsBackedUp"));
        }
        return this;
    }

    BackupScript phaseAt(String at, String phase) {
        return then(Scenario.at(at), o -> o.phase(phase));
    }

    /** It enters a phase so long after its start. */
    BackupScript phaseAfter(String after, String phase) {
        return then(start.plus(span(after)), o -> o.phase(phase));
    }

    /** Sync brings it (back) from the object storage: another UID, created now, all else as it was. */
    BackupScript syncedAt(String at) {
        return then(Scenario.at(at), o -> {
            another(o);
            o.created(Scenario.at(at));
        });
    }

    /** As another cluster made it: it comes by sync only, with the status of over there. */
    BackupScript madeElsewhere(String started, String after, String phase, String syncedAt) {
        var began = Scenario.at(started);
        return then(Scenario.at(syncedAt), o -> o.created(Scenario.at(syncedAt))
                .phase(phase)
                .started(began)
                .completed(began.plus(span(after)))
                .set(began.plus(ttl), "status", "expiration"));
    }

    private BackupScript ends(String after, String phase) {
        var end = start.plus(span(after));
        return then(end, o -> o.phase(phase).completed(end));
    }

    private BackupScript inProgress(Instant at) {
        start = at;
        return then(at, o -> o.created(at).phase("InProgress").started(at).set(at.plus(ttl), "status", "expiration"));
    }

    private void submitted(Instant at) {
        scenario.scheduleNamed(schedule).ifPresent(s -> s.submittedAt(at));
    }
}
