package io.deckwatch.simulation.velero;

import io.deckwatch.event.Kind;
import io.deckwatch.simulation.incident.Fault;
import io.deckwatch.simulation.world.Fields;
import io.deckwatch.simulation.world.Resource;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** One repository for each workload namespace and location, and its maintenance every hour. */
final class Repositories {

    private static final Duration LOOK = Duration.ofMinutes(5);
    private static final Duration FREQUENCY = Duration.ofHours(1);
    private static final int KEPT = 3;

    private final Surroundings here;
    private final Locations locations;
    private final Set<String> maintained = new HashSet<>();

    Repositories(Surroundings here, Locations locations) {
        this.here = here;
        this.locations = locations;
        here.server().onStart(() -> {
            maintained.clear();
            here.server().every(LOOK, this::lookAll);
        });
    }

    /** Makes the repository if it is not there. */
    void ensure(String namespace, String location) {
        var name = namespace + "-" + location + "-kopia";
        if (here.store().find(Kind.BACKUP_REPOSITORY, name).isPresent()) {
            return;
        }
        var repository = here.store()
                .add(here.store()
                        .draft(Kind.BACKUP_REPOSITORY, name)
                        .label("velero.io/repository-type", "kopia")
                        .label(Labels.LOCATION, Labels.valid(location))
                        .label("velero.io/volume-namespace", Labels.valid(namespace))
                        .spec("volumeNamespace", namespace)
                        .spec("backupStorageLocation", location)
                        .spec("repositoryType", "kopia")
                        .spec("resticIdentifier", "")
                        .spec("maintenanceFrequency", FREQUENCY));
        here.server().after(here.chance().seconds(2, 8), () -> here.store()
                .modify(repository.status("phase", "Ready").status("lastMaintenanceTime", here.now())));
    }

    private void lookAll() {
        here.store().all(Kind.BACKUP_REPOSITORY).forEach(this::look);
    }

    private void look(Resource repository) {
        var location = repository.spec("backupStorageLocation").textOrEmpty();
        var readOnly = locations.named(location).map(locations::isReadOnly).orElse(true);
        var isDue = repository.phase().equals("Ready")
                && repository
                        .status("lastMaintenanceTime")
                        .time()
                        .map(last -> !here.now().isBefore(last.plus(FREQUENCY)))
                        .orElse(true);
        if (isDue && !readOnly && maintained.add(repository.name())) {
            var start = here.now();
            here.server().after(here.chance().seconds(15, 90), () -> maintain(repository, location, start));
        }
    }

    private void maintain(Resource repository, String location, Instant start) {
        maintained.remove(repository.name());
        var failure = failure(location);
        if (failure.isEmpty() || !here.version().tellsMaintenance()) {
            repository.status("lastMaintenanceTime", here.now());
        }
        if (here.version().tellsMaintenance()) {
            var recent = new ArrayList<Object>();
            repository.status("recentMaintenance").items().forEach(run -> recent.add(run.value()));
            recent.add(Fields.of(
                    "result",
                    failure.isEmpty() ? "Succeeded" : "Failed",
                    "startTimestamp",
                    start,
                    "completeTimestamp",
                    here.now(),
                    "message",
                    failure.orElse("")));
            repository.status("recentMaintenance", recent.subList(Math.max(0, recent.size() - KEPT), recent.size()));
        }
        here.store().modify(repository);
    }

    private Optional<String> failure(String location) {
        return here.faults()
                .find(Fault.MAINTENANCE_FAILS, location)
                .map(incident -> incident.message().isEmpty()
                        ? "error to prune backup repo: error to maintain repo: context deadline exceeded"
                        : incident.message())
                .or(() -> locations.refusal(location).map(text -> "error to connect backup repo: " + text))
                .or(() -> here.faults()
                        .find(Fault.BUCKET_EMPTIED, location)
                        .map(incident -> "error to connect backup repo: repository not initialized in the provided"
                                + " storage"));
    }

    /** The repositories of a location cannot be opened any more, or can again. */
    void ready(String location, boolean whether, String reason) {
        for (var repository : here.store().all(Kind.BACKUP_REPOSITORY)) {
            if (repository.spec("backupStorageLocation").textOrEmpty().equals(location)) {
                here.store()
                        .modify(repository
                                .status("phase", whether ? "Ready" : "NotReady")
                                .status("message", whether ? "" : reason));
            }
        }
    }

    /** Somebody deletes the objects, so that the next backup makes the repositories anew. */
    void forget(String location) {
        here.store().all(Kind.BACKUP_REPOSITORY).stream()
                .filter(repository ->
                        repository.spec("backupStorageLocation").textOrEmpty().equals(location))
                .forEach(here.store()::delete);
    }
}
