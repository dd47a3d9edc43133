package io.deckwatch.simulation.velero;

import io.deckwatch.event.Kind;
import io.deckwatch.simulation.incident.Fault;
import io.deckwatch.simulation.world.Resource;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Removes what has expired: every hour it asks for the deletion of such backups, and deletions are done as asked for. */
final class Retention {

    private static final Duration FREQUENCY = Duration.ofHours(1);
    private static final Duration KEPT = Duration.ofHours(24);
    private static final Set<String> ENDS =
            Set.of("Completed", "PartiallyFailed", "Failed", "FailedValidation", "Deleting");

    private final Surroundings here;
    private final Locations locations;

    Retention(Surroundings here, Locations locations) {
        this.here = here;
        this.locations = locations;
        here.server().onStart(() -> {
            here.store().all(Kind.DELETE_BACKUP_REQUEST).stream()
                    .filter(request -> !request.phase().equals("Processed"))
                    .forEach(this::soon);
            here.server().every(FREQUENCY, this::collect);
        });
    }

    private void collect() {
        for (var request : here.store().all(Kind.DELETE_BACKUP_REQUEST)) {
            if (here.store().created(request).plus(KEPT).isBefore(here.now())) {
                here.store().delete(request);
            }
        }
        if (here.faults().has(Fault.COLLECTION_STOPS, here.plan().site().cluster())) {
            return;
        }
        // Times in whole seconds have an order as texts too, and there are many backups.
        var now = here.now().toString();
        for (var backup : here.store().all(Kind.BACKUP)) {
            var expiration = backup.status("expiration").textOrEmpty();
            if (!expiration.isEmpty() && expiration.compareTo(now) <= 0 && ENDS.contains(backup.phase())) {
                expire(backup);
            }
        }
    }

    private void expire(Resource backup) {
        var location = locations.named(backup.spec("storageLocation").textOrEmpty());
        var failure = location.isEmpty() ? "BSLNotFound" : locations.isReadOnly(location.get()) ? "BSLReadOnly" : "";
        if (!backup.label(Labels.GC_FAILURE).textOrEmpty().equals(failure)) {
            here.store().modify(backup.label(Labels.GC_FAILURE, failure));
        }
        if (location.isEmpty() || !failure.isEmpty() || isRefused(location.get())) {
            return;
        }
        var pending = here.store().all(Kind.DELETE_BACKUP_REQUEST).stream()
                .anyMatch(request -> request.spec("backupName").textOrEmpty().equals(backup.name())
                        && !request.phase().equals("Processed"));
        if (!pending) {
            request(backup);
        }
    }

    private boolean isRefused(Resource location) {
        return here.version().refusesUnavailable() && !locations.isAvailable(location);
    }

    /** Asks for the deletion of a backup. */
    void request(Resource backup) {
        soon(here.store()
                .add(here.store()
                        .draftLike(Kind.DELETE_BACKUP_REQUEST, backup.name())
                        .label(Labels.BACKUP, Labels.valid(backup.name()))
                        .label(Labels.BACKUP_UID, backup.uid())
                        .spec("backupName", backup.name())));
    }

    private void soon(Resource request) {
        here.server().after(Duration.ofSeconds(1), () -> process(request));
    }

    private void process(Resource request) {
        var found = here.store().find(Kind.BACKUP, request.spec("backupName").textOrEmpty());
        if (found.isEmpty()) {
            refuse(request, "backup not found");
            return;
        }
        var backup = found.get();
        var location = locations.named(backup.spec("storageLocation").textOrEmpty());
        if (location.filter(this::isRefused).isPresent()) {
            refuse(
                    request,
                    "cannot delete backup because backup storage location "
                            + location.get().name() + " is currently in Unavailable state");
            return;
        }
        here.store().modify(request.status("phase", "InProgress"));
        here.store().modify(backup.status("phase", "Deleting"));
        here.server().after(here.chance().seconds(3, 25), () -> delete(request, backup));
    }

    private void delete(Resource request, Resource backup) {
        var location = backup.spec("storageLocation").textOrEmpty();
        var error = error(location);
        if (error.isPresent()) {
            refuse(request, error.get());
            return;
        }
        locations.bucket(location).remove(backup.name());
        here.store().all(Kind.RESTORE).stream()
                .filter(restore -> restore.spec("backupName").textOrEmpty().equals(backup.name()))
                .forEach(here.store()::delete);
        here.store().delete(backup);
        here.store().all(Kind.DELETE_BACKUP_REQUEST).stream()
                .filter(other -> other.spec("backupName").textOrEmpty().equals(backup.name()))
                .forEach(here.store()::delete);
    }

    private Optional<String> error(String location) {
        return here.faults()
                .find(Fault.DELETIONS_FAIL, location)
                .map(incident -> incident.message().isEmpty()
                        ? "error deleting backup from backup storage: operation error S3: DeleteObjects, api error"
                                + " AccessDenied: Access Denied."
                        : incident.message())
                .or(() -> locations
                        .refusal(location)
                        .map(text ->
                                "error downloading backup tarball, CSI snapshot" + " cleanup was skipped: " + text));
    }

    private void refuse(Resource request, String error) {
        here.store().modify(request.status("phase", "Processed").status("errors", List.of(error)));
    }
}
