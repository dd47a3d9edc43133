package io.deckwatch.simulation.velero;

import io.deckwatch.cron.GoDuration;
import io.deckwatch.simulation.plan.Method;
import io.deckwatch.simulation.plan.SchedulePlan;
import io.deckwatch.simulation.world.Resource;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Takes backups from their submission to the start of their main pass, and finds them again when the server starts. */
final class Backups {

    private static final String RESTARTED =
            "found a backup with status \"InProgress\" during the server starting, mark it as \"Failed\"";

    private final Surroundings here;
    private final Locations locations;
    private final ItemPass pass;
    private final Closing closing;
    private final Admission admission;
    private final Map<String, BackupRun> runs = new LinkedHashMap<>();

    Backups(Surroundings here, Locations locations, Transfers transfers) {
        this.here = here;
        this.locations = locations;
        this.closing = new Closing(here, locations, this::ended);
        this.admission = new Admission(here, this::begin);
        this.pass = new ItemPass(here, locations, transfers, this::passed);
        here.server().onStart(this::recover);
    }

    /** A new Backup of a schedule. */
    void submit(SchedulePlan plan, Resource backup) {
        var leftOut = backup.spec("excludedNamespaces").texts();
        var volumes = here.plan().volumesOf(plan).stream()
                .filter(volume -> !leftOut.contains(volume.namespace()))
                .toList();
        var run = new BackupRun(plan, backup, volumes);
        runs.put(run.name(), run);
        if (here.server().isUp()) {
            admission.offer(run);
        }
    }

    /** Whether the server still works on it. */
    boolean isRunning(String backup) {
        return runs.containsKey(backup);
    }

    private void recover() {
        admission.reset();
        List.copyOf(runs.values()).forEach(this::recover);
    }

    private void recover(BackupRun run) {
        switch (run.phase()) {
            case "InProgress" -> {
                here.store()
                        .modify(run.backup()
                                .status("phase", "Failed")
                                .status("failureReason", RESTARTED)
                                .status("completionTimestamp", here.now()));
                run.transfers().forEach(Transfer::cancelAtServerStart);
                runs.remove(run.name());
            }
            case "ReadyToStart" -> admission.strand(run);
            case "", "New", "Queued" -> admission.offer(run);
            default -> closing.resume(run);
        }
    }

    private void begin(BackupRun run) {
        if (!here.store().holds(run.backup())) {
            passed(run);
            runs.remove(run.name());
            return;
        }
        var backup = run.backup();
        var location = locations.named(backup.spec("storageLocation").textOrEmpty());
        prepare(run, location.map(Resource::name).orElse("default"));
        var objection = objection(location);
        if (objection.isPresent()) {
            backup.status("phase", "FailedValidation").status("validationErrors", List.of(objection.get()));
            here.store().modify(backup);
            passed(run);
            runs.remove(run.name());
            return;
        }
        here.store().modify(backup.status("phase", "InProgress").status("startTimestamp", here.now()));
        if (locations.refusal(run.location()).isPresent()) {
            here.server().after(Duration.ofSeconds(5), () -> refused(run));
        } else {
            pass.begin(run);
        }
    }

    /** The effective values, which Velero writes back when it begins. */
    private void prepare(BackupRun run, String location) {
        var backup = run.backup();
        if (here.version().hasQueue() && backup.spec("includedNamespaces").isAbsent()) {
            backup.spec("includedNamespaces", List.of("*"));
        }
        var ttl = GoDuration.parse(backup.spec("ttl").textOrEmpty())
                .filter(span -> !span.isZero())
                .orElse(Duration.ofHours(720));
        backup.spec("storageLocation", location)
                .spec("ttl", ttl)
                .spec("csiSnapshotTimeout", Duration.ofMinutes(10))
                .spec("itemOperationTimeout", Duration.ofHours(4))
                .spec("snapshotMoveData", Optional.of(run.plan().method() == Method.DATA_MOVEMENT))
                .spec("defaultVolumesToFsBackup", Optional.of(run.plan().method() == Method.FILE_SYSTEM))
                .label(Labels.LOCATION, Labels.valid(location))
                .annotation("velero.io/source-cluster-k8s-gitversion", "v1.32.4")
                .annotation("velero.io/source-cluster-k8s-major-version", "1")
                .annotation("velero.io/source-cluster-k8s-minor-version", "32")
                .annotation("velero.io/resource-timeout", "10m0s")
                .status("version", 1)
                .status("formatVersion", "1.1.0")
                .status("queuePosition", 0)
                .status("expiration", here.now().plus(ttl));
    }

    /** Why it may not start. */
    private Optional<String> objection(Optional<Resource> location) {
        if (location.isEmpty()) {
            return Optional.of("an existing backup storage location was not specified at backup creation time and the"
                    + " server default default does not exist");
        }
        if (locations.isReadOnly(location.get())) {
            return Optional.of("backup can't be created because backup storage location "
                    + location.get().name() + " is currently in read-only mode");
        }
        return here.version().refusesUnavailable() && !locations.isAvailable(location.get())
                ? Optional.of("backup can't be created because BackupStorageLocation "
                        + location.get().name()
                        + " is in Unavailable status. please create a new backup after the BSL becomes available")
                : Optional.empty();
    }

    /** The storage is asked first whether it holds a backup of that name. */
    private void refused(BackupRun run) {
        var backup = run.backup();
        here.store()
                .modify(backup.status("phase", "Failed")
                        .status("completionTimestamp", here.now())
                        .status(
                                "failureReason",
                                "error checking if backup already exists in object storage: "
                                        + locations.refusal(run.location()).orElse("timeout")));
        passed(run);
        runs.remove(run.name());
    }

    private void passed(BackupRun run) {
        admission.release(run);
        switch (run.phase()) {
            case "Failed" -> runs.remove(run.name());
            case "InProgress" -> closing.begin(run);
            default -> {}
        }
    }

    private void ended(BackupRun run) {
        runs.remove(run.name());
    }
}
