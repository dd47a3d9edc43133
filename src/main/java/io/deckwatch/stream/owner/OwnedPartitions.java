package io.deckwatch.stream.owner;

import io.deckwatch.evaluation.Evaluation;
import io.deckwatch.rule.Rule;
import io.deckwatch.state.Subject;
import io.deckwatch.stream.EndOffsets;
import io.deckwatch.stream.Kafka;
import io.deckwatch.stream.KnownAlerts;
import io.deckwatch.stream.Topics;
import io.deckwatch.stream.wire.EventDecoder;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** The partitions that this process owns, from assignment over catching up to giving them up. Confined to the owner's thread. */
final class OwnedPartitions {

    private static final Logger LOG = Logger.getLogger(OwnerLoop.class);
    private static final Duration COMMIT_LIMIT = Duration.ofSeconds(8);

    private final Kafka kafka;
    private final Consumer<byte[], byte[]> consumer;
    private final Supplier<Evaluation> evaluations;
    private final OwnerObserver observer;
    private final Arrivals arrivals;
    private final boolean speaks;
    private final Set<Integer> waiting = new TreeSet<>();
    private final Map<Integer, OwnedPartition> owned = new TreeMap<>();
    private boolean joined;
    private final WarnOnce opening = new WarnOnce(LOG);
    private final WarnOnce writing = new WarnOnce(LOG);

    /**
     * None yet.
     *
     * @param speaks whether this process is to be the only one that speaks for its partitions; else it only looks on
     */
    OwnedPartitions(
            Kafka kafka,
            Consumer<byte[], byte[]> consumer,
            Supplier<Evaluation> evaluations,
            OwnerObserver observer,
            boolean speaks) {
        this.kafka = kafka;
        this.consumer = consumer;
        this.evaluations = evaluations;
        this.observer = observer;
        this.speaks = speaks;
        // What cannot be read is put aside once, by who speaks for the partition.
        this.arrivals = new Arrivals(new EventDecoder(), speaks ? kafka.deadLetters()::add : letter -> {});
    }

    /** Partitions are read from their beginning, but not before this process is the only one that may speak for them. */
    void assigned(Collection<TopicPartition> assigned) {
        joined = true;
        consumer.pause(assigned);
        assigned.forEach(partition -> waiting.add(partition.partition()));
    }

    /** Opens what is assigned, as far as Kafka lets it. */
    void open() {
        if (waiting.isEmpty()) {
            return;
        }
        try {
            open(List.copyOf(waiting));
            opening.over("Partitions are opened again.");
        } catch (KafkaException e) {
            opening.warn("A partition cannot be opened, it is tried again.", e);
        }
    }

    private void open(Collection<Integer> numbers) {
        if (!speaks) {
            begin(numbers.stream()
                    .map(number -> new Fence.Held(number, Optional.empty()))
                    .toList());
            return;
        }
        // Only a member of the present generation can commit: a process that was frozen learns here that it lost its
        // place.
        consumer.commitSync(
                numbers.stream()
                        .collect(Collectors.toMap(OwnedPartitions::objects, number -> new OffsetAndMetadata(0))),
                COMMIT_LIMIT);
        var fence = Fence.against(kafka.clients(), numbers);
        try {
            begin(fence.held());
        } catch (KafkaException e) {
            fence.close();
            throw e;
        }
        fence.failure().ifPresent(failure -> {
            throw failure;
        });
    }

    /** The ends and the alerts are read after the fence, because until then the predecessor may have written. */
    private void begin(List<Fence.Held> held) {
        if (held.isEmpty()) {
            return;
        }
        var partitions = held.stream().map(one -> objects(one.partition())).toList();
        var targets = new EndOffsets(kafka.clients()).of(partitions);
        var alerts = KnownAlerts.read(kafka).alerts().stream()
                .filter(alert -> speaks || !alert.labels().get("cluster").equals(Subject.NO_CLUSTER))
                .collect(Collectors.groupingBy(
                        alert -> kafka.partitioning().of(alert.labels().get("cluster"))));
        for (var one : held) {
            var number = one.partition();
            var evaluation = evaluations.get();
            alerts.getOrDefault(number, List.of()).forEach(evaluation::restore);
            var target = targets.getOrDefault(objects(number), 0L);
            owned.put(number, new OwnedPartition(number, evaluation, one.producer(), target));
            waiting.remove(number);
            LOG.debugf("partition opened partition=%d", number);
        }
        consumer.seekToBeginning(partitions);
        consumer.resume(partitions);
    }

    private static TopicPartition objects(int number) {
        return new TopicPartition(Topics.OBJECTS, number);
    }

    void take(ConsumerRecords<byte[], byte[]> records, Instant now) {
        for (var from : records.partitions()) {
            var partition = owned.get(from.partition());
            if (partition != null) {
                arrivals.of(records.records(from))
                        .forEach(arrival -> partition.take(arrival.event(), arrival.appended(), now));
            }
        }
    }

    /** This process was away for a while: nothing is said of a cluster until it is heard of again. */
    void awoke(Instant now) {
        owned.values().forEach(partition -> partition.evaluation().awoke(now));
    }

    /** Judges by other rules from now on. */
    void reload(List<Rule> rules, Instant now) {
        owned.values().forEach(partition -> partition.reload(rules, now));
    }

    /** Judges what is due in each partition. */
    void step(Instant now) {
        for (var partition : owned.values()) {
            var at = objects(partition.number());
            if (partition.step(partition.isCaughtUp() ? partition.target() : consumer.position(at), now)) {
                LOG.infof(
                        "partition caught up partition=%d clusters=%d",
                        partition.number(), partition.evaluation().views().size());
            }
            if (partition.isCaughtUp()) {
                partition.look(now, consumer.currentLag(at).orElse(0)).ifPresent(standing -> {
                    observer.stands(partition.number(), standing);
                    reportTo(partition, now);
                });
            }
        }
    }

    /** One partition is that of Deckwatch itself, so that one process speaks for it, also after a start. */
    private void reportTo(OwnedPartition partition, Instant now) {
        if (speaks && partition.number() == kafka.partitioning().of(Subject.NO_CLUSTER)) {
            observer.vitals().ifPresent(vitals -> partition.report(vitals, now));
        }
    }

    /** Writes what changed. What Kafka does not take now is tried again; what it never will, because of a fence, is given up. */
    void publish() {
        for (var partition : List.copyOf(owned.values())) {
            var trouble = partition.publish();
            if (trouble.isEmpty()) {
                writing.over("Alerts are written again.");
            } else if (trouble.get().passing()) {
                writing.warn(
                        "Alerts cannot be written, they are tried again.",
                        trouble.get().reason());
            } else {
                LOG.warnf(
                        "partition given up partition=%d reason=%s",
                        partition.number(), trouble.get().reason().getMessage());
                giveUp(partition);
                // If nobody took over after all, this process opens it again, once it is sure to be a member.
                reopen(partition.number());
            }
        }
    }

    private void reopen(int number) {
        var partition = objects(number);
        if (consumer.assignment().contains(partition)) {
            assigned(List.of(partition));
        }
    }

    void giveUp(Collection<TopicPartition> partitions) {
        for (var partition : partitions) {
            waiting.remove(partition.partition());
            var given = owned.get(partition.partition());
            if (given != null) {
                giveUp(given);
            }
        }
    }

    void giveUpAll() {
        List.copyOf(owned.values()).forEach(this::giveUp);
    }

    private void giveUp(OwnedPartition partition) {
        owned.remove(partition.number());
        partition.close();
        observer.givenUp(partition.number());
    }

    /** Who is a member and was given nothing stands by, and has nothing to catch up with. */
    boolean areCaughtUp() {
        return joined && waiting.isEmpty() && owned.values().stream().allMatch(OwnedPartition::isCaughtUp);
    }

    List<Evaluation> evaluations() {
        return owned.values().stream()
                .filter(OwnedPartition::isCaughtUp)
                .map(OwnedPartition::evaluation)
                .toList();
    }

    @Nullable
    Instant nextDeadline() {
        return owned.values().stream()
                .filter(OwnedPartition::isCaughtUp)
                .flatMap(partition -> partition.evaluation().nextDeadline().stream())
                .min(Instant::compareTo)
                .orElse(null);
    }
}
