package io.deckwatch.simulation.velero;

import io.deckwatch.simulation.plan.Method;
import io.deckwatch.simulation.plan.SchedulePlan;
import io.deckwatch.simulation.plan.VolumePlan;
import io.deckwatch.simulation.world.Resource;
import java.util.ArrayList;
import java.util.List;

/** One run of a backup: what the server keeps in memory about it, and what the cluster holds for it. */
final class BackupRun {

    private final SchedulePlan plan;
    private final Resource backup;
    private final List<VolumePlan> volumes;
    private final List<Operation> operations = new ArrayList<>();
    private final List<Transfer> transfers = new ArrayList<>();
    private int items;
    private int rate;
    private int done;
    private int taken;
    private int errors;
    private int warnings;

    BackupRun(SchedulePlan plan, Resource backup, List<VolumePlan> volumes) {
        this.plan = plan;
        this.backup = backup;
        this.volumes = new ArrayList<>(volumes);
    }

    SchedulePlan plan() {
        return plan;
    }

    Resource backup() {
        return backup;
    }

    String name() {
        return backup.name();
    }

    String phase() {
        return backup.phase();
    }

    boolean isIn(String phase) {
        return phase().equals(phase);
    }

    String location() {
        return backup.spec("storageLocation").textOrEmpty();
    }

    /** What it waits for after its main pass. */
    List<Operation> operations() {
        return operations;
    }

    /** Its DataUploads or PodVolumeBackups. */
    List<Transfer> transfers() {
        return transfers;
    }

    int volumes() {
        return volumes.size();
    }

    /** Nothing but its frame will be in it. */
    void hollow() {
        volumes.clear();
    }

    void expect(int total, int perSecond) {
        items = total;
        rate = perSecond;
    }

    /** A second of work. */
    void work() {
        done = Math.min(items, done + rate);
    }

    boolean isThrough() {
        return done >= items && taken >= volumes.size();
    }

    /** Whether the next volume's turn has come; volumes are spread over the items. */
    boolean hasVolumeNow() {
        return taken < volumes.size() && done >= (long) items * (taken + 1) / (volumes.size() + 1);
    }

    VolumePlan nextVolume() {
        return volumes.get(taken++);
    }

    int items() {
        return items;
    }

    int done() {
        return done;
    }

    void err(int count) {
        errors += count;
    }

    void warn(int count) {
        warnings += count;
    }

    int errors() {
        return errors;
    }

    int warnings() {
        return warnings;
    }

    /** Whether its volumes are waited for in the main pass. */
    boolean waitsForVolumes() {
        return plan.method() == Method.FILE_SYSTEM;
    }
}
