package io.deckwatch.simulation.velero;

import static io.deckwatch.simulation.velero.Played.DAILY;
import static io.deckwatch.simulation.velero.Played.at;
import static io.deckwatch.simulation.velero.Played.daily;
import static io.deckwatch.simulation.velero.Played.status;
import static org.assertj.core.api.Assertions.assertThat;

import io.deckwatch.event.Kind;
import io.deckwatch.simulation.incident.Fault;
import io.deckwatch.simulation.incident.Incident;
import io.deckwatch.simulation.plan.Method;
import io.deckwatch.simulation.plan.SchedulePlan;
import io.deckwatch.simulation.plan.VeleroVersion;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The states of backups, with the times and texts that each leaves behind. */
class BackupsTest {

    private static final String RUN = "daily-20260303";

    @Test
    void goThroughTheQueueFrom118On() {
        var played = Played.with(VeleroVersion.V1_18, DAILY).until("03-03 03:30:00");

        assertThat(played.phases(Kind.BACKUP, RUN))
                .containsExactly(
                        "New",
                        "Queued",
                        "ReadyToStart",
                        "InProgress",
                        "WaitingForPluginOperations",
                        "Finalizing",
                        "Completed");
        assertThat(status(played.entered(Kind.BACKUP, RUN, "Queued"), "queuePosition")
                        .number())
                .isEqualTo(1);
        assertThat(status(played.entered(Kind.BACKUP, RUN, "ReadyToStart"), "queuePosition")
                        .isAbsent())
                .isTrue();
    }

    @ParameterizedTest
    @EnumSource(names = "V1_18", mode = EnumSource.Mode.EXCLUDE)
    void startDirectlyBefore118(VeleroVersion version) {
        var played = Played.with(version, DAILY).until("03-03 03:30:00");

        assertThat(played.phases(Kind.BACKUP, RUN))
                .containsExactly("New", "InProgress", "WaitingForPluginOperations", "Finalizing", "Completed");
    }

    @Test
    void completeWithAllTimesAndEffectiveValues() {
        var backup =
                Played.with(VeleroVersion.V1_18, DAILY).until("03-03 03:30:00").last(Kind.BACKUP, RUN);

        var started = backup.at("status", "startTimestamp").time().orElseThrow();
        assertThat(backup.at("metadata", "creationTimestamp").time().orElseThrow())
                .isBetween(at("03-03 02:00:01"), at("03-03 02:01:00"));
        assertThat(started).isBetween(at("03-03 02:00:01"), at("03-03 02:01:10"));
        assertThat(backup.at("status", "completionTimestamp").time().orElseThrow())
                .isAfter(started);
        assertThat(backup.at("status", "expiration").time()).contains(started.plus(Duration.ofHours(72)));
        assertThat(backup.at("spec", "storageLocation").text()).contains("default");
        assertThat(backup.at("spec", "itemOperationTimeout").text()).contains("4h0m0s");
        assertThat(backup.at("metadata", "labels").strings())
                .containsEntry("velero.io/schedule-name", "daily")
                .containsEntry("velero.io/storage-location", "default");
        assertThat(backup.at("status", "backupItemOperationsCompleted").number())
                .isEqualTo(3);
        assertThat(backup.at("status", "csiVolumeSnapshotsAttempted").isAbsent())
                .as("snapshots that are moved are not counted")
                .isTrue();
        assertThat(backup.at("status", "progress", "itemsBackedUp").number())
                .isEqualTo(backup.at("status", "progress", "totalItems").number());
    }

    @Test
    void countSnapshotsThatStay() {
        var backup = Played.with(VeleroVersion.V1_15, daily(Method.SNAPSHOTS))
                .until("03-03 03:00:00")
                .last(Kind.BACKUP, RUN);

        assertThat(backup.at("status", "csiVolumeSnapshotsAttempted").number()).isEqualTo(3);
        assertThat(backup.at("status", "csiVolumeSnapshotsCompleted").number()).isEqualTo(3);
    }

    @Test
    void failWithoutCompletionWhenTheUploadIsRefused() {
        var played = Played.with(VeleroVersion.V1_17, DAILY)
                .incident(Fault.BACKUPS_FAIL, "daily", "03-03 01:00:00")
                .until("03-03 03:00:00");
        var backup = played.last(Kind.BACKUP, RUN);

        assertThat(played.phases(Kind.BACKUP, RUN)).containsExactly("New", "InProgress", "Failed");
        assertThat(backup.at("status", "failureReason").textOrEmpty()).contains("PutObject", "403");
        assertThat(backup.at("status", "startTimestamp").isAbsent()).isFalse();
        assertThat(backup.at("status", "completionTimestamp").isAbsent()).isTrue();
    }

    @Test
    void areRefusedWithoutAnyTimeWhileTheLocationIsUnavailable() {
        var backup = Played.with(VeleroVersion.V1_17, DAILY)
                .incident(Fault.LOCATION_UNAVAILABLE, "default", "03-03 01:50:00")
                .until("03-03 02:05:00")
                .last(Kind.BACKUP, RUN);

        assertThat(backup.at("status", "phase").text()).contains("FailedValidation");
        assertThat(backup.at("status", "validationErrors").texts())
                .containsExactly(
                        "backup can't be created because BackupStorageLocation default is in Unavailable status."
                                + " please create a new backup after the BSL becomes available");
        assertThat(backup.at("status", "startTimestamp").isAbsent()).isTrue();
        assertThat(backup.at("status", "completionTimestamp").isAbsent()).isTrue();
        assertThat(backup.at("status", "expiration").isAbsent()).isFalse();
    }

    @ParameterizedTest
    @EnumSource(names = {"V1_14", "V1_15"})
    void startAndFailWithTimesOnAnUnavailableLocationBefore116(VeleroVersion version) {
        var backup = Played.with(version, DAILY)
                .incident(Fault.LOCATION_UNAVAILABLE, "default", "03-03 01:50:00")
                .until("03-03 02:05:00")
                .last(Kind.BACKUP, RUN);

        assertThat(backup.at("status", "phase").text()).contains("Failed");
        assertThat(backup.at("status", "failureReason").textOrEmpty())
                .startsWith("error checking if backup already exists in object storage: ");
        assertThat(backup.at("status", "completionTimestamp").isAbsent()).isFalse();
    }

    @Test
    void areRefusedByAReadOnlyLocationAndWaitingOnesEndWithoutCompletion() {
        var played = Played.with(VeleroVersion.V1_17, DAILY)
                .incident(Fault.TRANSFER_STALLS, "shop/db", "03-03 01:00:00")
                .incident(Fault.LOCATION_READ_ONLY, "default", "03-03 02:30:00")
                .until("03-04 03:00:00");

        assertThat(played.phases(Kind.BACKUP, RUN)).endsWith("WaitingForPluginOperations", "PartiallyFailed");
        assertThat(played.last(Kind.BACKUP, RUN)
                        .at("status", "completionTimestamp")
                        .isAbsent())
                .isTrue();
        assertThat(played.last(Kind.BACKUP, "daily-20260304")
                        .at("status", "validationErrors")
                        .texts())
                .containsExactly("backup can't be created because backup storage location default is currently in"
                        + " read-only mode");
    }

    @Test
    void endPartiallyFailedWhenAVolumeFails() {
        var played = Played.with(VeleroVersion.V1_18, DAILY)
                .incident(Fault.TRANSFER_FAILS, "shop/db", "03-03 01:00:00")
                .incident(Fault.TRANSFER_STALLS, "crm/files", "03-03 01:00:00", "03-03 03:00:00")
                .until("03-03 04:00:00");
        var backup = played.last(Kind.BACKUP, RUN);

        assertThat(played.phases(Kind.BACKUP, RUN))
                .endsWith("WaitingForPluginOperationsPartiallyFailed", "FinalizingPartiallyFailed", "PartiallyFailed");
        assertThat(backup.at("status", "backupItemOperationsFailed").number()).isEqualTo(1);
        assertThat(backup.at("status", "errors").number()).isEqualTo(1);
    }

    @Test
    void endPartiallyFailedWhenHooksFail() {
        var backup = Played.with(VeleroVersion.V1_17, daily(Method.FILE_SYSTEM))
                .incident(Fault.HOOKS_FAIL, "daily", "03-03 01:00:00")
                .until("03-03 04:00:00")
                .last(Kind.BACKUP, RUN);

        assertThat(backup.at("status", "phase").text()).contains("PartiallyFailed");
        assertThat(backup.at("status", "hookStatus", "hooksFailed").number()).isEqualTo(1);
    }

    @Test
    void completeHollow() {
        var played = Played.with(VeleroVersion.V1_18, DAILY)
                .incident(Fault.BACKUPS_HOLLOW, "daily", "03-03 01:00:00")
                .until("03-03 04:00:00");

        assertThat(played.last(Kind.BACKUP, RUN)
                        .at("status", "progress", "totalItems")
                        .number())
                .isEqualTo(3);
        assertThat(played.last(Kind.BACKUP, RUN).at("status", "phase").text()).contains("Completed");
        assertThat(played.names(Kind.DATA_UPLOAD, RUN)).isEmpty();
    }

    @Test
    void hangInTheMainPassUntilTheServerIsStartedAgain() {
        var played = Played.with(VeleroVersion.V1_17, DAILY)
                .incident(Fault.BACKUP_STICKS, "daily", "03-03 01:00:00", "03-04 12:00:00")
                .until("03-04 12:10:00");

        assertThat(played.names(Kind.BACKUP, "daily-20260304"))
                .as("a run in progress blocks its schedule")
                .hasSize(1);
        assertThat(played.entered(Kind.BACKUP, RUN, "Failed").at())
                .isBetween(at("03-04 12:00:00"), at("03-04 12:02:00"));
    }

    @Test
    void queueUpWithPositionsThatMoveOn() {
        var played = Played.with(VeleroVersion.V1_18, one("first"), one("second"), one("third"))
                .until("03-03 03:00:00");

        var positions = played.of(Kind.BACKUP, "third").stream()
                .filter(change -> status(change, "phase").textOrEmpty().equals("Queued"))
                .map(change -> status(change, "queuePosition").number())
                .toList();
        assertThat(positions).startsWith(3L).endsWith(1L);
        assertThat(played.entered(Kind.BACKUP, "second", "ReadyToStart").at())
                .isAfterOrEqualTo(
                        played.entered(Kind.BACKUP, "first", "Finalizing").at());
    }

    @Test
    void stayQueuedWhileTheQueueIsStuckAndGoOnAfterANewStart() {
        var played = Played.with(VeleroVersion.V1_18, DAILY)
                .incident(Fault.QUEUE_STUCK, "small", "03-03 01:00:00", "03-03 09:00:00")
                .until("03-03 08:59:00");
        assertThat(played.phases(Kind.BACKUP, RUN)).containsExactly("New", "Queued");

        assertThat(played.until("03-03 10:00:00").phases(Kind.BACKUP, RUN)).endsWith("Completed");
    }

    @Test
    void saysWhatAnIncidentIsWhenItIsThere() {
        var played = Played.with(VeleroVersion.V1_18, DAILY);
        played.simulation()
                .inject(Incident.of(Fault.BACKUPS_FAIL, "daily", at("03-03 01:00:00"))
                        .saying("no space left on device"));
        played.until("03-03 03:00:00");

        assertThat(played.simulation().incidents())
                .extracting(Incident::subject)
                .containsExactly("daily");
        assertThat(played.last(Kind.BACKUP, RUN).at("status", "failureReason").text())
                .contains("no space left on device");
        played.simulation().repair(Fault.BACKUPS_FAIL, "daily");
        assertThat(played.simulation().incidents()).isEmpty();
        assertThat(played.simulation().pastIncidents())
                .extracting(Incident::ends)
                .containsExactly(at("03-03 03:00:00"));
        assertThat(played.until("03-04 04:00:00").phases(Kind.BACKUP, "daily-20260304"))
                .endsWith("Completed");
    }

    private static SchedulePlan one(String name) {
        return new SchedulePlan(
                name, "0 2 * * *", Duration.ofHours(72), "", List.of("shop"), Method.RESOURCES_ONLY, 900);
    }
}
