package io.deckwatch.simulation.velero;

import io.deckwatch.simulation.plan.Method;
import java.time.Duration;
import java.util.function.Consumer;

/** Takes a backup from the end of its main pass to its end: waits for its operations, finalizes, uploads. */
final class Closing {

    private static final Duration POLL = Duration.ofSeconds(10);
    private static final Duration LIMIT = Duration.ofHours(4);
    private static final Duration AGAIN = Duration.ofMinutes(1);
    private static final String PARTIALLY = "PartiallyFailed";

    private final Surroundings here;
    private final Locations locations;
    private final Consumer<BackupRun> ended;

    Closing(Surroundings here, Locations locations, Consumer<BackupRun> ended) {
        this.here = here;
        this.locations = locations;
        this.ended = ended;
    }

    /** The main pass is over. */
    void begin(BackupRun run) {
        if (run.operations().stream().noneMatch(Operation::isOpen)) {
            finalizing(run);
        } else {
            enter(run, "WaitingForPluginOperations");
            here.server().after(POLL, () -> poll(run));
        }
    }

    /** The server was started again. */
    void resume(BackupRun run) {
        if (run.phase().startsWith("Finalizing")) {
            here.server().after(POLL, () -> complete(run));
        } else {
            here.server().after(POLL, () -> poll(run));
        }
    }

    private void poll(BackupRun run) {
        if (isGone(run)) {
            return;
        }
        if (locations.named(run.location()).map(locations::isReadOnly).orElse(true)) {
            // Set directly, so there is no time of completion.
            here.store().modify(run.backup().status("phase", PARTIALLY));
            ended.accept(run);
            return;
        }
        run.operations().stream()
                .filter(operation -> operation.isOpen() && isOverdue(operation))
                .forEach(Operation::cancel);
        var changed = tally(run);
        var open = run.operations().stream().anyMatch(operation -> operation.isOpen() && !isOverdue(operation));
        if (!open) {
            finalizing(run);
        } else {
            if (changed) {
                enter(run, "WaitingForPluginOperations");
            }
            here.server().after(POLL, () -> poll(run));
        }
    }

    private boolean isOverdue(Operation operation) {
        return !here.now().isBefore(operation.since().plus(LIMIT));
    }

    /** Counts the operations; true if something is new. */
    private boolean tally(BackupRun run) {
        var good = (int) run.operations().stream().filter(Operation::isGood).count();
        var bad = (int) run.operations().stream()
                .filter(operation -> operation.isOpen() ? isOverdue(operation) : !operation.isGood())
                .count();
        var backup = run.backup();
        var goodBefore = backup.status("backupItemOperationsCompleted").smallNumber();
        var badBefore = backup.status("backupItemOperationsFailed").smallNumber();
        if (good == goodBefore && bad == badBefore) {
            return false;
        }
        run.err(bad - badBefore);
        backup.status("backupItemOperationsCompleted", good)
                .status("backupItemOperationsFailed", bad)
                .status("errors", run.errors());
        return true;
    }

    private void finalizing(BackupRun run) {
        tally(run);
        enter(run, "Finalizing");
        here.server().after(here.chance().seconds(2, 8), () -> complete(run));
    }

    private void enter(BackupRun run, String phase) {
        here.store().modify(run.backup().status("phase", run.errors() > 0 ? phase + PARTIALLY : phase));
    }

    private void complete(BackupRun run) {
        if (isGone(run)) {
            return;
        }
        if (locations.refusal(run.location()).isPresent()) {
            here.server().after(AGAIN, () -> complete(run));
            return;
        }
        var backup = run.backup();
        if (run.plan().method() == Method.SNAPSHOTS) {
            backup.status("csiVolumeSnapshotsCompleted", (int)
                    run.operations().stream().filter(Operation::isGood).count());
        }
        backup.status("phase", run.errors() > 0 ? PARTIALLY : "Completed").status("completionTimestamp", here.now());
        here.store().modify(backup);
        locations.bucket(run.location()).put(backup, run.transfers());
        ended.accept(run);
    }

    private boolean isGone(BackupRun run) {
        var gone = !here.store().holds(run.backup());
        if (gone) {
            ended.accept(run);
        }
        return gone;
    }
}
