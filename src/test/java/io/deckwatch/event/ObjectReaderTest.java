package io.deckwatch.event;

import static io.deckwatch.event.Reading.NOW;
import static io.deckwatch.event.Reading.READER;
import static io.deckwatch.event.Reading.at;
import static io.deckwatch.event.Reading.backup;
import static io.deckwatch.event.Reading.location;
import static io.deckwatch.event.Reading.read;
import static io.deckwatch.event.Reading.schedule;
import static io.deckwatch.event.Reading.transfer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ObjectReaderTest {

    @Test
    void readsABackup() {
        var read = backup(ObjectTree.of(Kind.BACKUP, "nightly-1")
                .created(at("02:00:00"))
                .label("velero.io/schedule-name", "nightly")
                .label("velero.io/gc-failure", "BSLReadOnly")
                .label("team", "shop")
                .annotation("deckwatch.io/owner", "shop team")
                .annotation("kubectl.kubernetes.io/last-applied-configuration", "{}")
                .set("default", "spec", "storageLocation")
                .set("72h0m0s", "spec", "ttl")
                .phase("PartiallyFailed")
                .started(at("02:00:01"))
                .completed(at("02:10:00"))
                .set("2026-03-05T02:00:01Z", "status", "expiration")
                .set(3, "status", "errors")
                .set(4, "status", "warnings")
                .set(90, "status", "progress", "itemsBackedUp")
                .set(100, "status", "progress", "totalItems")
                .set(2, "status", "volumeSnapshotsAttempted")
                .set(1, "status", "csiVolumeSnapshotsAttempted")
                .set(1, "status", "csiVolumeSnapshotsCompleted")
                .set(5, "status", "backupItemOperationsAttempted")
                .set(4, "status", "backupItemOperationsCompleted")
                .set(1, "status", "backupItemOperationsFailed")
                .set(2, "status", "hookStatus", "hooksAttempted")
                .set(1, "status", "hookStatus", "hooksFailed"));

        assertThat(read.key()).isEqualTo(new ObjectKey("prod", Kind.BACKUP, "velero", "nightly-1"));
        assertThat(read.head().uid()).isEqualTo("uid-of-nightly-1");
        assertThat(read.head().annotations()).isEqualTo(Map.of("owner", "shop team"));
        assertThat(read.head().labels()).isEqualTo(Map.of("velero.io/gc-failure", "BSLReadOnly"));
        assertThat(read.spec().schedule()).isEqualTo("nightly");
        assertThat(read.spec().location()).isEqualTo("default");
        assertThat(read.spec().ttl()).isEqualTo("72h0m0s");
        assertThat(read.life().outcome()).isEqualTo(Phase.PARTIALLY_FAILED);
        assertThat(read.times().started()).isEqualTo(at("02:00:01"));
        assertThat(read.times().completed()).isEqualTo(at("02:10:00"));
        assertThat(read.times().expires()).isEqualTo("2026-03-05T02:00:01Z");
        assertThat(read.progress().done()).isEqualTo(90);
        assertThat(read.progress().total()).isEqualTo(100);
        assertThat(read.result().errors()).isEqualTo(3);
        assertThat(read.result().warnings()).isEqualTo(4);
        assertThat(read.result().snapshots()).isEqualTo(new Tally(3, 1, 0));
        assertThat(read.result().operations()).isEqualTo(new Tally(5, 4, 1));
        assertThat(read.result().hooks()).isEqualTo(new Tally(2, 0, 1));
    }

    @Test
    void readsARestore() {
        var read = (RestoreProjection) read(ObjectTree.of(Kind.RESTORE, "r1")
                .set("nightly-1", "spec", "backupName")
                .set("nightly", "spec", "scheduleName")
                .phase("Failed")
                .set("boom", "status", "failureReason")
                .set(7, "status", "progress", "itemsRestored")
                .set(9, "status", "progress", "totalItems")
                .set(2, "status", "restoreItemOperationsFailed"));

        assertThat(read.source()).isEqualTo(new RestoreProjection.Source("nightly-1", "nightly"));
        assertThat(read.life().outcome()).isEqualTo(Phase.FAILED);
        assertThat(read.result().anyReason()).isEqualTo("boom");
        assertThat(read.progress().done()).isEqualTo(7);
        assertThat(read.result().operations().failed()).isEqualTo(2);
    }

    @Test
    void readsASchedule() {
        var read = schedule(
                ObjectTree.of(Kind.SCHEDULE, "nightly")
                        .set("0 2 * * *", "spec", "schedule")
                        .set("offsite", "spec", "template", "storageLocation")
                        .set("72h", "spec", "template", "ttl")
                        .set(true, "spec", "paused")
                        .phase("Enabled")
                        .set(at("02:00:00"), "status", "lastBackup")
                        .set(at("03:00:00"), "status", "lastSkipped"),
                NOW);

        assertThat(read.cron()).isEqualTo("0 2 * * *");
        assertThat(read.template().location()).isEqualTo("offsite");
        assertThat(read.template().ttl()).isEqualTo("72h");
        assertThat(read.runs()).isEqualTo(new ScheduleProjection.Runs(at("02:00:00"), at("03:00:00")));
        assertThat(read.memory().paused()).isTrue();
        assertThat(read.memory().pausedSince()).isEqualTo(NOW);
        assertThat(read.life().phase()).isEqualTo(Phase.ENABLED);
    }

    @Test
    void readsAStorageLocation() {
        var read = location(
                ObjectTree.of(Kind.BACKUP_STORAGE_LOCATION, "default")
                        .set("aws", "spec", "provider")
                        .set("backups", "spec", "objectStorage", "bucket")
                        .set("prod", "spec", "objectStorage", "prefix")
                        .set(true, "spec", "default")
                        .set("ReadOnly", "spec", "accessMode")
                        .set("2m0s", "spec", "validationFrequency")
                        .phase("Unavailable")
                        .set("no such bucket", "status", "message")
                        .set(at("11:59:00"), "status", "lastValidationTime")
                        .set(at("11:58:00"), "status", "lastSyncedTime"),
                NOW);

        assertThat(read.spec()).isEqualTo(new LocationProjection.Spec("aws", "backups/prod", true, true, "2m0s"));
        assertThat(read.message()).isEqualTo("no such bucket");
        assertThat(read.checks()).isEqualTo(new LocationProjection.Checks(at("11:59:00"), at("11:58:00")));
        assertThat(read.life().phase()).isEqualTo(Phase.UNAVAILABLE);
    }

    @Test
    void readsARepositoryWithItsNewestMaintenanceRuns() {
        var runs = java.util.stream.IntStream.range(0, 30)
                .mapToObj(i ->
                        Map.of("result", "Failed", "message", "run " + i, "completeTimestamp", at("10:00:00") + ""))
                .toList();
        var read = (RepositoryProjection) read(ObjectTree.of(Kind.BACKUP_REPOSITORY, "shop-default-kopia")
                .set("shop", "spec", "volumeNamespace")
                .set("default", "spec", "backupStorageLocation")
                .set("kopia", "spec", "repositoryType")
                .set("1h0m0s", "spec", "maintenanceFrequency")
                .phase("NotReady")
                .set("wrong key", "status", "message")
                .set(at("10:00:00"), "status", "lastMaintenanceTime")
                .set(runs, "status", "recentMaintenance"));

        assertThat(read.spec()).isEqualTo(new RepositoryProjection.Spec("shop", "default", "kopia"));
        assertThat(read.message()).isEqualTo("wrong key");
        assertThat(read.maintenance().frequency()).isEqualTo("1h0m0s");
        assertThat(read.maintenance().last()).isEqualTo(at("10:00:00"));
        assertThat(read.maintenance().recent()).hasSize(25);
        assertThat(read.maintenance().recent().getLast())
                .isEqualTo(new RepositoryProjection.MaintenanceRun("Failed", at("10:00:00"), "run 29"));
    }

    @Test
    void readsADeleteBackupRequest() {
        var read = (DeletionProjection) read(ObjectTree.of(Kind.DELETE_BACKUP_REQUEST, "d1")
                .set("nightly-1", "spec", "backupName")
                .phase("Processed")
                .set(List.of("backup is still in progress"), "status", "errors"));

        assertThat(read.backup()).isEqualTo("nightly-1");
        assertThat(read.errors().first()).isEqualTo("backup is still in progress");
        assertThat(read.life().phase()).isEqualTo(Phase.PROCESSED);
    }

    @Test
    void readsADataUpload() {
        var read = transfer(
                ObjectTree.of(Kind.DATA_UPLOAD, "nightly-1-x7")
                        .label("velero.io/backup-name", "cut-name")
                        .label("velero.io/backup-uid", "cut-uid")
                        .set(
                                List.of(Map.of("kind", "Backup", "name", "nightly-1", "uid", "u1")),
                                "metadata",
                                "ownerReferences")
                        .set("shop", "spec", "sourceNamespace")
                        .set("data", "spec", "sourcePVC")
                        .set("default", "spec", "backupStorageLocation")
                        .set(true, "spec", "cancel")
                        .set("velero", "spec", "datamover")
                        .phase("InProgress")
                        .started(at("02:01:00"))
                        .set("worker-1", "status", "node")
                        .set("slow", "status", "message")
                        .set(10, "status", "progress", "bytesDone")
                        .set(20, "status", "progress", "totalBytes"),
                NOW);

        assertThat(read.parent()).isEqualTo(new TransferProjection.Parent("nightly-1", "u1"));
        assertThat(read.volume().text()).isEqualTo("shop/data");
        assertThat(read.detail()).isEqualTo(new TransferProjection.Detail("worker-1", "default", "slow", true, null));
        assertThat(read.progress().done()).isEqualTo(10);
        assertThat(read.progress().total()).isEqualTo(20);
        assertThat(read.life().since()).isEqualTo(at("02:01:00"));
    }

    @Test
    void readsADataDownload() {
        var read = transfer(
                ObjectTree.of(Kind.DATA_DOWNLOAD, "r1-x7")
                        .label("velero.io/restore-name", "r1")
                        .label("velero.io/restore-uid", "u2")
                        .set("shop", "spec", "targetVolume", "namespace")
                        .set("data", "spec", "targetVolume", "pvc")
                        .set("other-mover", "spec", "datamover"),
                NOW);

        assertThat(read.parent()).isEqualTo(new TransferProjection.Parent("r1", "u2"));
        assertThat(read.volume().text()).isEqualTo("shop/data");
        assertThat(read.detail().mover()).isEqualTo("other-mover");
    }

    @Test
    void readsAPodVolumeBackupOfAClaimAndOfAVolumeWithoutOne() {
        var ofVolume = ObjectTree.of(Kind.POD_VOLUME_BACKUP, "nightly-1-p1")
                .label("velero.io/backup-name", "nightly-1")
                .set("shop", "spec", "pod", "namespace")
                .set("web-0", "spec", "pod", "name")
                .set("cache", "spec", "volume")
                .set("worker-2", "spec", "node");
        var ofClaim = ofVolume.copy().annotation("velero.io/pvc-name", "data");

        assertThat(transfer(ofVolume, NOW).volume().text()).isEqualTo("shop/*/cache");
        assertThat(transfer(ofClaim, NOW).volume().text()).isEqualTo("shop/data");
        assertThat(transfer(ofVolume, NOW).detail().node()).isEqualTo("worker-2");
        assertThat(transfer(ofVolume, NOW).parent().name()).isEqualTo("nightly-1");
    }

    @Test
    void readsAPodVolumeRestoreAndTakesItsParentFromTheRestore() {
        var read = transfer(
                ObjectTree.of(Kind.POD_VOLUME_RESTORE, "r1-p1")
                        .label("velero.io/backup-name", "not-this-one")
                        .label("velero.io/restore-name", "r1")
                        .set("shop", "spec", "pod", "namespace")
                        .set("cache", "spec", "volume"),
                NOW);

        assertThat(read.parent().name()).isEqualTo("r1");
        assertThat(read.volume().text()).isEqualTo("shop/*/cache");
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void readsAnObjectOfWhichOnlyTheNameIsKnown(Kind kind) {
        var bare = new Tree(Map.of("metadata", Map.of("name", "x")));

        var read = READER.read(kind, bare, NOW);

        assertThat(read.key()).isEqualTo(new ObjectKey("prod", kind, "velero", "x"));
        assertThat(read.life().phase()).isEqualTo(Phase.NEW);
        assertThat(read.head().created()).isEqualTo(NOW);
        assertThat(read.changeSince(read)).isEqualTo(Projection.Change.NONE);
    }

    @Test
    void saysWhichKindIsNotOneOfVelero() {
        assertThatExceptionOfType(UnreadableObjectException.class)
                .isThrownBy(() -> READER.read(new Tree(Map.of("kind", "Pod")), NOW))
                .withMessage("kind \"Pod\" is not a kind of Velero");
    }

    @Test
    void saysWhichObjectHasNoUsableName() {
        var nameless = ObjectTree.of(Kind.BACKUP, "x").remove("metadata", "name");
        var slashed = ObjectTree.of(Kind.BACKUP, "a/b");

        assertThatExceptionOfType(UnreadableObjectException.class)
                .isThrownBy(() -> read(nameless))
                .withMessage("a Backup in namespace \"velero\" has no usable metadata.name (\"\")");
        assertThatExceptionOfType(UnreadableObjectException.class)
                .isThrownBy(() -> read(slashed))
                .withMessage("a Backup in namespace \"velero\" has no usable metadata.name (\"a/b\")");
    }
}
