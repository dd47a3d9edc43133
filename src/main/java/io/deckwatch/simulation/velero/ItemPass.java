package io.deckwatch.simulation.velero;

import io.deckwatch.simulation.incident.Fault;
import io.deckwatch.simulation.plan.Method;
import io.deckwatch.simulation.plan.VolumePlan;
import io.deckwatch.simulation.world.Fields;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;

/** The main pass of a backup, in phase InProgress: item after item, volumes among them, and the upload at its end. */
final class ItemPass {

    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Duration WAIT_FOR_VOLUMES = Duration.ofSeconds(5);
    private static final Duration LONGEST = Duration.ofMinutes(240);

    /** What is left when nothing is found to back up: the namespace itself and what every namespace has. */
    private static final int HOLLOW = 3;

    private final Surroundings here;
    private final Locations locations;
    private final Transfers transfers;
    private final Consumer<BackupRun> passed;

    ItemPass(Surroundings here, Locations locations, Transfers transfers, Consumer<BackupRun> passed) {
        this.here = here;
        this.locations = locations;
        this.transfers = transfers;
        this.passed = passed;
    }

    void begin(BackupRun run) {
        if (here.faults().has(Fault.BACKUPS_HOLLOW, run.plan().name())) {
            run.hollow();
            run.expect(HOLLOW, HOLLOW);
        } else {
            var share = run.backup().spec("excludedNamespaces").isAbsent() ? 1 : 0.5;
            run.expect(
                    (int) (run.plan().items() * share * here.chance().around(0.03)),
                    here.chance().between(12, 40));
        }
        here.server().after(SECOND, () -> step(run));
    }

    private void step(BackupRun run) {
        if (here.faults().has(Fault.BACKUP_STICKS, run.plan().name())) {
            // It hangs in a plugin: there is no time limit, and nobody looks.
            return;
        }
        run.work();
        here.store()
                .modify(run.backup()
                        .status(
                                "progress",
                                Fields.of("totalItems", run.items(), "itemsBackedUp", Math.max(1, run.done()))));
        var pause = run.hasVolumeNow() ? take(run, run.nextVolume()) : SECOND;
        here.server().after(pause, () -> {
            if (run.isThrough()) {
                awaitVolumes(run, here.now());
            } else {
                step(run);
            }
        });
    }

    /** How long the pass stands still for a volume. */
    private Duration take(BackupRun run, VolumePlan volume) {
        return switch (run.plan().method()) {
            case RESOURCES_ONLY -> SECOND;
            case FILE_SYSTEM -> {
                if (!transfers.backUpFiles(run, volume)) {
                    run.err(1);
                }
                yield SECOND;
            }
            case SNAPSHOTS -> {
                run.operations()
                        .add(new SnapshotOperation(here.agenda(), here.chance().seconds(15, 75)));
                yield here.chance().seconds(3, 9);
            }
            case DATA_MOVEMENT -> {
                var wait = here.chance().seconds(4, 12);
                run.operations().add(transfers.upload(run, volume));
                yield wait;
            }
        };
    }

    private void awaitVolumes(BackupRun run, Instant since) {
        var open = run.waitsForVolumes() && run.transfers().stream().anyMatch(Transfer::isOpen);
        if (!open) {
            leave(run);
        } else if (here.now().isBefore(since.plus(LONGEST))) {
            here.server().after(WAIT_FOR_VOLUMES, () -> awaitVolumes(run, since));
        } else {
            // "timed out waiting for all PodVolumeBackups to complete" stands in its log only.
            run.err(1);
            leave(run);
        }
    }

    private void leave(BackupRun run) {
        if (run.waitsForVolumes()) {
            run.err((int) run.transfers().stream()
                    .filter(transfer -> !transfer.isOpen() && !transfer.isGood())
                    .count());
        }
        count(run);
        var refusal = locations.refusal(run.location());
        var failure = here.faults().find(Fault.BACKUPS_FAIL, run.plan().name());
        if (failure.isPresent()) {
            fail(run, failure.get().message());
        } else if (refusal.isPresent()) {
            fail(run, "error putting object backups/" + run.name() + "/velero-backup.json: " + refusal.get());
        }
        here.store().modify(run.backup());
        passed.accept(run);
    }

    /** An error of the upload leaves no time of completion behind. */
    private static void fail(BackupRun run, String reason) {
        run.backup()
                .status("phase", "Failed")
                .status(
                        "failureReason",
                        reason.isEmpty()
                                ? "rpc error: code = Unknown desc = error putting object backups/" + run.name() + "/"
                                        + run.name() + ".tar.gz: operation error S3: PutObject, https response error"
                                        + " StatusCode: 403, api error AccessDenied: Access Denied."
                                : reason);
    }

    private void count(BackupRun run) {
        var hooks = Math.min(4, 2 * run.volumes());
        var failedHooks = 0;
        if (hooks > 0 && here.faults().has(Fault.HOOKS_FAIL, run.plan().name())) {
            failedHooks = 1;
            run.err(1);
        }
        if (here.faults().has(Fault.BACKUPS_PARTIALLY_FAIL, run.plan().name())) {
            run.err(here.chance().between(1, 3));
        }
        if (here.chance().happens(0.01)) {
            run.warn(here.chance().between(1, 3));
        }
        var isSnapshot = run.plan().method() == Method.SNAPSHOTS;
        run.backup()
                .status("errors", run.errors())
                .status("warnings", run.warnings())
                .status(
                        "csiVolumeSnapshotsAttempted",
                        isSnapshot ? run.operations().size() : 0)
                .status("backupItemOperationsAttempted", run.operations().size())
                .status("hookStatus", Fields.of("hooksAttempted", hooks, "hooksFailed", failedHooks));
    }
}
