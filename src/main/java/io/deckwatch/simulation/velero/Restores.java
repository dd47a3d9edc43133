package io.deckwatch.simulation.velero;

import io.deckwatch.cron.Cron;
import io.deckwatch.cron.CronVersion;
import io.deckwatch.event.Kind;
import io.deckwatch.simulation.incident.Fault;
import io.deckwatch.simulation.plan.DrillPlan;
import io.deckwatch.simulation.plan.Method;
import io.deckwatch.simulation.plan.SchedulePlan;
import io.deckwatch.simulation.world.Fields;
import io.deckwatch.simulation.world.Resource;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Restores, which people ask for regularly: the newest good backup of a schedule, into a namespace beside the original. */
final class Restores {

    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMddHHmmss").withZone(ZoneOffset.UTC);
    private static final Duration POLL = Duration.ofSeconds(10);
    private static final String RESTARTED =
            "found a restore with status \"InProgress\" during the server starting, mark it as \"Failed\"";

    private final Surroundings here;
    private final Locations locations;
    private final Transfers transfers;
    private final Map<String, Run> runs = new HashMap<>();

    private record Run(Resource restore, DrillPlan drill, Resource backup, int items, List<Transfer> volumes) {}

    Restores(Surroundings here, Locations locations, Transfers transfers) {
        this.here = here;
        this.locations = locations;
        this.transfers = transfers;
        here.server().onStart(() -> List.copyOf(runs.values()).forEach(this::recover));
        here.plan().drills().forEach(this::plan);
    }

    private void plan(DrillPlan drill) {
        Cron.parse(drill.cron(), CronVersion.V3, ZoneOffset.UTC)
                .next(here.now())
                .ifPresent(at -> here.agenda().at(at, () -> {
                    ask(drill);
                    plan(drill);
                }));
    }

    /** Somebody asks for one now. */
    void ask(DrillPlan drill) {
        here.store().all(Kind.BACKUP).stream()
                .filter(backup -> backup.phase().equals("Completed")
                        && backup.label(Labels.SCHEDULE).textOrEmpty().equals(drill.schedule()))
                .max(Comparator.comparing(
                        backup -> backup.status("startTimestamp").time().orElse(Instant.EPOCH)))
                .ifPresent(backup -> create(drill, backup));
    }

    private void create(DrillPlan drill, Resource backup) {
        var target = drill.namespace() + "-restore";
        var restore = here.store()
                .add(here.store()
                        .draft(Kind.RESTORE, drill.namespace() + "-" + STAMP.format(here.now()))
                        .spec("backupName", backup.name())
                        .spec("scheduleName", drill.schedule())
                        .spec("includedNamespaces", List.of(drill.namespace()))
                        .spec("namespaceMapping", Fields.of(drill.namespace(), target))
                        .spec("itemOperationTimeout", Duration.ofHours(4)));
        var run = new Run(restore, drill, backup, here.chance().between(90, 260), new ArrayList<>());
        runs.put(restore.name(), run);
        here.server().after(here.chance().seconds(1, 4), () -> begin(run));
    }

    private void recover(Run run) {
        switch (run.restore.phase()) {
            case "InProgress" -> {
                run.restore.status("failureReason", RESTARTED);
                run.volumes.forEach(Transfer::cancelAtServerStart);
                end(run, "Failed");
            }
            case "" -> here.server().after(POLL, () -> begin(run));
            default -> here.server().after(POLL, () -> await(run));
        }
    }

    private void begin(Run run) {
        var location = run.backup.spec("storageLocation").textOrEmpty();
        var available = locations.named(location).map(locations::isAvailable).orElse(false);
        if (here.version().refusesUnavailable() && !available) {
            here.store()
                    .modify(run.restore
                            .status("phase", "FailedValidation")
                            .status(
                                    "validationErrors",
                                    List.of("The BSL " + location
                                            + " is unavailable, cannot retrieve the backup. please retry the restore"
                                            + " after the BSL becomes available")));
            runs.remove(run.restore.name());
            return;
        }
        here.store().modify(run.restore.status("phase", "InProgress").status("startTimestamp", here.now()));
        here.server().after(Duration.ofSeconds(2), () -> step(run, 0));
    }

    private void step(Run run, int done) {
        var next = Math.min(run.items, done + here.chance().between(8, 20));
        here.store().modify(run.restore.status("progress", Fields.of("totalItems", run.items, "itemsRestored", next)));
        if (next < run.items) {
            here.server().after(Duration.ofSeconds(1), () -> step(run, next));
            return;
        }
        move(run);
        var isAsynchronous = run.volumes.stream().noneMatch(Transfer::isOfPod);
        if (isAsynchronous && !run.volumes.isEmpty()) {
            run.restore
                    .status("restoreItemOperationsAttempted", run.volumes.size())
                    .status("phase", "WaitingForPluginOperations");
            here.store().modify(run.restore);
        }
        await(run);
    }

    private void move(Run run) {
        var location = run.backup.spec("storageLocation").textOrEmpty();
        var target = run.drill.namespace() + "-restore";
        var method = here.plan().schedules().stream()
                .filter(plan -> plan.name().equals(run.drill.schedule()))
                .map(SchedulePlan::method)
                .findFirst()
                .orElse(Method.RESOURCES_ONLY);
        here.plan().volumes().stream()
                .filter(volume -> volume.namespace().equals(run.drill.namespace()))
                .forEach(volume -> {
                    switch (method) {
                        case DATA_MOVEMENT ->
                            run.volumes.add(transfers.download(run.restore, volume, target, location));
                        case FILE_SYSTEM ->
                            run.volumes.add(transfers.restoreFiles(run.restore, volume, target, location));
                        case SNAPSHOTS, RESOURCES_ONLY -> {}
                    }
                });
    }

    private void await(Run run) {
        if (run.volumes.stream().anyMatch(Transfer::isOpen)) {
            here.server().after(POLL, () -> await(run));
            return;
        }
        var good = (int) run.volumes.stream().filter(Transfer::isGood).count();
        var errors = here.faults().has(Fault.RESTORES_FAIL, run.drill.schedule()) ? 1 : 0;
        var bad = run.volumes.size() - good;
        if (run.volumes.stream().noneMatch(Transfer::isOfPod)) {
            run.restore.status("restoreItemOperationsCompleted", good).status("restoreItemOperationsFailed", bad);
        }
        run.restore
                .status("errors", bad + errors)
                .status("warnings", here.chance().between(0, 4))
                .status("phase", bad + errors > 0 ? "FinalizingPartiallyFailed" : "Finalizing");
        here.store().modify(run.restore);
        here.server()
                .after(here.chance().seconds(2, 6), () -> end(run, bad + errors > 0 ? "PartiallyFailed" : "Completed"));
    }

    private void end(Run run, String phase) {
        here.store().modify(run.restore.status("phase", phase).status("completionTimestamp", here.now()));
        runs.remove(run.restore.name());
    }
}
