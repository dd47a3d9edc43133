package io.deckwatch.broker;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.InvalidProducerEpochException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(BrokerExtension.class)
@Timeout(60)
class EmbeddedBrokerTest {
    @TempDir
    private Path directory;

    @Test
    void readersSeeWhatWasCommittedAndNothingElse(EmbeddedBroker broker) throws Exception {
        TopicClient client = new TopicClient(broker.bootstrapServers());
        client.create("transactions");
        client.writeInTransaction("transactions", "writer", List.of("one", "two"));
        try (KafkaProducer<String, String> producer = client.producer("writer")) {
            producer.beginTransaction();
            producer.send(new ProducerRecord<>("transactions", "key", "never"));
            producer.flush();
            producer.abortTransaction();
        }
        client.writeInTransaction("transactions", "writer", List.of("three"));

        assertThat(client.committed("transactions")).containsExactly("one", "two", "three");
    }

    @Test
    void aSecondWriterOfTheSameNameFencesTheFirst(EmbeddedBroker broker) throws Exception {
        TopicClient client = new TopicClient(broker.bootstrapServers());
        client.create("fencing");
        try (KafkaProducer<String, String> first = client.producer("only-one")) {
            first.beginTransaction();
            client.writeInTransaction("fencing", "only-one", List.of("of the second"));
            first.send(new ProducerRecord<>("fencing", "key", "of the first"));

            assertThatThrownBy(first::commitTransaction)
                    .isInstanceOfAny(ProducerFencedException.class, InvalidProducerEpochException.class);
        }
        assertThat(client.committed("fencing")).containsExactly("of the second");
    }

    @Test
    void topicsKeepTheirOwnSettings(EmbeddedBroker broker) throws Exception {
        TopicClient client = new TopicClient(broker.bootstrapServers());
        client.create(
                "compacted",
                Map.of(
                        "cleanup.policy", "compact",
                        "message.timestamp.type", "LogAppendTime",
                        "segment.ms", "21600000",
                        "segment.bytes", "67108864",
                        "min.cleanable.dirty.ratio", "0.1",
                        "max.compaction.lag.ms", "86400000",
                        "compression.type", "zstd"));
        client.writeInTransaction("compacted", "compacting", List.of("value"));

        assertThat(client.committed("compacted")).containsExactly("value");
        assertThat(client.setting("compacted", "cleanup.policy")).isEqualTo("compact");
        assertThat(client.setting("compacted", "message.timestamp.type")).isEqualTo("LogAppendTime");
    }

    @Test
    void aTopicIsNeverCreatedByAccident(EmbeddedBroker broker) throws Exception {
        TopicClient client = new TopicClient(broker.bootstrapServers());
        try (var admin = client.admin()) {
            assertThat(admin.describeTopics(List.of("absent")).topicNameValues().get("absent"))
                    .failsWithin(Duration.ofSeconds(20));
            assertThat(admin.listTopics().names().get()).doesNotContain("absent");
        }
    }

    @Test
    void aRestartKeepsDataAndClusterIdWhileAnotherBrokerRuns(EmbeddedBroker other) throws Exception {
        String clusterId;
        try (EmbeddedBroker broker = start(directory)) {
            TopicClient client = new TopicClient(broker.bootstrapServers());
            client.create("kept");
            client.writeInTransaction("kept", "keeper", List.of("before"));
            clusterId = client.clusterId();
            assertThat(clusterId).isNotEqualTo(new TopicClient(other.bootstrapServers()).clusterId());
            assertThat(broker.usableBytes()).isPositive();
        }
        try (EmbeddedBroker broker = start(directory)) {
            TopicClient client = new TopicClient(broker.bootstrapServers());
            client.writeInTransaction("kept", "keeper", List.of("after"));

            assertThat(client.clusterId()).isEqualTo(clusterId);
            assertThat(client.committed("kept")).containsExactly("before", "after");
        }
        assertThat(new TopicClient(other.bootstrapServers()).clusterId()).isNotEqualTo(clusterId);
    }

    @Test
    void aKilledBrokerLeavesTheDirectoryUsableAndAllThatWasCommitted() throws Exception {
        try (ForkedBroker forked = ForkedBroker.start(directory)) {
            assertThatThrownBy(() -> start(directory))
                    .isInstanceOf(BrokerException.class)
                    .hasMessage("The data directory " + directory + " is in use by another Deckwatch (process "
                            + forked.pid() + "). Stop it, or set DECKWATCH_DATA_DIR to another directory.");
            forked.kill();
        }
        try (EmbeddedBroker broker = start(directory)) {
            TopicClient client = new TopicClient(broker.bootstrapServers());
            client.writeInTransaction(ForkedBroker.TOPIC, "forked", List.of("and more"));

            assertThat(client.committed(ForkedBroker.TOPIC)).containsExactly(ForkedBroker.VALUE, "and more");
        }
    }

    @Test
    void aSecondBrokerOfTheSameProcessIsRefusedAndTheFirstKeepsItsLockOnTheFile(EmbeddedBroker broker) {
        String sentence = "The data directory " + broker.directory() + " is in use by another Deckwatch (process "
                + ProcessHandle.current().pid() + "). Stop it, or set DECKWATCH_DATA_DIR to another directory.";

        assertThatThrownBy(() -> start(broker.directory()))
                .isInstanceOf(BrokerException.class)
                .hasMessage(sentence);
        assertThatThrownBy(() -> ForkedBroker.start(broker.directory())).hasMessage(sentence);
    }

    @Test
    void whenKafkaGivesUpTheHandlerGetsOneSentenceAndTheProcessGoesOn(EmbeddedBroker other) throws Exception {
        CompletableFuture<String> told = new CompletableFuture<>();
        try (EmbeddedBroker broker = EmbeddedBroker.start(BrokerSettings.defaults(directory), told::complete)) {
            Path kafka = directory.resolve("kafka");
            Files.move(kafka, directory.resolve("taken-away"));
            Files.createFile(kafka);
            try (var admin = new TopicClient(broker.bootstrapServers()).admin()) {
                admin.createTopics(List.of(new NewTopic("impossible", 1, (short) 1)));

                assertThat(told.get(30, TimeUnit.SECONDS))
                        .startsWith("The embedded Kafka stopped, because it can no longer use " + kafka)
                        .endsWith("Check the disk and the permissions there, then start Deckwatch again.")
                        .doesNotContain("\n");
            }
        }
        assertThat(new TopicClient(other.bootstrapServers()).clusterId()).isNotEmpty();
    }

    @Test
    void damagedMetaPropertiesAreNamedWithTheWayOut() throws Exception {
        Path kafka = Files.createDirectories(directory.resolve("kafka"));
        for (String content : List.of(
                "version=1\nnode.id=7\ncluster.id=" + "x".repeat(22) + "\n",
                "version=1\nnode.id=1\ncluster.id=not a cluster id\n",
                "version=one\n",
                "\0\0\0\0")) {
            Files.writeString(kafka.resolve("meta.properties"), content, UTF_8);

            assertThatThrownBy(() -> start(directory))
                    .isInstanceOf(BrokerException.class)
                    .hasMessage("The data directory " + kafka
                            + " cannot be read: meta.properties is not as Deckwatch left it. Move it away and start again;"
                            + " alerts are rebuilt from the cluster, silences and history are lost.");
        }
    }

    @Test
    void aDirectoryThatKafkaRefusesIsNamedWithTheReason() throws Exception {
        start(directory).close();
        Path kafka = directory.resolve("kafka");
        Files.writeString(kafka.resolve("__cluster_metadata-0").resolve("quorum-state"), "{", UTF_8);

        assertThatThrownBy(() -> start(directory))
                .isInstanceOf(BrokerException.class)
                .hasMessageStartingWith("The data directory " + kafka + " cannot be read: ")
                .hasMessageEndingWith("silences and history are lost.")
                .hasMessageNotContainingAny("\n", "Exception", "\tat ");
        Files.delete(kafka.resolve("__cluster_metadata-0").resolve("quorum-state"));
        start(directory).close();
    }

    @Test
    void aMetadataLogWithoutItsMetaPropertiesIsNotFormattedOver() throws Exception {
        Path log = Files.createDirectories(directory.resolve("kafka/__cluster_metadata-0"));
        Files.createFile(log.resolve("00000000000000000000.log"));

        assertThatThrownBy(() -> start(directory)).hasMessageContaining("meta.properties is not as Deckwatch left it");
        assertThat(directory.resolve("kafka/meta.properties")).doesNotExist();
    }

    @Test
    void aFileInPlaceOfTheDirectoryIsNamed() throws Exception {
        Path file = Files.createFile(directory.resolve("file"));

        assertThatThrownBy(() -> start(file))
                .isInstanceOf(BrokerException.class)
                .hasMessage(
                        "The data directory " + file + " cannot be used, because " + file
                                + " is a file and not a directory. Remove that file, or set DECKWATCH_DATA_DIR to another directory.");
        assertThatThrownBy(() -> start(file.resolve("below")))
                .isInstanceOf(BrokerException.class)
                .hasMessageContaining(file.toString());
    }

    @Test
    void aDirectoryThatCannotBeWrittenIsNamed() throws Exception {
        Path closed = Files.createDirectory(directory.resolve("closed"));
        Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("r-xr-xr-x"));
        Assumptions.assumeFalse(Files.isWritable(closed), "the super-user may write everywhere");

        assertThatThrownBy(() -> start(closed))
                .isInstanceOf(BrokerException.class)
                .hasMessageStartingWith("Deckwatch cannot write to the data directory " + closed)
                .hasMessageEndingWith("the right to write there, or set DECKWATCH_DATA_DIR to another directory.");
    }

    @Test
    void tooLittleFreeSpaceIsToldBeforeKafkaStartsAndFreesTheDirectory() {
        BrokerSettings greedy = new BrokerSettings(directory, Long.MAX_VALUE, Duration.ofMinutes(1));

        for (int attempt = 0; attempt < 2; attempt++) {
            assertThatThrownBy(() -> EmbeddedBroker.start(greedy, sentence -> {}))
                    .isInstanceOf(BrokerException.class)
                    .hasMessageMatching("The disk of the data directory .* has only \\d+ MiB free, and Deckwatch needs"
                            + " \\d+ MiB to start. Free some space, or set DECKWATCH_DATA_DIR to another directory.");
        }
        assertThat(directory.resolve("kafka/meta.properties")).doesNotExist();
    }

    @Test
    void settingsThatMakeNoSenseAreRefused() {
        assertThatThrownBy(() -> new BrokerSettings(directory, -1, Duration.ofMinutes(1)))
                .hasMessage("minimumFreeBytes must not be negative");
        assertThatThrownBy(() -> new BrokerSettings(directory, 0, Duration.ZERO))
                .hasMessage("startLimit must be positive");
    }

    private static EmbeddedBroker start(Path directory) {
        return EmbeddedBroker.start(BrokerSettings.defaults(directory), sentence -> {
            throw new AssertionError(sentence);
        });
    }
}
