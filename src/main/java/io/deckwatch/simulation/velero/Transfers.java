package io.deckwatch.simulation.velero;

import io.deckwatch.event.Kind;
import io.deckwatch.simulation.plan.VolumePlan;
import io.deckwatch.simulation.world.Fields;
import io.deckwatch.simulation.world.Resource;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** Creates the objects that ask node-agents to move a volume. */
final class Transfers {

    private static final long GIB = 1L << 30;

    /** Volumes fill slowly: a share of their size a day. */
    private static final double GROWTH = 0.0008;

    private static final int SECONDS_A_DAY = 86_400;
    private static final int REPORT_SECONDS = 10;

    private final Surroundings here;
    private final NodeAgents agents;
    private final Repositories repositories;
    private final Movement movement;
    private final Map<String, String> claims = new HashMap<>();
    private final long born;

    Transfers(Surroundings here, NodeAgents agents, Repositories repositories, Movement movement) {
        this.here = here;
        this.agents = agents;
        this.repositories = repositories;
        this.movement = movement;
        this.born = here.now().getEpochSecond();
    }

    /** A DataUpload of a volume. */
    Transfer upload(BackupRun run, VolumePlan volume) {
        var backup = run.backup();
        repositories.ensure(volume.namespace(), run.location());
        var object = childOf(backup, Kind.DATA_UPLOAD, volume)
                .label("velero.io/async-operation-id", ("du-" + backup.uid() + "." + claim(volume)).substring(0, 57))
                .spec("snapshotType", "CSI")
                .spec(
                        "csiSnapshot",
                        Fields.of(
                                "volumeSnapshot",
                                        "velero-" + volume.pvc() + "-"
                                                + here.chance().suffix(),
                                "storageClass", "ceph-block",
                                "snapshotClass", "csi-rbdplugin-snapclass"))
                .spec("sourcePVC", volume.pvc())
                .spec("sourceNamespace", volume.namespace())
                .spec("backupStorageLocation", run.location())
                .spec("operationTimeout", Duration.ofMinutes(10));
        return begun(run, object, volume);
    }

    /** A PodVolumeBackup of a volume; false if the pod's node has no agent, which stands in the backup's log only. */
    boolean backUpFiles(BackupRun run, VolumePlan volume) {
        var node = agents.nodeOf(volume.pod());
        if (!agents.isAlive(node)) {
            return false;
        }
        repositories.ensure(volume.namespace(), run.location());
        var backup = run.backup();
        var object = childOf(backup, Kind.POD_VOLUME_BACKUP, volume)
                .annotation(Labels.PVC, volume.pvc())
                .spec("node", node)
                .spec("pod", pod(volume.namespace(), volume))
                .spec("volume", volume.volume())
                .spec("backupStorageLocation", run.location())
                .spec("repoIdentifier", "")
                .spec("uploaderType", "kopia")
                .spec(
                        "tags",
                        Fields.of(
                                "backup", backup.name(),
                                "backup-uid", backup.uid(),
                                "ns", volume.namespace(),
                                "pod", volume.pod(),
                                "pvc-uid", claim(volume),
                                "volume", volume.volume()));
        begun(run, object, volume);
        return true;
    }

    /** A DataDownload into a namespace. */
    Transfer download(Resource restore, VolumePlan volume, String namespace, String location) {
        var object = ofRestore(restore, Kind.DATA_DOWNLOAD)
                .spec("targetVolume", Fields.of("pvc", volume.pvc(), "pv", "", "namespace", namespace))
                .spec("sourceNamespace", volume.namespace())
                .spec("backupStorageLocation", location)
                .spec("snapshotID", here.chance().hex(32))
                .spec("operationTimeout", Duration.ofMinutes(10));
        return add(object, volume, location);
    }

    /** A PodVolumeRestore into a namespace. */
    Transfer restoreFiles(Resource restore, VolumePlan volume, String namespace, String location) {
        var object = ofRestore(restore, Kind.POD_VOLUME_RESTORE)
                .spec("pod", pod(namespace, volume))
                .spec("volume", volume.volume())
                .spec("sourceNamespace", volume.namespace())
                .spec("backupStorageLocation", location)
                .spec("repoIdentifier", "")
                .spec("uploaderType", "kopia")
                .spec("snapshotID", here.chance().hex(32));
        var transfer = add(object, volume, location);
        transfer.on(agents.nodeOf(volume.pod()));
        return transfer;
    }

    private Transfer begun(BackupRun run, Resource object, VolumePlan volume) {
        var transfer = add(object, volume, run.location());
        run.transfers().add(transfer);
        return transfer;
    }

    private Transfer add(Resource object, VolumePlan volume, String location) {
        var bytes = size(volume);
        var perSecond = (150L << 20) * here.chance().around(0.4);
        var load = new Transfer.Load(location, bytes, (long) (perSecond * REPORT_SECONDS));
        var transfer = new Transfer(here.store().add(object), volume, here.now(), load, movement);
        movement.begin(transfer);
        return transfer;
    }

    private long size(VolumePlan volume) {
        var days = (double) (here.now().getEpochSecond() - born) / SECONDS_A_DAY;
        return (long) (volume.gib() * GIB * (1 + GROWTH * days) * here.chance().around(0.01));
    }

    private Resource childOf(Resource backup, Kind kind, VolumePlan volume) {
        return here.store()
                .draftLike(kind, backup.name())
                .label(Labels.BACKUP, Labels.valid(backup.name()))
                .label(Labels.BACKUP_UID, backup.uid())
                .label(Labels.PVC_UID, claim(volume))
                .ownedBy(backup);
    }

    private Resource ofRestore(Resource restore, Kind kind) {
        return here.store()
                .draftLike(kind, restore.name())
                .label(Labels.RESTORE, Labels.valid(restore.name()))
                .label(Labels.RESTORE_UID, restore.uid())
                .ownedBy(restore);
    }

    private static Map<String, Object> pod(String namespace, VolumePlan volume) {
        return Fields.of("kind", "Pod", "namespace", namespace, "name", volume.pod());
    }

    /** The UID of a volume's claim. */
    private String claim(VolumePlan volume) {
        return claims.computeIfAbsent(volume.text(), text -> here.chance().uid());
    }
}
