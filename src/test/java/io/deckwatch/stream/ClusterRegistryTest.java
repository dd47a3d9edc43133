package io.deckwatch.stream;

import static io.deckwatch.stream.StreamFixture.beat;
import static io.deckwatch.stream.StreamFixture.forgotten;
import static io.deckwatch.stream.StreamFixture.gone;
import static io.deckwatch.stream.StreamFixture.seen;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.deckwatch.alert.Alert;
import io.deckwatch.alert.AlertState;
import io.deckwatch.alert.Labels;
import io.deckwatch.broker.BrokerSettings;
import io.deckwatch.broker.EmbeddedBroker;
import io.deckwatch.event.ClusterEvent;
import io.deckwatch.rule.Severity;
import io.deckwatch.stream.wire.AlertCodec;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** With a broker of its own, because it counts all clusters there are. */
@Timeout(120)
class ClusterRegistryTest {

    @TempDir
    static Path folder;

    private static EmbeddedBroker broker;
    private static StreamFixture stream;
    private static ClusterRegistry registry;

    @BeforeAll
    static void open() {
        broker = EmbeddedBroker.start(BrokerSettings.defaults(folder), sentence -> {
            throw new AssertionError(sentence);
        });
        stream = new StreamFixture(broker.bootstrapServers());
        registry = new ClusterRegistry(stream.kafka);
    }

    @AfterAll
    static void close() {
        stream.close();
        broker.close();
    }

    @Test
    void listsEachClusterWithItsLastHeartbeatAndItsObjects() {
        publish(
                "listed",
                beat("listed", 1),
                seen("listed", "a", "1"),
                seen("listed", "a", "2"),
                seen("listed", "b", "1"),
                gone("listed", "c", "1"),
                seen("listed", "d", "1"),
                forgotten("listed", "d"),
                beat("listed", 2));
        publish("listed-too", seen("listed-too", "a", "1"));

        assertThat(named("listed")).hasValueSatisfying(cluster -> {
            assertThat(cluster.live()).isEqualTo(2);
            assertThat(cluster.gone()).isOne();
            assertThat(cluster.heartbeat()).hasValueSatisfying(heartbeat -> assertThat(heartbeat.sequence())
                    .isEqualTo(2));
        });
        assertThat(named("listed-too")).contains(new KnownCluster("listed-too", Optional.empty(), 1, 0));
    }

    @Test
    void forgettingRemovesObjectsHeartbeatStatusAndAlertsOfThatClusterOnly() {
        publish("lost", seen("lost", "a", "1"), gone("lost", "b", "1"), beat("lost", 1));
        publish("lost-not", seen("lost-not", "a", "1"), beat("lost-not", 1));
        write(Topics.STATUS, stream.kafka.partitioning().of("lost"), "lost/Schedule/velero/nightly", new byte[] {1});
        var alert = alert("lost");
        var other = alert("lost-not");
        write(
                Topics.ALERTS,
                0,
                alert.fingerprint(),
                new AlertCodec().encode(alert).value());
        write(
                Topics.ALERTS,
                0,
                other.fingerprint(),
                new AlertCodec().encode(other).value());

        assertThat(registry.forget("lost")).contains(new ClusterRegistry.Change(0, 5, 0));

        assertThat(stream.committed(Topics.OBJECTS, "lost"))
                .endsWith(new ClusterEvent.Left("lost"), forgotten("lost", "a"), forgotten("lost", "b"));
        assertThat(named("lost")).isEmpty();
        assertThat(named("lost-not")).isPresent();
        assertThat(KnownAlerts.read(stream.kafka).alerts()).contains(other).doesNotContain(alert);
        assertThat(stream.records(Topics.STATUS, stream.kafka.partitioning().of("lost")))
                .last()
                .satisfies(record -> assertThat(record.value()).isNull());
        assertThat(registry.forget("lost")).isEmpty();
    }

    @Test
    void aWatchThatStillRunsUnderAForgottenNameIsFenced() {
        var sentences = new CopyOnWriteArrayList<String>();
        try (var writer = stream.writer("running", sentences::add)) {
            writer.publish(seen("running", "a", "1"));
            await().untilAsserted(() -> assertThat(writer.counts().published()).isOne());
            registry.forget("running");

            writer.publish(seen("running", "a", "2"));

            await().untilAsserted(() -> assertThat(sentences).hasSize(1));
        }
        assertThat(named("running")).isEmpty();
    }

    @Test
    void renamingPublishesTheSameUnderTheNewNameAndForgetsTheOldOne() {
        publish("old", beat("old", 1), seen("old", "a", "1"), gone("old", "b", "2"), beat("old", 2));

        assertThat(registry.rename("old", "new")).contains(new ClusterRegistry.Change(3, 3, 0));

        assertThat(stream.committed(Topics.OBJECTS, "new"))
                .containsExactly(seen("new", "a", "1"), gone("new", "b", "2"), beat("new", 2));
        assertThat(stream.committed(Topics.HISTORY, "new"))
                .containsExactly(seen("new", "a", "1"), gone("new", "b", "2"));
        assertThat(named("old")).isEmpty();
        assertThat(registry.rename("old", "newer")).isEmpty();
    }

    @Test
    void renamingToANameThatIsThereChangesNothing() {
        publish("one", seen("one", "a", "1"));
        publish("two", seen("two", "b", "1"));

        assertThatThrownBy(() -> registry.rename("one", "two"))
                .isInstanceOf(StreamException.class)
                .hasMessage("There is a cluster two already. Choose another name, or forget two first.");

        assertThat(stream.committed(Topics.OBJECTS, "one")).containsExactly(seen("one", "a", "1"));
        assertThat(stream.committed(Topics.OBJECTS, "two")).containsExactly(seen("two", "b", "1"));
    }

    @Test
    void moreObjectsThanFitIntoOneTransactionAreRenamed() {
        try (var writer = stream.writer("many")) {
            for (var i = 0; i < 1_201; i++) {
                writer.publish(seen("many", "o" + i, "v"));
            }
        }
        assertThat(registry.rename("many", "more")).contains(new ClusterRegistry.Change(1_201, 1_202, 0));
        assertThat(named("more"))
                .hasValueSatisfying(cluster -> assertThat(cluster.live()).isEqualTo(1_201));
        assertThat(named("many")).isEmpty();
    }

    private static Optional<KnownCluster> named(String name) {
        return registry.list().stream()
                .filter(cluster -> cluster.name().equals(name))
                .findFirst();
    }

    private static void publish(String cluster, ClusterEvent... events) {
        try (var writer = stream.writer(cluster)) {
            List.of(events).forEach(writer::publish);
        }
    }

    private static void write(String topic, int partition, String key, byte[] value) {
        try (var producer = stream.kafka.clients().producer("test")) {
            var sent = producer.send(new ProducerRecord<>(topic, partition, key.getBytes(UTF_8), value));
            producer.flush();
            assertThat(sent).isDone();
        }
    }

    private static Alert alert(String cluster) {
        return new Alert(
                new Labels(Map.of("alertname", "VeleroBackupStale", "cluster", cluster)),
                Severity.CRITICAL,
                Map.of(),
                new AlertState.Firing(StreamFixture.NOW, null),
                List.of(),
                List.of());
    }
}
