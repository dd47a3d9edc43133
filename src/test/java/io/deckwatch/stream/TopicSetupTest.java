package io.deckwatch.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.deckwatch.broker.BrokerSettings;
import io.deckwatch.broker.EmbeddedBroker;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** On a broker of its own, because it creates and deletes the very topics that other tests use. */
@Timeout(120)
class TopicSetupTest {

    @TempDir
    private static Path directory;

    private static EmbeddedBroker broker;

    @BeforeAll
    static void start() {
        broker = EmbeddedBroker.start(BrokerSettings.defaults(directory), sentence -> {
            throw new AssertionError(sentence);
        });
    }

    @AfterAll
    static void stop() {
        broker.close();
    }

    @AfterEach
    void deleteTopics() throws Exception {
        try (var admin = clients().admin("test")) {
            admin.deleteTopics(admin.listTopics().names().get()).all().get();
            await().until(() -> admin.listTopics().names().get().isEmpty());
        }
    }

    @Test
    void whatIsAbsentIsCreatedAsDesigned() throws Exception {
        assertThat(setup(OptionalInt.empty()).prepare()).isEqualTo(new Partitioning(4));

        assertThat(partitions(Topics.OBJECTS)).isEqualTo(4);
        assertThat(partitions(Topics.HISTORY)).isEqualTo(4);
        assertThat(partitions(Topics.STATUS)).isEqualTo(4);
        for (var single :
                List.of(Topics.ALERTS, Topics.SILENCES, Topics.DELIVERIES, Topics.JOURNAL, Topics.DEAD_LETTERS)) {
            assertThat(partitions(single)).as(single).isEqualTo(1);
        }
        var compacted = Map.of(
                "cleanup.policy", "compact",
                "message.timestamp.type", "LogAppendTime",
                "segment.ms", "21600000",
                "segment.bytes", "67108864",
                "min.cleanable.dirty.ratio", "0.1",
                "max.compaction.lag.ms", "86400000",
                "compression.type", "zstd");
        for (var name : List.of(Topics.OBJECTS, Topics.STATUS, Topics.ALERTS, Topics.SILENCES, Topics.DELIVERIES)) {
            assertThat(config(name)).as(name).containsAllEntriesOf(compacted);
        }
        assertThat(config(Topics.HISTORY))
                .containsEntry("cleanup.policy", "delete")
                .containsEntry("retention.ms", "7776000000")
                .containsEntry("message.timestamp.type", "LogAppendTime");
        assertThat(config(Topics.DEAD_LETTERS)).containsEntry("retention.ms", "7776000000");
        assertThat(config(Topics.JOURNAL)).containsEntry("retention.ms", "34560000000");
    }

    @Test
    void aSecondStartFindsEverythingInOrder() {
        setup(OptionalInt.of(7)).prepare();

        assertThat(setup(OptionalInt.of(7)).prepare()).isEqualTo(new Partitioning(7));
        assertThat(setup(OptionalInt.empty()).prepare()).isEqualTo(new Partitioning(7));
    }

    @Test
    void anAbsentTopicGetsThePartitionsOfTheOthers() throws Exception {
        create(Topics.HISTORY, 3, Topics.HISTORY);

        assertThat(setup(OptionalInt.empty()).prepare()).isEqualTo(new Partitioning(3));
        assertThat(partitions(Topics.OBJECTS)).isEqualTo(3);
    }

    @Test
    void anotherNumberOfPartitionsThanSetIsAnError() {
        setup(OptionalInt.empty()).prepare();

        assertThatThrownBy(() -> setup(OptionalInt.of(8)).prepare())
                .isInstanceOf(StreamException.class)
                .hasMessageStartingWith("Topic deckwatch.objects has 4 partitions, but DECKWATCH_PARTITIONS asks for 8."
                        + " The number is fixed since the first start: set DECKWATCH_PARTITIONS to 4, or remove it.");
    }

    @Test
    void unequalNumbersOfPartitionsAreAnError() throws Exception {
        create(Topics.OBJECTS, 4, Topics.OBJECTS);
        create(Topics.STATUS, 2, Topics.STATUS);

        assertThatThrownBy(() -> setup(OptionalInt.empty()).prepare())
                .isInstanceOf(StreamException.class)
                .hasMessage("Topics deckwatch.objects, deckwatch.history, deckwatch.status must have the same number of"
                        + " partitions, but deckwatch.objects has 4, deckwatch.status has 2. Delete those that are"
                        + " wrong, so that Deckwatch creates them anew.");
    }

    @Test
    void allFaultsAreNamedAtOnce() throws Exception {
        create(Topics.ALERTS, 2, Topics.HISTORY);
        create(Topics.OBJECTS, 4, Topics.OBJECTS);
        try (var admin = clients().admin("test")) {
            alter(admin, Topics.OBJECTS, Topics.TIMESTAMP_TYPE, "CreateTime");
        }

        assertThatThrownBy(() -> setup(OptionalInt.empty()).prepare())
                .isInstanceOf(StreamException.class)
                .hasMessage("Topic deckwatch.objects has message.timestamp.type=CreateTime, and Deckwatch needs"
                        + " message.timestamp.type=LogAppendTime. Change it: kafka-configs.sh --alter --entity-type"
                        + " topics --entity-name deckwatch.objects --add-config"
                        + " message.timestamp.type=LogAppendTime --bootstrap-server ...\n"
                        + "Topic deckwatch.alerts has 2 partitions, and Deckwatch needs exactly 1. Delete it, so that"
                        + " Deckwatch creates it anew.\n"
                        + "Topic deckwatch.alerts has cleanup.policy=delete, and Deckwatch needs"
                        + " cleanup.policy=compact. Change it: kafka-configs.sh --alter --entity-type topics"
                        + " --entity-name deckwatch.alerts --add-config cleanup.policy=compact --bootstrap-server ...");
    }

    @Test
    void moreCopiesThanBrokersAreRefusedWithWhatToCreate() {
        var settings =
                new KafkaSettings(broker.bootstrapServers(), Map.of(), OptionalInt.empty(), OptionalInt.of(3), false);

        assertThatThrownBy(() -> new TopicSetup(settings).prepare())
                .isInstanceOf(StreamException.class)
                .hasMessageContaining("did not create")
                .hasMessageContaining("check DECKWATCH_REPLICATION, or create them yourself:")
                .hasMessageContaining(
                        "deckwatch.objects: 64 partitions, replication factor 3, cleanup.policy=compact,");
    }

    @Test
    void aKafkaThatIsNotThereIsNamed() throws Exception {
        int port;
        try (var socket = new ServerSocket(0)) {
            port = socket.getLocalPort();
        }

        assertThatThrownBy(() -> new TopicSetup(KafkaSettings.embedded("127.0.0.1:" + port)).prepare())
                .isInstanceOf(StreamException.class)
                .hasMessage("Kafka at 127.0.0.1:" + port + " does not answer. Check KAFKA_BOOTSTRAP_SERVERS, that the"
                        + " brokers run and can be reached from here, and that security.protocol (PLAINTEXT) is the one"
                        + " of that port.");
    }

    @Test
    void settingsThatMakeNoSenseAreNamed() {
        assertThatThrownBy(() -> new TopicSetup(KafkaSettings.embedded("no port")).prepare())
                .isInstanceOf(StreamException.class)
                .hasMessageStartingWith("The settings for Kafka at no port cannot be used: ")
                .hasMessageEndingWith(". Check KAFKA_BOOTSTRAP_SERVERS and the properties for TLS and SASL.");
    }

    static void alter(StreamFixture stream, String topic, String name, String value) throws Exception {
        try (var admin = stream.kafka.clients().admin("test")) {
            alter(admin, topic, name, value);
        }
    }

    /** A broker shows a change a moment after the controller took it. */
    private static void alter(Admin admin, String topic, String name, String value) throws Exception {
        var resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
        admin.incrementalAlterConfigs(Map.of(
                        resource, List.of(new AlterConfigOp(new ConfigEntry(name, value), AlterConfigOp.OpType.SET))))
                .all()
                .get();
        await().until(() -> admin.describeConfigs(List.of(resource))
                .values()
                .get(resource)
                .get()
                .get(name)
                .value()
                .equals(value));
    }

    private static TopicSetup setup(OptionalInt partitions) {
        return new TopicSetup(
                new KafkaSettings(broker.bootstrapServers(), Map.of(), partitions, OptionalInt.empty(), true));
    }

    private static Clients clients() {
        return new Clients(KafkaSettings.embedded(broker.bootstrapServers()));
    }

    /** Creates a topic with the settings that another one should have. */
    private static void create(String name, int partitions, String settingsOf) throws Exception {
        var config = Topics.all().stream()
                .filter(topic -> topic.name().equals(settingsOf))
                .findFirst()
                .orElseThrow()
                .config();
        try (var admin = clients().admin("test")) {
            admin.createTopics(List.of(new NewTopic(name, partitions, (short) 1).configs(config)))
                    .all()
                    .get();
            await().until(() -> admin.listTopics().names().get().contains(name));
        }
    }

    private static int partitions(String topic) throws ExecutionException, InterruptedException {
        try (var admin = clients().admin("test")) {
            return admin.describeTopics(List.of(topic))
                    .topicNameValues()
                    .get(topic)
                    .get()
                    .partitions()
                    .size();
        }
    }

    private static Map<String, String> config(String topic) throws ExecutionException, InterruptedException {
        var resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
        try (var admin = clients().admin("test")) {
            return admin.describeConfigs(List.of(resource)).values().get(resource).get().entries().stream()
                    .filter(entry -> entry.value() != null)
                    .collect(java.util.stream.Collectors.toMap(ConfigEntry::name, ConfigEntry::value));
        }
    }
}
