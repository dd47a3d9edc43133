package io.deckwatch.simulation.velero;

import static io.deckwatch.simulation.velero.Played.DAILY;
import static io.deckwatch.simulation.velero.Played.at;
import static io.deckwatch.simulation.velero.Played.big;
import static io.deckwatch.simulation.velero.Played.status;
import static org.assertj.core.api.Assertions.assertThat;

import io.deckwatch.event.Kind;
import io.deckwatch.simulation.incident.Fault;
import io.deckwatch.simulation.plan.VeleroVersion;
import org.junit.jupiter.api.Test;

/** What is different while the server is away, and after it was started again. */
class ServerTest {

    private static final String RUN = "daily-20260303";

    @Test
    void failsARunInItsMainPassWithTheTimeOfTheRestart() {
        var played = Played.with(VeleroVersion.V1_17, big())
                .incident(Fault.SERVER_DOWN, "small", "03-03 02:01:10", "03-03 02:31:00")
                .until("03-03 02:40:00");
        var backup = played.last(Kind.BACKUP, RUN);

        assertThat(played.phases(Kind.BACKUP, RUN)).containsExactly("New", "InProgress", "Failed");
        assertThat(backup.at("status", "failureReason").text())
                .contains(
                        "found a backup with status \"InProgress\" during the server starting, mark it as \"Failed\"");
        assertThat(backup.at("status", "completionTimestamp").time()).contains(at("03-03 02:31:00"));
    }

    @Test
    void cancelsTheTransfersOfAFailedRun() {
        var played = Played.with(VeleroVersion.V1_17, big())
                .incident(Fault.TRANSFER_STALLS, "shop/db", "03-03 01:00:00")
                .incident(Fault.TRANSFER_STALLS, "shop/media", "03-03 01:00:00")
                .incident(Fault.BACKUP_STICKS, "daily", "03-03 02:03:20", "03-03 02:20:00")
                .until("03-03 02:40:00");

        assertThat(played.names(Kind.DATA_UPLOAD, RUN)).isNotEmpty().allSatisfy(name -> assertThat(
                        played.last(Kind.DATA_UPLOAD, name)
                                .at("status", "message")
                                .textOrEmpty())
                .matches("Dataupload is in status \"\\w+\" during the velero server starting, mark it as cancel"));
    }

    @Test
    void goesOnWithARunThatWaitedForItsVolumes() {
        var played = Played.with(VeleroVersion.V1_17, DAILY)
                .incident(Fault.SERVER_DOWN, "small", "03-03 02:03:30", "03-03 02:50:00")
                .until("03-03 04:00:00");

        assertThat(played.phases(Kind.BACKUP, RUN))
                .containsExactly("New", "InProgress", "WaitingForPluginOperations", "Finalizing", "Completed");
        assertThat(played.entered(Kind.BACKUP, RUN, "Completed").at()).isAfter(at("03-03 02:50:00"));
    }

    @Test
    void freezesValidationWhileItIsAway() {
        var played = Played.with(VeleroVersion.V1_17, DAILY)
                .incident(Fault.SERVER_DOWN, "small", "03-02 19:00:00", "03-02 21:00:00")
                .until("03-02 20:59:00");
        var location = played.last(Kind.BACKUP_STORAGE_LOCATION, "default");
        assertThat(location.at("status", "lastValidationTime").time().orElseThrow())
                .isBetween(at("03-02 18:58:59"), at("03-02 19:00:00"));
        assertThat(location.at("status", "phase").text()).contains("Available");

        played.until("03-02 21:02:00");
        assertThat(played.last(Kind.BACKUP_STORAGE_LOCATION, "default")
                        .at("status", "lastValidationTime")
                        .time()
                        .orElseThrow())
                .isAfter(at("03-02 21:00:00"));
    }

    @Test
    void isBackWithinAMinuteAfterAMereRestart() {
        var played = Played.with(VeleroVersion.V1_17, DAILY)
                .incident(Fault.SERVER_RESTARTED, "small", "03-02 19:00:30")
                .until("03-02 19:10:00");

        assertThat(played.simulation().incidents()).isEmpty();
        assertThat(played.of(Kind.BACKUP_STORAGE_LOCATION, "default").stream()
                        .filter(change -> !change.at().isBefore(at("03-02 19:00:00")))
                        .map(change -> status(change, "lastValidationTime").textOrEmpty())
                        .distinct())
                .hasSizeGreaterThanOrEqualTo(8);
    }
}
