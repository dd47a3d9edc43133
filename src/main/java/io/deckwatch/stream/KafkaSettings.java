package io.deckwatch.stream;

import java.util.Map;
import java.util.OptionalInt;

/**
 * How to reach Kafka, and how topics are created there.
 *
 * @param bootstrapServers host and port of some brokers, separated by commas
 * @param client properties for all Kafka clients as they are, for TLS and SASL
 * @param partitions partitions of objects, history and status, if set; fixed at the first start
 * @param replication copies of each topic, if set
 * @param embedded whether this is the broker inside the process
 */
public record KafkaSettings(
        String bootstrapServers,
        Map<String, String> client,
        OptionalInt partitions,
        OptionalInt replication,
        boolean embedded) {

    /** The environment variable of {@link #bootstrapServers}, named in messages. */
    public static final String BOOTSTRAP_SERVERS = "KAFKA_BOOTSTRAP_SERVERS";

    /** The environment variable of {@link #partitions}, named in messages. */
    public static final String PARTITIONS = "DECKWATCH_PARTITIONS";

    /** The environment variable of {@link #replication}, named in messages. */
    public static final String REPLICATION = "DECKWATCH_REPLICATION";

    private static final int EMBEDDED_PARTITIONS = 4;
    private static final int OUTSIDE_PARTITIONS = 64;
    private static final int USUAL_REPLICATION = 3;

    public KafkaSettings {
        client = Map.copyOf(client);
        requirePositive(PARTITIONS, partitions);
        requirePositive(REPLICATION, replication);
    }

    /** Settings for the broker inside the process. */
    public static KafkaSettings embedded(String bootstrapServers) {
        return new KafkaSettings(bootstrapServers, Map.of(), OptionalInt.empty(), OptionalInt.empty(), true);
    }

    /** How many partitions new topics get. */
    int partitionsOfNewTopics() {
        return partitions.orElse(embedded ? EMBEDDED_PARTITIONS : OUTSIDE_PARTITIONS);
    }

    /** How many copies new topics get, in a Kafka of that many brokers. */
    short replicationOfNewTopics(int brokers) {
        return (short) replication.orElse(embedded ? 1 : Math.min(USUAL_REPLICATION, Math.max(1, brokers)));
    }

    private static void requirePositive(String setting, OptionalInt value) {
        if (value.isPresent() && (value.getAsInt() < 1 || value.getAsInt() > Short.MAX_VALUE)) {
            throw new IllegalArgumentException(
                    setting + " must be a number from 1 to " + Short.MAX_VALUE + ", not " + value.getAsInt() + ".");
        }
    }

    /** Without the client properties, which hold passwords. */
    @Override
    public String toString() {
        return "KafkaSettings[bootstrapServers=" + bootstrapServers + ", client=" + client.size()
                + " properties, partitions=" + partitions + ", replication=" + replication + ", embedded=" + embedded
                + "]";
    }
}
