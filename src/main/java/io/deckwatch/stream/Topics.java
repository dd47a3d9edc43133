package io.deckwatch.stream;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The topics: their names, and how each is set up. */
public final class Topics {

    /** The last known projection of each object, and heartbeats. */
    public static final String OBJECTS = "deckwatch.objects";

    /** The same events without heartbeats, never compacted. */
    public static final String HISTORY = "deckwatch.history";

    /** One small record a cluster and a schedule. */
    public static final String STATUS = "deckwatch.status";

    /** The present state of each alert. */
    public static final String ALERTS = "deckwatch.alerts";

    /** Silences and acknowledgements. */
    public static final String SILENCES = "deckwatch.silences";

    /** The notification log. */
    public static final String DELIVERIES = "deckwatch.deliveries";

    /** What happened. */
    public static final String JOURNAL = "deckwatch.journal";

    /** Records that could not be read, messages that could not be delivered. */
    public static final String DEAD_LETTERS = "deckwatch.dead-letters";

    /** Those whose records have the partition of their cluster. */
    static final List<String> BY_CLUSTER = List.of(OBJECTS, HISTORY, STATUS);

    static final String CLEANUP_POLICY = "cleanup.policy";
    static final String TIMESTAMP_TYPE = "message.timestamp.type";

    private static final String COMPACT = "compact";

    private static final Duration QUARTER = Duration.ofDays(90);
    private static final Duration YEAR_AND_A_MONTH = Duration.ofDays(400);

    /** What all topics have. Domain time is in the payload only, so nobody's clock can spoil retention. */
    private static final Map<String, String> EACH = Map.of(
            TIMESTAMP_TYPE, "LogAppendTime", "compression.type", "zstd", "segment.bytes", Integer.toString(64 << 20));

    /** Without these a compacted topic of little traffic would hardly ever be compacted. */
    private static final Map<String, String> COMPACTED = Map.of(
            CLEANUP_POLICY,
            COMPACT,
            "segment.ms",
            millis(Duration.ofHours(6)),
            "min.cleanable.dirty.ratio",
            "0.1",
            "max.compaction.lag.ms",
            millis(Duration.ofDays(1)));

    private Topics() {}

    /**
     * How one topic is set up.
     *
     * @param name the topic
     * @param byCluster whether its records have the partition of their cluster; else it has one partition
     * @param config its settings
     */
    record Shape(String name, boolean byCluster, Map<String, String> config) {
        Shape {
            config = Map.copyOf(config);
        }

        int partitions(int byClusterPartitions) {
            return byCluster ? byClusterPartitions : 1;
        }
    }

    /** All topics. */
    static List<Shape> all() {
        return List.of(
                compacted(OBJECTS),
                kept(HISTORY, QUARTER),
                compacted(STATUS),
                compacted(ALERTS),
                compacted(SILENCES),
                compacted(DELIVERIES),
                kept(JOURNAL, YEAR_AND_A_MONTH),
                kept(DEAD_LETTERS, QUARTER));
    }

    /** Whether it is one of Deckwatch's topics. */
    public static boolean isOurs(String topic) {
        return all().stream().anyMatch(shape -> shape.name().equals(topic));
    }

    /** Whether the last record of a key is its state. */
    public static boolean isCompacted(String topic) {
        return all().stream()
                .anyMatch(shape -> shape.name().equals(topic)
                        && COMPACT.equals(shape.config().get(CLEANUP_POLICY)));
    }

    private static Shape compacted(String name) {
        return shape(name, COMPACTED);
    }

    private static Shape kept(String name, Duration retention) {
        return shape(name, Map.of(CLEANUP_POLICY, "delete", "retention.ms", millis(retention)));
    }

    private static Shape shape(String name, Map<String, String> own) {
        var config = new HashMap<>(EACH);
        config.putAll(own);
        return new Shape(name, BY_CLUSTER.contains(name), config);
    }

    private static String millis(Duration duration) {
        return Long.toString(duration.toMillis());
    }
}
