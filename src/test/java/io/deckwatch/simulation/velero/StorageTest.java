package io.deckwatch.simulation.velero;

import static io.deckwatch.simulation.velero.Played.DAILY;
import static io.deckwatch.simulation.velero.Played.at;
import static io.deckwatch.simulation.velero.Played.daily;
import static org.assertj.core.api.Assertions.assertThat;

import io.deckwatch.event.Kind;
import io.deckwatch.event.Tree;
import io.deckwatch.simulation.incident.Fault;
import io.deckwatch.simulation.incident.Incident;
import io.deckwatch.simulation.plan.Installations;
import io.deckwatch.simulation.plan.Method;
import io.deckwatch.simulation.plan.VeleroVersion;
import io.deckwatch.simulation.world.Change.Type;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Locations, their buckets, what is removed from them, repositories and restores. */
class StorageTest {

    private static final String RUN = "daily-20260303";

    @Test
    void locationsAreCheckedEveryMinuteAndSayWhatTheStorageSays() {
        var played = Played.with(VeleroVersion.V1_17, DAILY);
        played.simulation()
                .inject(Incident.of(Fault.LOCATION_UNAVAILABLE, "default", at("03-02 19:00:00"))
                        .until(at("03-02 19:30:00"))
                        .saying("rpc error: code = Unknown desc = InvalidAccessKeyId"));
        played.until("03-02 19:20:00");

        assertThat(played.entered(Kind.BACKUP_STORAGE_LOCATION, "default", "Unavailable")
                        .at())
                .isBetween(at("03-02 19:00:00"), at("03-02 19:01:00"));
        assertThat(played.last(Kind.BACKUP_STORAGE_LOCATION, "default")
                        .at("status", "message")
                        .text())
                .contains("BackupStorageLocation \"default\" is unavailable: rpc error: code = Unknown desc ="
                        + " InvalidAccessKeyId");
        var back = played.until("03-02 19:32:00").last(Kind.BACKUP_STORAGE_LOCATION, "default");
        assertThat(back.at("status", "phase").text()).contains("Available");
        assertThat(back.at("status", "message").isAbsent()).isTrue();
    }

    @Test
    void backupsVanishWithoutARequestWhenTheirBucketIsEmptied() {
        var played = Played.with(VeleroVersion.V1_17, DAILY)
                .incident(Fault.BUCKET_EMPTIED, "default", "03-02 20:00:00")
                .until("03-02 20:05:00");

        assertThat(played.of(Kind.BACKUP, "daily")).hasSizeBetween(3, 4).allSatisfy(change -> assertThat(change.type())
                .isEqualTo(Type.DELETED));
        assertThat(played.of(Kind.DELETE_BACKUP_REQUEST, "")).isEmpty();
        assertThat(played.until("03-03 03:00:00")
                        .last(Kind.DATA_UPLOAD, RUN)
                        .at("status", "message")
                        .textOrEmpty())
                .contains("repository not initialized in the provided storage");
    }

    @Test
    void aDeletedObjectComesBackWithAnotherUid() {
        var played = Played.with(VeleroVersion.V1_17, daily(Method.FILE_SYSTEM));
        var before = newest(played);
        played.incident(Fault.BACKUP_OBJECT_DELETED, "daily", "03-02 20:00:00").until("03-02 20:05:00");
        var after = newest(played);

        assertThat(after.at("metadata", "name")).isEqualTo(before.at("metadata", "name"));
        assertThat(after.at("metadata", "uid")).isNotEqualTo(before.at("metadata", "uid"));
        assertThat(after.at("status")).isEqualTo(before.at("status"));
        assertThat(after.at("metadata", "creationTimestamp").time().orElseThrow())
                .isBetween(at("03-02 20:00:00"), at("03-02 20:01:10"));
        assertThat(played.now(Kind.POD_VOLUME_BACKUP)
                        .map(child -> child.at("metadata", "labels", "velero.io/backup-uid")
                                .textOrEmpty())
                        .collect(Collectors.toSet()))
                .contains(after.at("metadata", "uid").textOrEmpty())
                .doesNotContain(before.at("metadata", "uid").textOrEmpty());
    }

    @Test
    void expiredBackupsGoByARequestWithinAnHourAndAHalf() {
        var played = Played.with(VeleroVersion.V1_17, DAILY).until("03-06 04:00:00");
        var backup = played.of(Kind.BACKUP, RUN);

        assertThat(played.phases(Kind.BACKUP, RUN)).endsWith("Completed", "Deleting");
        assertThat(backup.getLast().type()).isEqualTo(Type.DELETED);
        assertThat(backup.getLast().at()).isBetween(at("03-06 02:00:00"), at("03-06 03:10:00"));
        assertThat(played.phases(Kind.DELETE_BACKUP_REQUEST, RUN)).containsExactly("New", "InProgress");
        assertThat(played.of(Kind.DELETE_BACKUP_REQUEST, RUN).getLast().type()).isEqualTo(Type.DELETED);
        assertThat(played.of(Kind.DATA_UPLOAD, RUN).getLast().type()).isEqualTo(Type.DELETED);
    }

    @Test
    void deletionsThatFailLeaveTheBackupDeletingAndSayWhy() {
        var played = Played.with(VeleroVersion.V1_17, DAILY)
                .incident(Fault.DELETIONS_FAIL, "default", "03-03 20:00:00")
                .until("03-06 04:02:00");

        assertThat(played.last(Kind.BACKUP, RUN).at("status", "phase").text()).contains("Deleting");
        assertThat(played.last(Kind.DELETE_BACKUP_REQUEST, RUN)
                        .at("status", "phase")
                        .text())
                .contains("Processed");
        assertThat(played.last(Kind.DELETE_BACKUP_REQUEST, RUN)
                        .at("status", "errors")
                        .texts())
                .hasSize(1);
    }

    @Test
    void whatExpiresInAReadOnlyLocationIsLabelledAndStays() {
        var played = Played.with(VeleroVersion.V1_17, DAILY)
                .incident(Fault.LOCATION_READ_ONLY, "default", "03-03 20:00:00")
                .until("03-06 04:00:00");

        assertThat(played.last(Kind.BACKUP, RUN).at("metadata", "labels").strings())
                .containsEntry("velero.io/gc-failure", "BSLReadOnly");
        assertThat(played.of(Kind.DELETE_BACKUP_REQUEST, RUN)).isEmpty();
    }

    @Test
    void repositoriesAreMaintainedEveryHourAndTellOfTheLastThreeRuns() {
        var played = Played.with(VeleroVersion.V1_17, DAILY)
                .incident(Fault.MAINTENANCE_FAILS, "default", "03-02 21:30:00")
                .until("03-02 23:30:00");
        var repository = played.last(Kind.BACKUP_REPOSITORY, "shop-default-kopia");

        assertThat(repository.at("status", "recentMaintenance").items())
                .extracting(run -> run.at("result").textOrEmpty())
                .hasSize(3)
                .endsWith("Failed");
        assertThat(repository.at("status", "lastMaintenanceTime").time().orElseThrow())
                .isBetween(at("03-02 20:20:00"), at("03-02 21:31:00"));
        assertThat(Played.with(VeleroVersion.V1_14, DAILY)
                        .now(Kind.BACKUP_REPOSITORY)
                        .map(old -> old.at("status", "recentMaintenance").isAbsent()))
                .containsOnly(true);
    }

    @Test
    void restoresBringVolumesBackIntoAnotherNamespace() {
        var simulation = new VeleroSimulation(Installations.openshift(), 3, Played.EVENING);
        var changes = simulation.advanceTo(at("03-03 11:00:00"));
        var restores =
                changes.stream().filter(change -> change.kind() == Kind.RESTORE).toList();

        var restore = new Tree(restores.getLast().object());
        assertThat(restore.at("status", "phase").text()).contains("Completed");
        assertThat(restore.at("spec", "namespaceMapping").strings()).containsEntry("billing", "billing-restore");
        assertThat(restore.at("spec", "backupName").textOrEmpty()).startsWith("billing-daily-20260303");
        assertThat(restores.stream()
                        .map(change -> Played.status(change, "phase").textOrEmpty())
                        .distinct())
                .containsExactly("", "InProgress", "WaitingForPluginOperations", "Finalizing", "Completed");
        assertThat(changes)
                .filteredOn(change -> change.kind() == Kind.DATA_DOWNLOAD)
                .extracting(change -> new Tree(change.object())
                        .at("spec", "targetVolume", "namespace")
                        .textOrEmpty())
                .containsOnly("billing-restore");
    }

    @Test
    void restoresAreRefusedByAnUnavailableLocation() {
        var simulation = new VeleroSimulation(Installations.openshift(), 3, Played.EVENING);
        simulation.inject(Incident.of(Fault.LOCATION_UNAVAILABLE, "dpa-1", at("03-03 09:00:00")));
        simulation.advanceTo(at("03-03 09:40:00"));

        assertThat(simulation.list(Kind.RESTORE).stream().map(Tree::new).map(restore -> restore.at("status", "phase")
                        .textOrEmpty()))
                .contains("FailedValidation");
    }

    private static Tree newest(Played played) {
        return played.now(Kind.BACKUP)
                .filter(backup -> backup.at("metadata", "name").textOrEmpty().startsWith("daily-20260302"))
                .findFirst()
                .orElseThrow();
    }
}
