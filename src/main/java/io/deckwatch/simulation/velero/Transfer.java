package io.deckwatch.simulation.velero;

import io.deckwatch.event.Kind;
import io.deckwatch.simulation.plan.VolumePlan;
import io.deckwatch.simulation.world.Resource;
import java.time.Instant;
import java.util.Set;

/** A volume on its way: a DataUpload, DataDownload, PodVolumeBackup or PodVolumeRestore. */
final class Transfer implements Operation {

    private static final Set<String> ENDS = Set.of("Completed", "Failed", "Canceled");

    private final Resource object;
    private final VolumePlan volume;
    private final Instant since;
    private final Load load;
    private final Movement movement;
    private String node;
    private long done;

    /**
     * What is to be moved.
     *
     * @param location where to or from
     * @param bytes how much
     * @param perStep how much in one report's time
     */
    record Load(String location, long bytes, long perStep) {}

    Transfer(Resource object, VolumePlan volume, Instant since, Load load, Movement movement) {
        this.object = object;
        this.volume = volume;
        this.since = since;
        this.load = load;
        this.movement = movement;
        this.node = object.spec("node").textOrEmpty();
    }

    Resource object() {
        return object;
    }

    VolumePlan volume() {
        return volume;
    }

    Load load() {
        return load;
    }

    String phase() {
        return object.phase();
    }

    boolean isIn(String phase) {
        return phase().equals(phase);
    }

    /** Whether it reads or writes files of a mounted volume. */
    boolean isOfPod() {
        return object.kind() == Kind.POD_VOLUME_BACKUP || object.kind() == Kind.POD_VOLUME_RESTORE;
    }

    /** Whether it brings data back. */
    boolean isRestore() {
        return object.kind() == Kind.DATA_DOWNLOAD || object.kind() == Kind.POD_VOLUME_RESTORE;
    }

    /** The node it runs on; empty until that is known. */
    String node() {
        return node;
    }

    void on(String where) {
        node = where;
    }

    long done() {
        return done;
    }

    void move(long bytes) {
        done = Math.min(load.bytes(), done + bytes);
    }

    @Override
    public boolean isOpen() {
        return !ENDS.contains(phase());
    }

    @Override
    public boolean isGood() {
        return isIn("Completed");
    }

    @Override
    public Instant since() {
        return since;
    }

    @Override
    public void cancel() {
        movement.cancel(this, "");
    }

    /** The server that started again cancels what its failed run had begun. */
    void cancelAtServerStart() {
        if (isOpen()) {
            movement.cancelAtServerStart(this);
        }
    }
}
