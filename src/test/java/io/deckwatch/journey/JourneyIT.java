package io.deckwatch.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** From a failed Backup to a message, with the program as it is shipped. */
@Timeout(120)
class JourneyIT {

    private static final Duration LIMIT = Duration.ofSeconds(30);

    @TempDir
    private Path home;

    private final Cluster cluster = new Cluster();
    private final Inbox inbox = Inbox.quick();

    @AfterEach
    void close() {
        cluster.close();
        inbox.close();
    }

    @Test
    void aFailedBackupIsToldOnceAndItsEndToo() throws Exception {
        cluster.schedule("nightly");
        try (var program = start()) {
            program.untilReady();
            cluster.run("nightly", "Failed");
            await().atMost(LIMIT)
                    .untilAsserted(() ->
                            assertThat(inbox.messages()).as(program::output).hasSize(1));
            isAboutTheFailure(inbox.messages().getFirst());

            metricsAreAsPromised(program);
            assertThat(program.get("/").statusCode()).isEqualTo(200);
            assertThat(program.get("/q/health/ready").body()).contains("\"UP\"");

            cluster.run("nightly", "Completed");
            await().atMost(LIMIT).untilAsserted(() -> assertThat(inbox.messages())
                    .as(program::output)
                    .extracting(Message::status)
                    .containsExactly("firing", "resolved"));
            program.stop();
            assertThat(program.output()).doesNotContain("\tat ");
        }
        try (var again = start()) {
            again.untilReady();
            Pause.of(Duration.ofSeconds(5));
            assertThat(inbox.messages()).as(again::output).hasSize(2);
            // It is quiet because nothing is new, not because it is deaf.
            cluster.run("nightly", "Failed");
            await().atMost(LIMIT)
                    .untilAsserted(
                            () -> assertThat(inbox.messages()).as(again::output).hasSize(3));
        }
        inbox.nothingTwice(List.of());
    }

    private static void isAboutTheFailure(Message message) {
        var body = message.body();
        assertThat(body.path("version").asText()).isEqualTo("4");
        assertThat(body.path("receiver").asText()).isEqualTo("ops");
        assertThat(message.status()).isEqualTo("firing");
        assertThat(body.path("alerts")).hasSize(1);
        var labels = new HashMap<String, String>();
        body.path("alerts")
                .path(0)
                .path("labels")
                .properties()
                .forEach(label -> labels.put(label.getKey(), label.getValue().asText()));
        assertThat(labels)
                .isEqualTo(Map.of(
                        "alertname", "VeleroBackupFailed",
                        "severity", "warning",
                        "cluster", Cluster.NAME,
                        "velero_namespace", Cluster.NAMESPACE,
                        "schedule", "nightly"));
    }

    private void metricsAreAsPromised(Program program) throws IOException, InterruptedException {
        await().atMost(LIMIT)
                .untilAsserted(() -> assertThat(program.get("/metrics").body().lines())
                        .anyMatch(line -> line.startsWith("deckwatch_") && line.contains("schedule=\"nightly\"")));
        var check = new ProcessBuilder("promtool", "check", "metrics")
                .redirectErrorStream(true)
                .start();
        try (var in = check.getOutputStream()) {
            in.write(program.get("/metrics").body().getBytes(StandardCharsets.UTF_8));
        }
        var complaints = new String(check.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(complaints.lines().filter(line -> line.contains("deckwatch_")))
                .isEmpty();
        assertThat(check.waitFor()).as(complaints).isIn(0, 3);
    }

    private Program start() {
        var settings = inbox.settings();
        settings.put("deckwatch.kubeconfig", cluster.kubeconfig(home).toString());
        settings.put("deckwatch.data-dir", home.resolve("data").toString());
        return Program.start(home, settings);
    }
}
