package io.deckwatch.stream.owner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;
import static org.awaitility.Awaitility.await;

import io.deckwatch.alert.Alert;
import io.deckwatch.alert.AlertState;
import io.deckwatch.broker.BrokerSettings;
import io.deckwatch.broker.EmbeddedBroker;
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
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The evaluator on a real broker. */
class OwnerLoopTest {

    @TempDir
    static Path directory;

    private static EmbeddedBroker broker;
    private static Kafka kafka;
    private static final AtomicInteger CLUSTERS = new AtomicInteger();

    private final String cluster = "cluster-" + CLUSTERS.incrementAndGet();
    private final ObjectReader reader = new ObjectReader(cluster);
    private final Instant now = Instant.now();

    @BeforeAll
    static void startBroker() {
        broker = EmbeddedBroker.start(BrokerSettings.defaults(directory), sentence -> {});
        var settings = KafkaSettings.embedded(broker.bootstrapServers());
        var clients = new Clients(settings);
        kafka = new Kafka(clients, new TopicSetup(settings).prepare(), new DeadLetters(clients));
    }

    @AfterAll
    static void stopBroker() {
        kafka.deadLetters().close();
        broker.close();
    }

    @Test
    void aFailedBackupBecomesAnAlertInTheTopic() {
        try (var writer = writer();
                var owner = owner()) {
            owner.start();
            await().atMost(Duration.ofSeconds(20)).until(owner::hasCaughtUp);
            publishFailure(writer);

            await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> assertThat(firing())
                    .extracting(alert -> alert.labels().alertName(), alert -> alert.labels()
                            .get("schedule"))
                    .containsExactly(tuple("VeleroBackupFailed", "nightly")));
        }
    }

    @Test
    void anotherEvaluatorTakesOverWithoutChangingWhatFires() {
        try (var writer = writer()) {
            Alert before;
            try (var owner = owner()) {
                owner.start();
                await().atMost(Duration.ofSeconds(20)).until(owner::hasCaughtUp);
                publishFailure(writer);
                await().atMost(Duration.ofSeconds(20)).until(() -> firing().size() == 1);
                before = firing().getFirst();
            }
            try (var successor = owner()) {
                successor.start();
                await().atMost(Duration.ofSeconds(20)).until(successor::hasCaughtUp);
                writer.publish(beat(2));
                writer.publish(seen(backup("nightly-2", "Completed", now)));

                await().atMost(Duration.ofSeconds(20)).until(() -> firing().isEmpty());
                assertThat(alerts())
                        .filteredOn(alert -> alert.state() instanceof AlertState.Resolved)
                        .extracting(alert -> ((AlertState.Resolved) alert.state()).startsAt())
                        .containsExactly(((AlertState.Firing) before.state()).startsAt());
            }
        }
    }

    @Test
    void theSecondOfTwoEvaluatorsServesItsShareAndAllOfItWhenTheFirstIsGone() {
        try (var writer = writer();
                var second = owner()) {
            try (var first = owner()) {
                first.start();
                await().atMost(Duration.ofSeconds(20)).until(first::hasCaughtUp);
                second.start();
                await().atMost(Duration.ofSeconds(20)).until(second::hasCaughtUp);
            }
            publishFailure(writer);

            await().atMost(Duration.ofSeconds(30)).until(() -> firing().size() == 1);
        }
    }

    @Test
    void anOnlookerKnowsWhatEvaluatorsKnowAndWritesNothing() {
        try (var writer = writer();
                var onlooker = owner(OwnerSettings.ONLOOKER)) {
            onlooker.start();
            await().atMost(Duration.ofSeconds(20)).until(onlooker::hasCaughtUp);
            publishFailure(writer);
            await().atMost(Duration.ofSeconds(20)).until(() -> knownTo(onlooker).contains("VeleroBackupFailed"));
            assertThat(alerts()).isEmpty();

            try (var owner = owner()) {
                owner.start();
                await().atMost(Duration.ofSeconds(20)).until(owner::hasCaughtUp);
                await().atMost(Duration.ofSeconds(20)).until(() -> firing().size() == 1);
            }
            writer.publish(beat(2));
            writer.publish(seen(backup("nightly-2", "Completed", now)));
            await().atMost(Duration.ofSeconds(20))
                    .until(() -> !knownTo(onlooker).contains("VeleroBackupFailed"));
            assertThat(firing()).hasSize(1);
        }
    }

    @Test
    void kafkaTellsWhichPartitionsNoEvaluatorOwns() {
        var ownership = new Ownership(kafka);
        var all = IntStream.range(0, kafka.partitioning().count()).boxed().collect(Collectors.toSet());
        // Evaluators of other tests are gone once their partitions are nobody's.
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(ownership.unowned()).isEqualTo(all));
        try (var onlooker = owner(OwnerSettings.ONLOOKER);
                var owner = owner()) {
            onlooker.start();
            await().atMost(Duration.ofSeconds(20)).until(onlooker::hasCaughtUp);
            assertThat(ownership.unowned()).isEqualTo(all);

            owner.start();

            await().atMost(Duration.ofSeconds(20))
                    .untilAsserted(() -> assertThat(ownership.unowned()).isEmpty());
        }
        assertThat(ownership.unowned()).isEqualTo(all);
    }

    private List<String> knownTo(OwnerLoop loop) throws Exception {
        return loop.ask(evaluations -> evaluations.stream()
                        .flatMap(evaluation -> evaluation.alerts().stream())
                        .filter(alert -> alert.labels().get("cluster").equals(cluster) && alert.isFiring())
                        .map(alert -> alert.labels().alertName())
                        .toList())
                .get();
    }

    @Test
    void questionsAreAnsweredOnTheOwnersThread() throws Exception {
        try (var owner = owner()) {
            owner.start();
            await().atMost(Duration.ofSeconds(20)).until(owner::hasCaughtUp);

            assertThat(owner.ask(evaluations -> Thread.currentThread().getName())
                            .get())
                    .isEqualTo("deckwatch-owner");
        }
    }

    private void publishFailure(ObjectWriter writer) {
        writer.publish(seen(Map.of(
                "kind", "Schedule",
                "metadata", metadata("nightly", Map.of()),
                "spec", Map.of("schedule", "0 2 * * *"),
                "status", Map.of("phase", "Enabled"))));
        writer.publish(seen(backup("nightly-1", "Failed", now.minusSeconds(60))));
        writer.publish(beat(1));
    }

    private Map<String, Object> backup(String name, String phase, Instant at) {
        return Map.of(
                "kind", "Backup",
                "metadata", metadata(name, Map.of("velero.io/schedule-name", "nightly")),
                "spec", Map.of(),
                "status",
                        Map.of(
                                "phase", phase,
                                "startTimestamp", at.toString(),
                                "completionTimestamp", now.plusSeconds(5).toString()));
    }

    private Map<String, Object> metadata(String name, Map<String, Object> labels) {
        return Map.of(
                "name", name,
                "namespace", "velero",
                "uid", name,
                "creationTimestamp", now.minus(Duration.ofMinutes(2)).toString(),
                "labels", labels);
    }

    private ClusterEvent seen(Map<String, Object> object) {
        return new ClusterEvent.Seen(reader.read(new Tree(object), now));
    }

    private ClusterEvent beat(long sequence) {
        var kinds =
                Arrays.stream(Kind.values()).collect(Collectors.toMap(kind -> kind, kind -> Heartbeat.KindState.LIVE));
        return new ClusterEvent.Beat(new Heartbeat(cluster, "uid", sequence, now, null, kinds));
    }

    private ObjectWriter writer() {
        return new ObjectWriter(kafka, cluster, Clock.systemUTC(), sentence -> {});
    }

    private static OwnerLoop owner() {
        return owner(OwnerSettings.ALONE);
    }

    private static OwnerLoop owner(OwnerSettings settings) {
        return new OwnerLoop(
                kafka,
                settings,
                () -> new Evaluation(Rules.standard(), (cluster, ns) -> InstallationSettings.DEFAULT, ""),
                Clock.systemUTC(),
                new Unobserved());
    }

    private List<Alert> alerts() {
        return KnownAlerts.read(kafka).alerts().stream()
                .filter(alert -> alert.labels().get("cluster").equals(cluster))
                .toList();
    }

    private List<Alert> firing() {
        return alerts().stream().filter(Alert::isFiring).toList();
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
