package io.deckwatch.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.deckwatch.alert.Alert;
import io.deckwatch.evaluation.Evaluation;
import io.deckwatch.event.ClusterEvent;
import io.deckwatch.event.Heartbeat;
import io.deckwatch.event.Kind;
import io.deckwatch.event.ObjectReader;
import io.deckwatch.event.Tree;
import io.deckwatch.rule.catalogue.Rules;
import io.deckwatch.state.InstallationSettings;
import io.deckwatch.stream.Clients;
import io.deckwatch.stream.DeadLetters;
import io.deckwatch.stream.Kafka;
import io.deckwatch.stream.KafkaSettings;
import io.deckwatch.stream.KnownAlerts;
import io.deckwatch.stream.ObjectWriter;
import io.deckwatch.stream.TopicSetup;
import io.deckwatch.stream.owner.OwnerLoop;
import io.deckwatch.stream.owner.OwnerObserver;
import io.deckwatch.stream.owner.OwnerSettings;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.kafka.KafkaContainer;

/** From events to alerts on a Kafka as others run it, in a container; skipped where there is no Docker. */
@Timeout(240)
class ContainerIT {

    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final String CLUSTER = "contained";

    private final Instant now = Instant.now();
    private final ObjectReader reader = new ObjectReader(CLUSTER);

    @Test
    void anEventBecomesAnAlertOnARealKafka() {
        assumeTrue(DockerClientFactory.instance().isDockerAvailable(), "Docker is not available");
        try (var container = new KafkaContainer("apache/kafka-native:4.1.1")) {
            container.start();
            var settings = new KafkaSettings(
                    container.getBootstrapServers(), Map.of(), OptionalInt.of(4), OptionalInt.of(1), false);
            var clients = new Clients(settings);
            var kafka = new Kafka(clients, new TopicSetup(settings).prepare(), new DeadLetters(clients));
            try (var writer = new ObjectWriter(kafka, CLUSTER, Clock.systemUTC(), sentence -> {});
                    var owner = owner(kafka)) {
                owner.start();
                await().atMost(LIMIT).until(owner::hasCaughtUp);
                writer.publish(seen(schedule()));
                writer.publish(seen(failedBackup()));
                writer.publish(beat());

                await().atMost(LIMIT)
                        .untilAsserted(() -> assertThat(KnownAlerts.read(kafka).alerts())
                                .filteredOn(Alert::isFiring)
                                .extracting(alert -> alert.labels().alertName())
                                .containsExactly("VeleroBackupFailed"));
            } finally {
                kafka.deadLetters().close();
            }
        }
    }

    private static OwnerLoop owner(Kafka kafka) {
        return new OwnerLoop(
                kafka,
                new OwnerSettings(OwnerSettings.GROUP, Optional.empty()),
                () -> new Evaluation(Rules.standard(), (cluster, ns) -> InstallationSettings.DEFAULT, ""),
                Clock.systemUTC(),
                new Unobserved());
    }

    private ClusterEvent seen(Map<String, Object> object) {
        return new ClusterEvent.Seen(reader.read(new Tree(object), now));
    }

    private Map<String, Object> schedule() {
        return Map.of(
                "kind", "Schedule",
                "metadata", metadata("nightly", Map.of()),
                "spec", Map.of("schedule", "@yearly"),
                "status", Map.of("phase", "Enabled"));
    }

    private Map<String, Object> failedBackup() {
        return Map.of(
                "kind",
                "Backup",
                "metadata",
                metadata("nightly-1", Map.of("velero.io/schedule-name", "nightly")),
                "spec",
                Map.of(),
                "status",
                Map.of(
                        "phase", "Failed",
                        "startTimestamp", now.minusSeconds(60).toString(),
                        "completionTimestamp", now.minusSeconds(30).toString()));
    }

    private Map<String, Object> metadata(String name, Map<String, Object> labels) {
        return Map.of(
                "name", name,
                "namespace", "velero",
                "uid", name,
                "creationTimestamp", now.minus(Duration.ofMinutes(2)).toString(),
                "labels", labels);
    }

    private ClusterEvent beat() {
        var kinds =
                Arrays.stream(Kind.values()).collect(Collectors.toMap(kind -> kind, kind -> Heartbeat.KindState.LIVE));
        return new ClusterEvent.Beat(new Heartbeat(CLUSTER, "uid", 1, now, null, kinds));
    }

    private static final class Unobserved implements OwnerObserver {
        @Override
        public void evaluated(int events, Duration took) {}

        @Override
        public void stands(int partition, Standing standing) {}

        @Override
        public void givenUp(int partition) {}
    }
}
