package io.deckwatch.simulation.velero;

import io.deckwatch.event.Kind;
import io.deckwatch.simulation.incident.Fault;
import io.deckwatch.simulation.plan.LocationPlan;
import io.deckwatch.simulation.world.Fields;
import io.deckwatch.simulation.world.Resource;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Checks each storage location every minute, by a listing of its bucket. */
final class Locations {

    private static final Duration FREQUENCY = Duration.ofMinutes(1);
    private static final Duration FIRST = Duration.ofSeconds(4);

    private final Surroundings here;
    private final Map<String, Bucket> buckets = new HashMap<>();

    Locations(Surroundings here) {
        this.here = here;
        here.plan().locations().forEach(plan -> buckets.put(plan.name(), new Bucket()));
        here.server().onStart(this::start);
    }

    void create() {
        here.plan().locations().forEach(this::create);
    }

    private void create(LocationPlan plan) {
        here.store()
                .add(here.store()
                        .draft(Kind.BACKUP_STORAGE_LOCATION, plan.name())
                        .spec("provider", plan.provider())
                        .spec("config", plan.config())
                        .spec("objectStorage", Fields.of("bucket", plan.bucket(), "prefix", plan.prefix()))
                        .spec("credential", Fields.of("name", "cloud-credentials", "key", "cloud"))
                        .spec("accessMode", "ReadWrite")
                        .spec("default", plan.isDefault()));
    }

    private void start() {
        here.server().after(FIRST, () -> {
            validateAll();
            here.server().check(FREQUENCY, this::validateAll);
        });
    }

    private void validateAll() {
        here.store().all(Kind.BACKUP_STORAGE_LOCATION).forEach(this::validate);
    }

    private void validate(Resource location) {
        var refusal = refusal(location.name());
        location.status("phase", refusal.isEmpty() ? "Available" : "Unavailable")
                .status("lastValidationTime", here.now())
                .status(
                        "message",
                        refusal.map(text -> "BackupStorageLocation \"" + location.name() + "\" is unavailable: " + text)
                                .orElse(""));
        here.store().modify(location);
    }

    /** The location that a spec names, else the default one. */
    Optional<Resource> named(String name) {
        return name.isEmpty()
                ? here.store().all(Kind.BACKUP_STORAGE_LOCATION).stream()
                        .filter(location -> location.spec("default").isTrue())
                        .findFirst()
                : here.store().find(Kind.BACKUP_STORAGE_LOCATION, name);
    }

    boolean isAvailable(Resource location) {
        return location.phase().equals("Available");
    }

    boolean isReadOnly(Resource location) {
        return location.spec("accessMode").textOrEmpty().equals("ReadOnly");
    }

    void readOnly(String name, boolean whether) {
        here.store().find(Kind.BACKUP_STORAGE_LOCATION, name).ifPresent(location -> here.store()
                .modify(location.spec("accessMode", whether ? "ReadOnly" : "ReadWrite")));
    }

    /** What the storage says now, if it refuses; Velero's status tells of it with its next check only. */
    Optional<String> refusal(String name) {
        return here.faults()
                .find(Fault.LOCATION_UNAVAILABLE, name)
                .map(incident -> incident.message().isEmpty() ? usualRefusal(name) : incident.message());
    }

    private String usualRefusal(String name) {
        return here.plan().locations().stream()
                .filter(plan -> plan.name().equals(name))
                .map(LocationPlan::refusal)
                .findFirst()
                .orElse("rpc error: code = Unknown desc = connection refused");
    }

    Bucket bucket(String location) {
        return buckets.computeIfAbsent(location, name -> new Bucket());
    }
}
