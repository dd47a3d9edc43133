package io.deckwatch.simulation.velero;

import static io.deckwatch.simulation.velero.Played.DAILY;
import static io.deckwatch.simulation.velero.Played.at;
import static io.deckwatch.simulation.velero.Played.daily;
import static io.deckwatch.simulation.velero.Played.status;
import static org.assertj.core.api.Assertions.assertThat;

import io.deckwatch.event.Kind;
import io.deckwatch.event.Tree;
import io.deckwatch.simulation.incident.Fault;
import io.deckwatch.simulation.plan.Method;
import io.deckwatch.simulation.plan.VeleroVersion;
import io.deckwatch.simulation.world.Change;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** How volumes move. */
class TransfersTest {

    private static final String RUN = "daily-20260303";

    @ParameterizedTest
    @EnumSource
    void dataUploadsGoThroughTheirPhases(VeleroVersion version) {
        var played = Played.with(version, DAILY).until("03-03 04:00:00");

        assertThat(played.names(Kind.DATA_UPLOAD, RUN)).hasSize(3).allSatisfy(name -> assertThat(
                        played.phases(Kind.DATA_UPLOAD, name))
                .containsExactly("New", "Accepted", "Prepared", "InProgress", "Completed"));
    }

    @Test
    void dataUploadsTellOfTheirAcceptanceAsTheVersionDoes() {
        var old = first(Played.with(VeleroVersion.V1_14, DAILY).until("03-03 04:00:00"), Kind.DATA_UPLOAD, "Accepted");
        var newer =
                first(Played.with(VeleroVersion.V1_16, DAILY).until("03-03 04:00:00"), Kind.DATA_UPLOAD, "Accepted");

        assertThat(old.at("status", "startTimestamp").isAbsent()).isFalse();
        assertThat(old.at("metadata", "labels").strings()).containsKey("velero.io/accepted-by");
        assertThat(newer.at("status", "startTimestamp").isAbsent()).isTrue();
        assertThat(newer.at("status", "acceptedTimestamp").isAbsent()).isFalse();
        assertThat(newer.at("status", "acceptedByNode").isAbsent()).isFalse();
        assertThat(newer.at("metadata", "labels").strings()).containsEntry("velero.io/expose-on-going", "true");
    }

    @Test
    void belongToTheirBackup() {
        var played = Played.with(VeleroVersion.V1_18, DAILY).until("03-03 04:00:00");
        var backup = played.last(Kind.BACKUP, RUN).at("metadata");
        var upload = played.last(Kind.DATA_UPLOAD, RUN).at("metadata");

        assertThat(upload.at("labels").strings())
                .containsEntry("velero.io/backup-name", backup.at("name").textOrEmpty())
                .containsEntry("velero.io/backup-uid", backup.at("uid").textOrEmpty());
        assertThat(upload.at("ownerReferences").items().getFirst().at("uid").text())
                .isEqualTo(backup.at("uid").text());
        assertThat(upload.at("generateName").text()).contains(backup.at("name").textOrEmpty() + "-");
    }

    @Test
    void moveBytesEveryTenSecondsAndOneVolumeANode() {
        var played = Played.with(VeleroVersion.V1_18, DAILY).until("03-03 04:00:00");

        var running = new HashMap<String, Set<String>>();
        Map<String, Change> before = new HashMap<>();
        for (var change : played.of(Kind.DATA_UPLOAD, RUN)) {
            var name = Played.name(change);
            var busy = running.computeIfAbsent(status(change, "node").textOrEmpty(), node -> new HashSet<>());
            if (status(change, "phase").textOrEmpty().equals("InProgress")) {
                busy.add(name);
                assertThat(busy).as("at once on a node").hasSize(1);
                var earlier = before.put(name, change);
                if (earlier != null) {
                    assertThat(Duration.between(earlier.at(), change.at())).hasSeconds(10);
                    assertThat(done(change)).isGreaterThan(done(earlier));
                }
            } else {
                busy.remove(name);
            }
        }
        assertThat(before).hasSize(3);
    }

    @ParameterizedTest
    @EnumSource
    void podVolumeBackupsHaveEightPhasesFrom117On(VeleroVersion version) {
        var played = Played.with(version, daily(Method.FILE_SYSTEM)).until("03-03 04:00:00");
        var phases = played.phases(
                Kind.POD_VOLUME_BACKUP,
                played.names(Kind.POD_VOLUME_BACKUP, RUN).getFirst());

        if (version.compareTo(VeleroVersion.V1_17) >= 0) {
            assertThat(phases).containsExactly("New", "Accepted", "Prepared", "InProgress", "Completed");
        } else {
            assertThat(phases).containsExactly("New", "InProgress", "Completed");
        }
        assertThat(played.last(Kind.POD_VOLUME_BACKUP, RUN)
                        .at("metadata", "annotations")
                        .strings())
                .containsKey("velero.io/pvc-name");
        assertThat(played.phases(Kind.BACKUP, RUN))
                .as("a backup of files waits in its main pass")
                .doesNotContain("WaitingForPluginOperations")
                .endsWith("InProgress", "Finalizing", "Completed");
    }

    @Test
    void standStillWithoutAWordAndGoOn() {
        var played = Played.with(VeleroVersion.V1_18, DAILY)
                .incident(Fault.TRANSFER_STALLS, "shop/db", "03-03 02:04:00", "03-03 03:04:00")
                .until("03-03 03:03:00");
        assertThat(played.of(Kind.DATA_UPLOAD, upload(played, "db")).getLast().at())
                .isBefore(at("03-03 02:05:00"));

        played.until("03-03 04:30:00");
        assertThat(played.phases(Kind.DATA_UPLOAD, upload(played, "db"))).endsWith("InProgress", "Completed");
    }

    @Test
    void areCancelledAfterFourHoursAndTheBackupEndsPartiallyFailed() {
        var played = Played.with(VeleroVersion.V1_18, DAILY)
                .incident(Fault.TRANSFER_STALLS, "shop/db", "03-03 02:01:00")
                .until("03-03 07:00:00");

        var canceled = played.entered(Kind.DATA_UPLOAD, upload(played, "db"), "Canceled");
        assertThat(canceled.at()).isBetween(at("03-03 06:00:00"), at("03-03 06:03:00"));
        assertThat(played.last(Kind.BACKUP, RUN).at("status", "phase").text()).contains("PartiallyFailed");
    }

    @Test
    void failWithoutAnyTimeWhenHelperPodsAreNotScheduled() {
        var played = Played.with(VeleroVersion.V1_18, DAILY)
                .incident(Fault.HELPER_PODS_PENDING, "small", "03-03 01:00:00")
                .until("03-03 03:00:00");
        var upload = played.last(Kind.DATA_UPLOAD, upload(played, "db"));

        assertThat(upload.at("status", "phase").text()).contains("Failed");
        assertThat(upload.at("status", "message").text()).contains("timeout on preparing data upload");
        assertThat(upload.at("status", "startTimestamp").isAbsent()).isTrue();
        assertThat(upload.at("status", "completionTimestamp").isAbsent()).isTrue();
    }

    @Test
    void ofALostNodeStandStillAndAreCancelledWhenItIsBack() {
        var played = Played.with(VeleroVersion.V1_18, DAILY)
                .incident(Fault.TRANSFER_STALLS, "shop/db", "03-03 01:00:00", "03-03 02:30:00")
                .until("03-03 02:10:00");
        var upload = upload(played, "db");
        var node = played.last(Kind.DATA_UPLOAD, upload).at("status", "node").textOrEmpty();
        played.incident(Fault.NODE_LOST, node, "03-03 02:10:10", "03-03 02:44:00")
                .until("03-03 02:43:00");
        assertThat(played.phases(Kind.DATA_UPLOAD, upload)).endsWith("InProgress");

        played.until("03-03 02:50:00");
        assertThat(played.phases(Kind.DATA_UPLOAD, upload)).endsWith("InProgress", "Canceling", "Canceled");
        assertThat(played.last(Kind.DATA_UPLOAD, upload).at("status", "message").textOrEmpty())
                .startsWith("Resume InProgress dataupload failed with error");
    }

    @Test
    void ofAPodOnANodeWithoutAgentAreNotEvenCreated() {
        var played = Played.with(VeleroVersion.V1_17, daily(Method.FILE_SYSTEM))
                .incident(Fault.NODE_AGENT_GONE, "node-a", "03-03 01:00:00")
                .incident(Fault.NODE_AGENT_GONE, "node-b", "03-03 01:00:00")
                .until("03-03 04:00:00");

        assertThat(played.names(Kind.POD_VOLUME_BACKUP, RUN)).isEmpty();
        assertThat(played.last(Kind.BACKUP, RUN).at("status", "errors").number())
                .isEqualTo(3);
        assertThat(played.last(Kind.BACKUP, RUN).at("status", "phase").text()).contains("PartiallyFailed");
    }

    @Test
    void failWhenTheStorageRefuses() {
        var played = Played.with(VeleroVersion.V1_18, DAILY)
                .incident(Fault.LOCATION_UNAVAILABLE, "default", "03-03 02:04:00", "03-03 02:30:00")
                .until("03-03 03:00:00");

        var upload = played.last(Kind.DATA_UPLOAD, upload(played, "db"));
        assertThat(upload.at("status", "phase").text()).contains("Failed");
        assertThat(upload.at("status", "message").textOrEmpty())
                .startsWith("data path backup failed: ")
                .endsWith("AccessDenied");
    }

    private static String upload(Played played, String pvc) {
        return played.of(Kind.DATA_UPLOAD, RUN).stream()
                .filter(change -> new Tree(change.object())
                        .at("spec", "sourcePVC")
                        .textOrEmpty()
                        .equals(pvc))
                .map(Played::name)
                .findFirst()
                .orElseThrow();
    }

    private static Tree first(Played played, Kind kind, String phase) {
        return new Tree(played.entered(kind, RUN, phase).object());
    }

    private static long done(Change change) {
        return status(change, "progress").at("bytesDone").number();
    }
}
