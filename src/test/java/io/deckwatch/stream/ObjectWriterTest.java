package io.deckwatch.stream;

import static io.deckwatch.stream.StreamFixture.beat;
import static io.deckwatch.stream.StreamFixture.forgotten;
import static io.deckwatch.stream.StreamFixture.gone;
import static io.deckwatch.stream.StreamFixture.object;
import static io.deckwatch.stream.StreamFixture.seen;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.deckwatch.broker.BrokerExtension;
import io.deckwatch.broker.EmbeddedBroker;
import io.deckwatch.event.ClusterEvent;
import io.deckwatch.event.DeletionProjection;
import io.deckwatch.event.Texts;
import io.deckwatch.stream.wire.EventEncoder;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(BrokerExtension.class)
@Timeout(120)
class ObjectWriterTest {

    private StreamFixture stream;

    @BeforeEach
    void open(EmbeddedBroker broker) {
        stream = new StreamFixture(broker.bootstrapServers());
    }

    @AfterEach
    void close() {
        stream.close();
    }

    @Test
    void objectsHoldsEverythingAndHistoryOnlyWhatHappenedToObjects() {
        try (var writer = stream.writer("everything")) {
            writer.publish(seen("everything", "a", "one"));
            writer.publish(beat("everything", 1));
            writer.publish(gone("everything", "b", "two"));
            writer.publish(forgotten("everything", "c"));
        }
        assertThat(stream.committed(Topics.OBJECTS, "everything"))
                .containsExactly(
                        seen("everything", "a", "one"),
                        beat("everything", 1),
                        gone("everything", "b", "two"),
                        forgotten("everything", "c"));
        assertThat(stream.committed(Topics.HISTORY, "everything"))
                .containsExactly(seen("everything", "a", "one"), gone("everything", "b", "two"));
    }

    @Test
    void whileThereIsNoRoomOnlyTheHistoryIsLeftOut() {
        var room = new AtomicBoolean();
        var kafka =
                new Kafka(stream.kafka.clients(), stream.kafka.partitioning(), stream.kafka.deadLetters(), room::get);
        try (var writer = new ObjectWriter(kafka, "narrow", () -> StreamFixture.NOW, sentence -> {
            throw new AssertionError(sentence);
        })) {
            writer.publish(seen("narrow", "a", "tight"));
            await().untilAsserted(() -> assertThat(writer.counts().published()).isOne());
            room.set(true);
            writer.publish(seen("narrow", "b", "wide"));
        }
        assertThat(stream.committed(Topics.OBJECTS, "narrow"))
                .containsExactly(seen("narrow", "a", "tight"), seen("narrow", "b", "wide"));
        assertThat(stream.committed(Topics.HISTORY, "narrow")).containsExactly(seen("narrow", "b", "wide"));
    }

    @Test
    void closingWritesWhatWaitsAndCountsIt() {
        var writer = stream.writer("closing");
        for (var i = 0; i < 1_234; i++) {
            writer.publish(seen("closing", "o" + i, "v"));
        }
        writer.close();
        writer.publish(seen("closing", "late", "v"));

        assertThat(stream.committed(Topics.HISTORY, "closing")).hasSize(1_234);
        assertThat(writer.counts()).isEqualTo(new WriterCounts(1_234, 0, 0, 0));
    }

    @Test
    void anAbortedTransactionLeavesNothingInEitherTopic() {
        var partition = stream.kafka.partitioning().of("aborted");
        try (var producer = stream.kafka.clients().transactional("deckwatch-watch-aborted")) {
            producer.initTransactions();
            producer.beginTransaction();
            for (var topic : List.of(Topics.OBJECTS, Topics.HISTORY)) {
                var record = new EventEncoder().encode(seen("aborted", "a", "never"), StreamFixture.NOW);
                producer.send(record.to(topic, partition));
            }
            producer.flush();
            producer.abortTransaction();
        }
        try (var writer = stream.writer("aborted")) {
            writer.publish(seen("aborted", "a", "ever"));
        }
        assertThat(stream.committed(Topics.OBJECTS, "aborted")).containsExactly(seen("aborted", "a", "ever"));
        assertThat(stream.committed(Topics.HISTORY, "aborted")).containsExactly(seen("aborted", "a", "ever"));
    }

    @Test
    void theNewerWriterTakesOverAndTheOlderOneIsToldAndWritesNothingMore() {
        var sentences = new CopyOnWriteArrayList<String>();
        try (var older = stream.writer("fenced", sentences::add);
                var newer = stream.writer("fenced")) {
            older.publish(seen("fenced", "a", "older"));
            await().untilAsserted(() -> assertThat(older.counts().published()).isEqualTo(1));
            newer.publish(seen("fenced", "a", "newer"));
            await().untilAsserted(() -> assertThat(newer.counts().published()).isEqualTo(1));

            older.publish(seen("fenced", "a", "stale"));

            await().untilAsserted(() -> assertThat(sentences)
                    .containsExactly(
                            "Another Deckwatch watches a cluster under the name fenced, so this watch has stopped."
                                    + " Stop one of the two, or give each cluster a name of its own."));
            older.publish(seen("fenced", "a", "staler"));
            newer.publish(seen("fenced", "b", "newer"));
        }
        assertThat(stream.committed(Topics.OBJECTS, "fenced"))
                .containsExactly(
                        seen("fenced", "a", "older"), seen("fenced", "a", "newer"), seen("fenced", "b", "newer"));
        assertThat(sentences).hasSize(1);
    }

    @Test
    void aStartAloneTakesNothingOver() {
        try (var first = stream.writer("quiet")) {
            first.publish(seen("quiet", "a", "1"));
            await().untilAsserted(() -> assertThat(first.counts().published()).isEqualTo(1));
            try (var second = stream.writer("quiet")) {
                assertThat(second.known()).containsExactly(seen("quiet", "a", "1"));
            }
            first.publish(seen("quiet", "a", "2"));
            await().untilAsserted(() -> assertThat(first.counts().published()).isEqualTo(2));
        }
    }

    @Test
    void knownIsTheLastEventOfEachKeyOfThisClusterOnly() {
        var other = otherClusterOfTheSamePartition("known");
        try (var writer = stream.writer("known");
                var neighbour = stream.writer(other)) {
            writer.publish(seen("known", "changed", "old"));
            writer.publish(seen("known", "gone", "x"));
            writer.publish(seen("known", "forgotten", "x"));
            writer.publish(seen("known", "back", "old"));
            neighbour.publish(seen(other, "foreign", "x"));
            await().untilAsserted(() -> assertThat(writer.counts().published()).isEqualTo(4));
            writer.publish(seen("known", "changed", "new"));
            writer.publish(gone("known", "gone", "x"));
            writer.publish(forgotten("known", "forgotten"));
            writer.publish(forgotten("known", "back"));
            await().untilAsserted(() -> assertThat(writer.counts().published()).isEqualTo(8));
            writer.publish(seen("known", "back", "again"));
            writer.publish(beat("known", 7));
        }
        try (var writer = stream.writer("known")) {
            assertThat(writer.known())
                    .containsExactly(
                            seen("known", "changed", "new"),
                            gone("known", "gone", "x"),
                            seen("known", "back", "again"),
                            beat("known", 7));
        }
    }

    @Test
    void knownWaitsForTheEndOfTransactionsThatAreStillOpen() {
        var other = otherClusterOfTheSamePartition("patient");
        var partition = stream.kafka.partitioning().of("patient");
        try (var crashed = stream.kafka.clients().transactional("deckwatch-watch-" + other)) {
            crashed.initTransactions();
            crashed.beginTransaction();
            crashed.send(new EventEncoder()
                    .encode(seen(other, "x", "open"), StreamFixture.NOW)
                    .to(Topics.OBJECTS, partition));
            crashed.flush();
            try (var writer = stream.writer("patient")) {
                writer.publish(seen("patient", "a", "behind it"));
                await().untilAsserted(
                                () -> assertThat(writer.counts().published()).isEqualTo(1));

                assertThat(writer.known()).containsExactly(seen("patient", "a", "behind it"));
            }
        }
    }

    @Test
    void aRecordThatCannotBeReadIsADeadLetterAndTheOthersAreKnown() throws Exception {
        var partition = stream.kafka.partitioning().of("damaged");
        try (var writer = stream.writer("damaged")) {
            writer.publish(seen("damaged", "a", "fine"));
        }
        try (var vandal = stream.kafka.clients().producer("vandal")) {
            var record = new ProducerRecord<>(
                    Topics.OBJECTS, partition, "damaged/Backup/velero/b".getBytes(UTF_8), "{".getBytes(UTF_8));
            record.headers().add("ce_type", "io.deckwatch.object.changed.v1".getBytes(UTF_8));
            vandal.send(record).get();
        }
        try (var writer = stream.writer("damaged")) {
            assertThat(writer.known()).containsExactly(seen("damaged", "a", "fine"));
            assertThat(writer.counts().deadLetters()).isEqualTo(1);
        }
        var letter = DeadLettersTest.awaitLetter(stream, "damaged/Backup/velero/b");
        assertThat(new String(letter.value(), UTF_8)).isEqualTo("{");
        assertThat(DeadLettersTest.header(letter, "deckwatch_source"))
                .startsWith(Topics.OBJECTS + "/" + partition + "/");
        assertThat(DeadLettersTest.header(letter, "deckwatch_reason")).startsWith("the value is not JSON: ");
        assertThat(DeadLettersTest.header(letter, "ce_type")).isEqualTo("io.deckwatch.object.changed.v1");
    }

    @Test
    void anObjectOfManyLongMessagesIsPublishedWithoutThemAndKeptAsADeadLetter() {
        var texts = Texts.of(Collections.nCopies(300, "no way ".repeat(550)));
        var small = object("large", "big", "b");
        var big = new DeletionProjection(small.head(), small.life(), small.backup(), texts);
        try (var writer = stream.writer("large")) {
            writer.publish(new ClusterEvent.Seen(big));
            writer.unreadable("large/Backup/velero/odd", "it has no name", "{\"odd\":true}");
            assertThat(writer.counts().deadLetters()).isEqualTo(2);
        }
        assertThat(stream.committed(Topics.OBJECTS, "large"))
                .singleElement()
                .isInstanceOfSatisfying(ClusterEvent.Seen.class, seen -> assertThat(
                                ((DeletionProjection) seen.object()).errors().count())
                        .isEqualTo(300));
        var letter = DeadLettersTest.awaitLetter(stream, big.key().text());
        assertThat(letter.value()).hasSize(EventEncoder.MAX_BYTES);
        assertThat(DeadLettersTest.header(letter, "deckwatch_source")).isEqualTo("api");
        assertThat(Integer.parseInt(DeadLettersTest.header(letter, "deckwatch_bytes")))
                .isGreaterThan(1_100_000);
        var odd = DeadLettersTest.awaitLetter(stream, "large/Backup/velero/odd");
        assertThat(new String(odd.value(), UTF_8)).isEqualTo("{\"odd\":true}");
        assertThat(DeadLettersTest.header(odd, "deckwatch_reason")).isEqualTo("it has no name");
    }

    @Test
    void aRecordThatKafkaFindsTooLargeIsADeadLetterAndTheRestOfItsBatchIsWritten() throws Exception {
        TopicSetupTest.alter(stream, Topics.HISTORY, "max.message.bytes", "20000");
        try (var writer = stream.writer("refused")) {
            writer.publish(seen("refused", "a", "fine"));
            writer.publish(seen("refused", "b", noise(60_000)));
            writer.publish(seen("refused", "c", "fine"));
            await().untilAsserted(
                            () -> assertThat(writer.counts().deadLetters()).isEqualTo(1));
        } finally {
            TopicSetupTest.alter(stream, Topics.HISTORY, "max.message.bytes", "1048588");
        }
        assertThat(stream.committed(Topics.OBJECTS, "refused"))
                .containsExactly(seen("refused", "a", "fine"), seen("refused", "c", "fine"));
        assertThat(stream.committed(Topics.HISTORY, "refused")).hasSize(2);
    }

    @Test
    void anEventOfAnotherClusterIsRefused() {
        try (var writer = stream.writer("mine")) {
            assertThatThrownBy(() -> writer.publish(seen("yours", "a", "x")))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("An event of cluster yours was given to the writer of cluster mine");
        }
    }

    @Test
    void withoutKafkaPublishingDoesNotBlockAndClosingEnds() {
        var nowhere = new Clients(KafkaSettings.embedded("127.0.0.1:1"));
        var letters = new DeadLetters(nowhere);
        var writer = new ObjectWriter(
                new Kafka(nowhere, new Partitioning(4), letters), "alone", () -> StreamFixture.NOW, sentence -> {
                    throw new AssertionError(sentence);
                });
        for (var i = 0; i < 1_000; i++) {
            writer.publish(seen("alone", "o" + i % 10, "v" + i));
        }
        assertThat(writer.counts().pending()).isBetween(10, 20);
        assertThat(writer.counts().merged()).isGreaterThan(900);

        var begun = System.nanoTime();
        writer.close();
        letters.close();

        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(20));
        assertThatThrownBy(writer::known).isInstanceOf(StreamException.class);
    }

    /** Text that zstd cannot make small. */
    private static String noise(int length) {
        var random = new Random(1);
        var text = new StringBuilder();
        while (text.length() < length) {
            text.append((char) random.nextInt(0x4e00, 0x9fff));
        }
        return text.toString();
    }

    private String otherClusterOfTheSamePartition(String cluster) {
        var partitioning = stream.kafka.partitioning();
        for (var i = 0; ; i++) {
            var other = cluster + "-neighbour-" + i;
            if (partitioning.of(other) == partitioning.of(cluster)) {
                return other;
            }
        }
    }
}
