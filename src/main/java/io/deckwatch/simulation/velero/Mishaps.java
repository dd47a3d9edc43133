package io.deckwatch.simulation.velero;

import io.deckwatch.event.Kind;
import io.deckwatch.simulation.incident.Incident;
import java.time.Duration;
import java.util.Comparator;

/** Lets incidents begin and end: what a fault does besides being there. */
final class Mishaps {

    private static final Duration RESTART = Duration.ofSeconds(45);
    private static final Duration SHORT_TTL = Duration.ofMinutes(30);

    private static final String LOCKED_OUT =
            "error to connect backup repo: error to connect repo with storage: invalid repository password";

    private final Surroundings here;
    private final Locations locations;
    private final Schedules schedules;
    private final Repositories repositories;
    private final Movement movement;

    Mishaps(Surroundings here, Locations locations, Schedules schedules, Repositories repositories, Movement movement) {
        this.here = here;
        this.locations = locations;
        this.schedules = schedules;
        this.repositories = repositories;
        this.movement = movement;
    }

    void begin(Incident incident) {
        if (here.faults().has(incident.fault(), incident.subject())) {
            return;
        }
        here.faults().begin(incident);
        var subject = incident.subject();
        switch (incident.fault()) {
            case LOCATION_READ_ONLY -> locations.readOnly(subject, true);
            case BUCKET_EMPTIED -> locations.bucket(subject).empty();
            case REPOSITORIES_NOT_READY ->
                repositories.ready(subject, false, incident.message().isEmpty() ? LOCKED_OUT : incident.message());
            case SERVER_DOWN -> here.server().stop();
            case SERVER_RESTARTED -> restart(() -> here.faults().end(incident.fault(), subject, here.now()));
            case SCHEDULE_PAUSED -> schedules.paused(subject, true);
            case TTL_TOO_SHORT -> schedules.ttl(subject, SHORT_TTL);
            case BACKUP_OBJECT_DELETED -> {
                deleteNewest(subject);
                here.faults().end(incident.fault(), subject, here.now());
            }
            case LOCATION_UNAVAILABLE,
                    MAINTENANCE_FAILS,
                    DELETIONS_FAIL,
                    COLLECTION_STOPS,
                    RESTORES_FAIL,
                    QUEUE_STUCK,
                    HELPER_PODS_PENDING,
                    BACKUPS_FAIL,
                    BACKUPS_PARTIALLY_FAIL,
                    BACKUP_STICKS,
                    HOOKS_FAIL,
                    BACKUPS_HOLLOW,
                    TRANSFER_STALLS,
                    TRANSFER_FAILS,
                    NODE_LOST,
                    NODE_AGENT_GONE -> {}
        }
    }

    void end(Incident incident) {
        var subject = incident.subject();
        if (here.faults().end(incident.fault(), subject, here.now()).isEmpty()) {
            return;
        }
        switch (incident.fault()) {
            case LOCATION_READ_ONLY -> locations.readOnly(subject, false);
            case BUCKET_EMPTIED -> repositories.forget(subject);
            case REPOSITORIES_NOT_READY -> repositories.ready(subject, true, "");
            case SERVER_DOWN -> here.server().start();
            case QUEUE_STUCK, BACKUP_STICKS -> restart(() -> {});
            case SCHEDULE_PAUSED -> schedules.paused(subject, false);
            case TTL_TOO_SHORT -> schedules.plannedTtl(subject);
            case NODE_LOST, NODE_AGENT_GONE -> movement.returned(subject);
            case LOCATION_UNAVAILABLE,
                    MAINTENANCE_FAILS,
                    DELETIONS_FAIL,
                    COLLECTION_STOPS,
                    RESTORES_FAIL,
                    SERVER_RESTARTED,
                    HELPER_PODS_PENDING,
                    BACKUPS_FAIL,
                    BACKUPS_PARTIALLY_FAIL,
                    HOOKS_FAIL,
                    BACKUPS_HOLLOW,
                    BACKUP_OBJECT_DELETED,
                    TRANSFER_STALLS,
                    TRANSFER_FAILS -> {}
        }
    }

    private void restart(Runnable afterwards) {
        here.server().stop();
        here.agenda().after(RESTART, () -> {
            here.server().start();
            afterwards.run();
        });
    }

    private void deleteNewest(String schedule) {
        here.store().all(Kind.BACKUP).stream()
                .filter(backup -> backup.label(Labels.SCHEDULE).textOrEmpty().equals(schedule)
                        && backup.phase().equals("Completed"))
                .max(Comparator.comparing(here.store()::created))
                .ifPresent(backup -> here.store().delete(backup));
    }
}
