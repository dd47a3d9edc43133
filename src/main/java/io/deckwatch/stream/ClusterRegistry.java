package io.deckwatch.stream;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.deckwatch.event.ClusterEvent;
import io.deckwatch.stream.wire.AlertCodec;
import io.deckwatch.stream.wire.Decoded;
import io.deckwatch.stream.wire.EventDecoder;
import io.deckwatch.stream.wire.EventEncoder;
import io.deckwatch.stream.wire.UndecodableException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The clusters that Kafka holds: which there are, and what to do about one that got another name or is no more. Whoever renames
 * or forgets a cluster takes over as its only writer, so a watch that still runs under that name ends.
 */
public final class ClusterRegistry {

    private static final Logger LOG = Logger.getLogger(ClusterRegistry.class);
    private static final String HEARTBEAT = "/-/-/heartbeat";

    private final Kafka kafka;
    private final TopicReader reader;
    private final EventDecoder decoder = new EventDecoder();
    private final EventEncoder encoder = new EventEncoder();

    /** The clusters in that Kafka. */
    public ClusterRegistry(Kafka kafka) {
        this.kafka = kafka;
        this.reader = new TopicReader(kafka.clients());
    }

    /**
     * What a change did.
     *
     * @param published how many keys were written under the new name
     * @param removed how many keys of the topics were removed
     * @param unreadable how many keys could not be read, and so were not taken over
     */
    public record Change(int published, int removed, int unreadable) {}

    /**
     * All clusters, by name.
     *
     * @throws StreamException if Kafka does not answer
     */
    public List<KnownCluster> list() {
        return told("read", () -> {
            var clusters = new TreeMap<String, KnownCluster>();
            for (var partition = 0; partition < kafka.partitioning().count(); partition++) {
                new Census(newest(Topics.OBJECTS, partition, "")).clusters().forEach(c -> clusters.put(c.name(), c));
            }
            return List.copyOf(clusters.values());
        });
    }

    /**
     * Removes everything that is known of a cluster; its history stays until it is too old.
     *
     * @return what was done; empty if nothing is known of a cluster of that name
     * @throws StreamException if Kafka does not answer; what was removed until then stays so, and forgetting goes on
     */
    public Optional<Change> forget(String cluster) {
        return told("written", () -> {
            if (newest(Topics.OBJECTS, cluster).isEmpty()) {
                return Optional.empty();
            }
            try (var writer = new Takeover(kafka.clients(), cluster)) {
                return Optional.of(new Change(0, remove(cluster, writer), 0));
            }
        });
    }

    /**
     * Gives a cluster another name: publishes what is known of it under the new one, then forgets the old one.
     *
     * @return what was done; empty if nothing is known of the old name
     * @throws StreamException if there is a cluster of the new name already, or Kafka does not answer
     */
    public Optional<Change> rename(String from, String to) {
        return told("written", () -> {
            if (newest(Topics.OBJECTS, from).isEmpty()) {
                return Optional.empty();
            }
            try (var old = new Takeover(kafka.clients(), from);
                    var other = new Takeover(kafka.clients(), to)) {
                if (!newest(Topics.OBJECTS, to).isEmpty()) {
                    throw new StreamException(
                            "There is a cluster " + to + " already. Choose another name, or forget " + to + " first.");
                }
                // Read only now: nobody else writes for the old name any more.
                var records = newest(Topics.OBJECTS, from);
                var renamed = renamed(records, from, to);
                other.write(renamed);
                var published = (int) renamed.stream()
                        .filter(record -> record.topic().equals(Topics.OBJECTS))
                        .count();
                return Optional.of(new Change(published, remove(from, old), records.size() - published));
            }
        });
    }

    /** The events under the new name, the oldest first, so that the heartbeat says nothing before its time. */
    private List<ProducerRecord<byte @Nullable [], byte @Nullable []>> renamed(
            Map<String, ConsumerRecord<byte[], byte[]>> records, String from, String to) {
        var partition = kafka.partitioning().of(to);
        var renamed = new ArrayList<ProducerRecord<byte @Nullable [], byte @Nullable []>>();
        records.forEach((key, record) -> {
            var newKey = (to + key.substring(from.length())).getBytes(UTF_8);
            event(newKey, record).ifPresent(event -> {
                var wire = encoder.encode(event, Instant.ofEpochMilli(record.timestamp()));
                renamed.add(wire.to(Topics.OBJECTS, partition));
                if (wire.belongsToHistory()) {
                    renamed.add(wire.to(Topics.HISTORY, partition));
                }
            });
        });
        return renamed;
    }

    /** That the cluster has left comes first: else its objects would seem to vanish one by one, and raise alerts. */
    private int remove(String cluster, Takeover writer) {
        var partition = kafka.partitioning().of(cluster);
        var keys = new LinkedHashMap<String, ProducerRecord<byte @Nullable [], byte @Nullable []>>();
        var heartbeat = cluster + HEARTBEAT;
        keys.put(heartbeat, removed(Topics.OBJECTS, partition, heartbeat));
        newest(Topics.OBJECTS, cluster)
                .keySet()
                .forEach(key -> keys.putIfAbsent(key, removed(Topics.OBJECTS, partition, key)));
        var all = new ArrayList<>(keys.values());
        newest(Topics.STATUS, cluster).keySet().forEach(key -> all.add(removed(Topics.STATUS, partition, key)));
        alerts(cluster).forEach(key -> all.add(removed(Topics.ALERTS, KnownAlerts.PARTITION.partition(), key)));
        writer.write(all);
        return all.size();
    }

    private static ProducerRecord<byte @Nullable [], byte @Nullable []> removed(
            String topic, int partition, String key) {
        return new ProducerRecord<>(topic, partition, key.getBytes(UTF_8), null);
    }

    private Set<String> alerts(String cluster) {
        var codec = new AlertCodec();
        var found = new HashSet<String>();
        newest(Topics.ALERTS, KnownAlerts.PARTITION.partition(), "").forEach((key, record) -> {
            try {
                codec.decode(record.key(), record.value())
                        .filter(alert -> alert.labels().get("cluster").equals(cluster))
                        .ifPresent(alert -> found.add(key));
            } catch (UndecodableException e) {
                LOG.debugf(e, "alert passed over key=%s", key);
            }
        });
        return found;
    }

    private Map<String, ConsumerRecord<byte[], byte[]>> newest(String topic, String cluster) {
        return newest(topic, kafka.partitioning().of(cluster), cluster + "/");
    }

    /** The newest record of each key that has a value, in the order of their publication. */
    private Map<String, ConsumerRecord<byte[], byte[]>> newest(String topic, int partition, String prefix) {
        var newest = new LinkedHashMap<String, ConsumerRecord<byte[], byte[]>>();
        reader.read(new TopicPartition(topic, partition), "clusters", record -> {
            var key = record.key() == null ? "" : new String(record.key(), UTF_8);
            if (!key.isEmpty() && key.startsWith(prefix)) {
                newest.remove(key);
                if (record.value() != null) {
                    newest.put(key, record);
                }
            }
        });
        return newest;
    }

    private Optional<ClusterEvent> event(byte[] key, ConsumerRecord<byte[], byte[]> record) {
        try {
            return decoder.decode(key, record.value(), record.headers()) instanceof Decoded.Event(ClusterEvent event)
                    ? Optional.of(event)
                    : Optional.empty();
        } catch (UndecodableException e) {
            // Whoever works with the records keeps a dead letter of it; here it is counted at most.
            return Optional.empty();
        }
    }

    private static <T> T told(String what, Supplier<T> step) {
        try {
            return step.get();
        } catch (KafkaException e) {
            throw new StreamException(
                    "Kafka could not be " + what + ": " + Reachability.reason(e) + ". Try again once it is well.", e);
        }
    }

    /** Counts the objects of each cluster of a partition. */
    private final class Census {
        private final Map<String, KnownCluster> found = new LinkedHashMap<>();

        Census(Map<String, ConsumerRecord<byte[], byte[]>> newest) {
            newest.values().forEach(record -> event(record.key(), record).ifPresent(event -> {
                var before =
                        found.getOrDefault(event.cluster(), new KnownCluster(event.cluster(), Optional.empty(), 0, 0));
                found.put(event.cluster(), counted(before, event));
            }));
        }

        List<KnownCluster> clusters() {
            return List.copyOf(found.values());
        }

        private static KnownCluster counted(KnownCluster before, ClusterEvent event) {
            return switch (event) {
                case ClusterEvent.Seen seen ->
                    new KnownCluster(before.name(), before.heartbeat(), before.live() + 1, before.gone());
                case ClusterEvent.Gone gone ->
                    new KnownCluster(before.name(), before.heartbeat(), before.live(), before.gone() + 1);
                case ClusterEvent.Beat(var heartbeat) ->
                    new KnownCluster(before.name(), Optional.of(heartbeat), before.live(), before.gone());
                case ClusterEvent.Forgotten forgotten -> before;
                case ClusterEvent.Left left -> before;
            };
        }
    }
}
