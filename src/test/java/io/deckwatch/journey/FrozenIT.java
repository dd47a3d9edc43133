package io.deckwatch.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.deckwatch.broker.BrokerSettings;
import io.deckwatch.broker.EmbeddedBroker;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** A program that is frozen, and believes afterwards that it still is the one, must neither tell nor write what is stale. */
@EnabledOnOs({OS.LINUX, OS.MAC})
class FrozenIT {

    private static final Duration LIMIT = Duration.ofSeconds(40);

    @TempDir
    private Path home;

    private final Cluster cluster = new Cluster();
    private final Inbox inbox = Inbox.quick();
    private final List<Program> programs = new ArrayList<>();
    private final List<Instant> freezes = new ArrayList<>();

    @AfterEach
    void close() {
        programs.forEach(Program::close);
        cluster.close();
        inbox.close();
    }

    @Test
    @Timeout(150)
    void theOtherTakesOverAndTheFrozenOneStaysQuietAfterwards() {
        List.of("mends", "breaks", "wavers").forEach(cluster::schedule);
        cluster.run("mends", "Failed");
        cluster.run("wavers", "Failed");
        try (var broker = EmbeddedBroker.start(BrokerSettings.defaults(home.resolve("kafka")), sentence -> {
            throw new AssertionError(sentence);
        })) {
            // The owner comes first, so that it has the only partition of clusters and keeps it.
            var owner = start(broker, "evaluate,notify");
            start(broker, "watch");
            isToldWhatIsTrue();
            var heir = start(broker, "evaluate,notify");
            await().atMost(LIMIT)
                    .untilAsserted(() ->
                            assertThat(heir.get("/q/health/live").statusCode()).isEqualTo(200));

            frozenWhile(owner, () -> {
                cluster.run("mends", "Completed");
                cluster.run("breaks", "Failed");
            });
            frozenWhile(heir, () -> {
                cluster.run("breaks", "Completed");
                cluster.run("wavers", "Completed");
                cluster.run("mends", "Failed");
            });
            programs.forEach(
                    program -> assertThat(program.isAlive()).as(program::output).isTrue());
            programs.forEach(program -> assertThat(program.output()).doesNotContain("\tat "));
        }
    }

    private void frozenWhile(Program program, Runnable changes) {
        freezes.add(Instant.now());
        program.freeze();
        try {
            changes.run();
            isToldWhatIsTrue();
        } finally {
            program.thaw();
        }
        // Time for the thawed one to say something, if it wrongly thinks that it may.
        Pause.of(Duration.ofSeconds(8));
        isToldWhatIsTrue();
        inbox.nothingTwice(freezes);
    }

    private void isToldWhatIsTrue() {
        await().atMost(LIMIT).untilAsserted(() -> assertThat(inbox.failing())
                .as(() -> "messages " + inbox.messages() + "\n"
                        + String.join(
                                "\n----\n",
                                programs.stream().map(Program::output).toList()))
                .isEqualTo(cluster.failing()));
    }

    private Program start(EmbeddedBroker broker, String roles) {
        var settings = inbox.settings();
        settings.put("deckwatch.roles", roles);
        settings.put("deckwatch.kubeconfig", cluster.kubeconfig(home).toString());
        settings.put("kafka.bootstrap.servers", broker.bootstrapServers());
        settings.put("deckwatch.partitions", "1");
        var program = Program.start(home, settings);
        programs.add(program);
        return program.untilReady();
    }
}
