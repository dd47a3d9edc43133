package io.deckwatch.stream.owner;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.deckwatch.event.ClusterEvent;
import io.deckwatch.event.Heartbeat;
import io.deckwatch.event.Kind;
import io.deckwatch.event.ObjectKey;
import io.deckwatch.event.ObjectReader;
import io.deckwatch.event.Projection;
import io.deckwatch.event.Tree;
import io.deckwatch.stream.DeadLetter;
import io.deckwatch.stream.Topics;
import io.deckwatch.stream.owner.Arrivals.Arrival;
import io.deckwatch.stream.wire.EventDecoder;
import io.deckwatch.stream.wire.EventEncoder;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.Test;

class ArrivalsTest {

    private static final Instant NOW = Instant.parse("2026-03-02T02:00:00Z");

    private final EventEncoder encoder = new EventEncoder();
    private final List<DeadLetter> letters = new ArrayList<>();
    private final Arrivals arrivals = new Arrivals(new EventDecoder(), letters::add);
    private final List<ConsumerRecord<byte[], byte[]>> polled = new ArrayList<>();

    @Test
    void ofAnObjectOnlyTheNewestRecordIsReadAndTheOrderStays() {
        come(seen("a", "InProgress"), seen("b", "New"), seen("a", "Completed"));

        assertThat(events()).containsExactly(seen("b", "New"), seen("a", "Completed"));
    }

    @Test
    void anObjectThatIsForgottenIsNotReadBefore() {
        come(seen("a", "Completed"), forgotten("a"), seen("b", "New"));

        assertThat(events()).containsExactly(forgotten("a"), seen("b", "New"));
    }

    @Test
    void equalNamesOfOtherKindsNamespacesAndClustersAreOtherObjects() {
        come(seen("a", "New"), forgotten("a-b"), new ClusterEvent.Forgotten(key("other", Kind.BACKUP, "a")));
        come(new ClusterEvent.Forgotten(key("prod", Kind.RESTORE, "a")));

        assertThat(events()).hasSize(4);
    }

    @Test
    void aClusterThatWasForgottenAndCameBackWasForgotten() {
        come(new ClusterEvent.Left("prod"), beat(1), beat(2));

        assertThat(events()).containsExactly(new ClusterEvent.Left("prod"), beat(1), beat(2));
    }

    @Test
    void aRecordThatCannotBeReadTakesNothingFromTheOneBeforeIt() {
        come(seen("a", "New"), seen("a", "Completed"));
        var good = polled.getLast();
        add(good.key(), "{".getBytes(UTF_8), good.headers().toArray());

        assertThat(events()).containsExactly(seen("a", "Completed"));
        assertThat(letters).singleElement().satisfies(letter -> assertThat(letter.source())
                .isEqualTo(Topics.OBJECTS + "/0/2"));
    }

    @Test
    void deadLettersComeInTheOrderOfTheirRecords() {
        come(seen("a", "New"));
        add(null, null);
        add("nonsense".getBytes(UTF_8), null);

        assertThat(events()).containsExactly(seen("a", "New"));
        assertThat(letters)
                .extracting(DeadLetter::source)
                .containsExactly("deckwatch.objects/0/1", "deckwatch.objects/0/2");
    }

    @Test
    void whenKafkaTookItIsKept() {
        come(seen("a", "New"));

        assertThat(arrivals.of(polled)).containsExactly(new Arrival(seen("a", "New"), NOW));
    }

    private List<ClusterEvent> events() {
        return arrivals.of(polled).stream().map(Arrival::event).toList();
    }

    private void come(ClusterEvent... events) {
        for (var event : events) {
            var record = encoder.encode(event, NOW);
            add(record.key().getBytes(UTF_8), record.value(), record.headers().toArray());
        }
    }

    private void add(byte[] key, byte[] value, Header... headers) {
        polled.add(new ConsumerRecord<>(
                Topics.OBJECTS,
                0,
                polled.size(),
                NOW.toEpochMilli(),
                TimestampType.LOG_APPEND_TIME,
                0,
                0,
                key,
                value,
                new RecordHeaders(headers),
                Optional.empty()));
    }

    private static ClusterEvent seen(String name, String phase) {
        return new ClusterEvent.Seen(backup(name, phase));
    }

    private static ClusterEvent forgotten(String name) {
        return new ClusterEvent.Forgotten(key("prod", Kind.BACKUP, name));
    }

    private static ObjectKey key(String cluster, Kind kind, String name) {
        return new ObjectKey(cluster, kind, "velero", name);
    }

    private static ClusterEvent beat(long sequence) {
        return new ClusterEvent.Beat(new Heartbeat("prod", "uid", sequence, NOW, null, Map.of()));
    }

    private static Projection backup(String name, String phase) {
        var metadata = Map.of(
                "name",
                name,
                "namespace",
                "velero",
                "uid",
                name,
                "resourceVersion",
                "1",
                "creationTimestamp",
                NOW.toString());
        var object = Map.of(
                "apiVersion", "velero.io/v1", "kind", "Backup", "metadata", metadata, "status", Map.of("phase", phase));
        return new ObjectReader("prod").read(new Tree(object), NOW);
    }
}
