package io.deckwatch.notify.alertmanager;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.deckwatch.alert.AlertState;
import io.deckwatch.notify.Incidents;
import io.deckwatch.notify.Mirror;
import io.deckwatch.notify.Outcome;
import io.deckwatch.notify.Receiver;
import io.deckwatch.notify.Standing;
import io.deckwatch.notify.http.Endpoint;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real Alertmanager takes our alerts, tells a receiver of its own, and sees them end. */
class RealAlertmanagerTest {

    private static final Clock CLOCK = Clock.systemUTC();

    private final Receiver receiver = Receiver.answering(200, "");
    private Process process;
    private Mirror mirror;

    @BeforeEach
    void start(@TempDir Path folder) throws IOException {
        var program = program();
        assumeTrue(program.isPresent(), "no alertmanager here (Debian: prometheus-alertmanager)");
        var port = freePort();
        var config = Files.writeString(folder.resolve("alertmanager.yml"), """
            route: {receiver: test, group_wait: 0s, group_interval: 1s, repeat_interval: 1h}
            receivers: [{name: test, webhook_configs: [{url: "%s"}]}]
            """.formatted(receiver.url()));
        process = new ProcessBuilder(
                        program.get(),
                        "--config.file=" + config,
                        "--storage.path=" + folder,
                        "--cluster.listen-address=",
                        "--web.listen-address=127.0.0.1:" + port)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log").toFile())
                .start();
        var api = URI.create("http://127.0.0.1:" + port + "/api/v2/alerts");
        mirror = new AlertmanagerSettings(
                        "am", List.of(new Endpoint(api, Duration.ofSeconds(5), true)), Duration.ofMinutes(1))
                .open(CLOCK, "https://deckwatch.example", "test")
                .getFirst();
    }

    @AfterEach
    void stop() throws InterruptedException {
        receiver.close();
        if (process != null) {
            process.destroy();
            process.waitFor(10, TimeUnit.SECONDS);
        }
    }

    @Test
    void itTellsOfTheAlertAndOfItsEnd() throws IOException {
        var alert = Incidents.all().get("stale").alerts().getFirst();
        var now = CLOCK.instant();
        assertThat(shown(new Standing(alert, null), now)).isInstanceOf(Outcome.Delivered.class);

        var firing = message();
        assertThat(firing.path("status").asText()).isEqualTo("firing");
        assertThat(firing.at("/alerts/0/labels/alertname").asText()).isEqualTo("VeleroBackupStale");
        assertThat(firing.at("/alerts/0/labels/severity").asText()).isEqualTo("critical");
        assertThat(firing.at("/alerts/0/annotations/owner").asText()).isEqualTo("team-databases");
        assertThat(firing.at("/alerts/0/startsAt").asText()).isEqualTo("2026-03-03T02:11:00Z");

        var over = alert.with(((AlertState.Firing) alert.state()).resolve(now));
        assertThat(shown(new Standing(over, now), CLOCK.instant())).isInstanceOf(Outcome.Delivered.class);
        assertThat(message().path("status").asText()).isEqualTo("resolved");
    }

    /** Alertmanager needs a moment before it listens. */
    private Outcome shown(Standing standing, Instant now) {
        var until = now.plusSeconds(20);
        var outcome = mirror.show(List.of(standing), now);
        while (outcome.failure().isPresent()
                && process.isAlive()
                && CLOCK.instant().isBefore(until)) {
            Thread.onSpinWait();
            outcome = mirror.show(List.of(standing), now);
        }
        return outcome;
    }

    private JsonNode message() throws IOException {
        return new ObjectMapper().readTree(receiver.request().body());
    }

    private static Optional<String> program() {
        return Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .flatMap(folder ->
                        Stream.of("prometheus-alertmanager", "alertmanager").map(name -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .map(Path::toString)
                .findFirst();
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
