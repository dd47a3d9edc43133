package io.deckwatch.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.deckwatch.broker.BrokerSettings;
import io.deckwatch.broker.EmbeddedBroker;
import io.deckwatch.stream.Door;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Kafka goes away and comes back, at another port, while the cluster changes. */
class KafkaAwayIT {

    private static final Duration LIMIT = Duration.ofSeconds(60);

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
    @Timeout(150)
    void twentySecondsWithoutKafkaLoseNoFinalState() throws Exception {
        survives(Duration.ofSeconds(20));
    }

    @Test
    @Tag("chaos")
    @Timeout(600)
    void threeMinutesWithoutKafkaLoseNoFinalState() throws Exception {
        survives(Duration.ofMinutes(3));
    }

    private void survives(Duration away) throws Exception {
        List.of("mends", "breaks", "stays", "wavers").forEach(cluster::schedule);
        cluster.run("mends", "Failed");
        cluster.run("stays", "Failed");
        try (var door = new Door()) {
            var before = broker();
            door.leadsTo(before.bootstrapServers());
            try (var program = start(door)) {
                program.untilReady();
                isToldWhatIsTrue(program);

                before.close();
                Pause.of(away.dividedBy(4));
                cluster.run("breaks", "Failed");
                cluster.run("mends", "Completed");
                cluster.run("wavers", "Failed");
                Pause.of(away.dividedBy(4));
                cluster.run("wavers", "Completed");
                Pause.of(away.dividedBy(2));
                assertThat(program.isAlive()).as(program::output).isTrue();

                try (var after = broker()) {
                    door.leadsTo(after.bootstrapServers());
                    isToldWhatIsTrue(program);
                    program.untilReady();
                    assertThat(cluster.failing()).containsExactly("breaks", "stays");
                    // The way is open in both directions for what comes later, too.
                    cluster.run("wavers", "Failed");
                    cluster.run("breaks", "Completed");
                    isToldWhatIsTrue(program);
                    inbox.nothingTwice(List.of());
                    program.stop();
                }
                assertThat(program.output()).doesNotContain("\tat ");
            }
        }
    }

    private EmbeddedBroker broker() {
        return EmbeddedBroker.start(BrokerSettings.defaults(home.resolve("kafka")), sentence -> {
            throw new AssertionError(sentence);
        });
    }

    private void isToldWhatIsTrue(Program program) {
        await().atMost(LIMIT).untilAsserted(() -> assertThat(inbox.failing())
                .as(() -> "messages " + inbox.messages() + "\n" + program.output())
                .isEqualTo(cluster.failing()));
    }

    private Program start(Door door) {
        var settings = inbox.settings();
        settings.put("deckwatch.kubeconfig", cluster.kubeconfig(home).toString());
        settings.put("kafka.bootstrap.servers", door.address());
        settings.put("deckwatch.partitions", "4");
        return Program.start(home, settings);
    }
}
