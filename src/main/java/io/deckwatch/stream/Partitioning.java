package io.deckwatch.stream;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import java.util.stream.IntStream;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.utils.Utils;

/**
 * Which partition a cluster has in the topics {@code objects}, {@code history} and {@code status}: one cluster is one partition,
 * so that all of its events have one order.
 *
 * @param count the number of partitions, the same in all three topics
 */
public record Partitioning(int count) {

    public Partitioning {
        if (count < 1) {
            throw new IllegalArgumentException("A topic has at least one partition, not " + count);
        }
    }

    /** The partition of the cluster of that name, as Kafka's own partitioner would place a key of that name. */
    public int of(String cluster) {
        return Utils.toPositive(Utils.murmur2(cluster.getBytes(UTF_8))) % count;
    }

    /** All partitions of one of these topics. */
    public List<TopicPartition> all(String topic) {
        return IntStream.range(0, count)
                .mapToObj(number -> new TopicPartition(topic, number))
                .toList();
    }
}
