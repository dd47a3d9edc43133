package io.deckwatch.stream;

import static io.deckwatch.stream.StreamFixture.beat;
import static io.deckwatch.stream.StreamFixture.forgotten;
import static io.deckwatch.stream.StreamFixture.seen;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.deckwatch.broker.BrokerSettings;
import io.deckwatch.broker.EmbeddedBroker;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** From a broker of its own to another of its own, because both are looked at as a whole. */
@Timeout(120)
class MigrationTest {

    private static final List<String> CLUSTERS = List.of("alpha", "beta", "gamma");

    @TempDir
    private Path folder;

    @Test
    void everythingIsThereInTheOrderOfEachClusterAndASecondTimeIsRefused() {
        try (var inside = start("inside");
                var outside = start("outside");
                var from = new StreamFixture(inside.bootstrapServers());
                var to = new StreamFixture(new KafkaSettings(
                        outside.bootstrapServers(), Map.of(), OptionalInt.of(7), OptionalInt.of(1), false))) {
            CLUSTERS.forEach(cluster -> publish(from, cluster));
            write(from, Topics.SILENCES, "id", new byte[] {1});
            write(from, Topics.JOURNAL, null, new byte[] {1});
            write(from, Topics.DELIVERIES, "large", new byte[3 << 20]);

            var copied = new Migration(from.kafka, to.kafka).run();

            assertThat(copied)
                    .containsEntry(Topics.OBJECTS, 3L * CLUSTERS.size())
                    .containsEntry(Topics.HISTORY, (long) CLUSTERS.size())
                    .containsEntry(Topics.SILENCES, 1L)
                    .containsEntry(Topics.JOURNAL, 1L)
                    .containsEntry(Topics.DELIVERIES, 1L)
                    .containsEntry(Topics.ALERTS, 0L);
            for (var topic : List.of(Topics.OBJECTS, Topics.HISTORY)) {
                CLUSTERS.forEach(cluster -> assertThat(of(to, topic, cluster))
                        .as(topic + " of " + cluster)
                        .isEqualTo(of(from, topic, cluster)));
            }
            assertThat(texts(to, Topics.SILENCES, 0)).isEqualTo(texts(from, Topics.SILENCES, 0));
            assertThatThrownBy(() -> new Migration(from.kafka, to.kafka).run())
                    .isInstanceOf(StreamException.class)
                    .hasMessageContaining("already")
                    .hasMessageContaining("deckwatch.*");
        }
    }

    private EmbeddedBroker start(String name) {
        return EmbeddedBroker.start(BrokerSettings.defaults(folder.resolve(name)), sentence -> {
            throw new AssertionError(sentence);
        });
    }

    /** With a key that was removed: the mark of that is copied too. */
    private static void publish(StreamFixture stream, String cluster) {
        try (var writer = stream.writer(cluster)) {
            List.of(seen(cluster, "a", "1"), seen(cluster, "b", "1"), forgotten(cluster, "b"), beat(cluster, 1))
                    .forEach(writer::publish);
        }
    }

    private static void write(StreamFixture stream, String topic, @Nullable String key, byte[] value) {
        try (var producer = stream.kafka.clients().copier("test")) {
            producer.send(new ProducerRecord<>(topic, 0, key == null ? null : key.getBytes(UTF_8), value));
        }
    }

    private static List<String> of(StreamFixture stream, String topic, String cluster) {
        var partition = stream.kafka.partitioning().of(cluster);
        return texts(stream, topic, partition).stream()
                .filter(text -> text.startsWith(cluster + "/"))
                .toList();
    }

    private static List<String> texts(StreamFixture stream, String topic, int partition) {
        return stream.records(topic, partition).stream()
                .map(MigrationTest::text)
                .toList();
    }

    private static String text(ConsumerRecord<byte[], byte[]> record) {
        return new String(record.key(), UTF_8) + " " + record.headers() + " "
                + (record.value() == null ? "null" : new String(record.value(), UTF_8));
    }
}
