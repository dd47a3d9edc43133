package io.deckwatch.config;

import java.nio.file.Path;
import java.util.Map;
import java.util.OptionalInt;

/**
 * Which Kafka holds what Deckwatch knows.
 *
 * @param dataDirectory the folder of the embedded broker
 * @param bootstrapServers of a Kafka outside, or an empty string for the embedded broker
 * @param clientProperties for all Kafka clients, without the prefix {@code kafka.}: TLS and SASL
 * @param partitions of new topics, if set
 * @param replication of new topics, if set
 * @param instance this process's name among evaluators, which stays over restarts; may be empty
 */
public record StorageSettings(
        Path dataDirectory,
        String bootstrapServers,
        Map<String, String> clientProperties,
        OptionalInt partitions,
        OptionalInt replication,
        String instance) {

    public StorageSettings {
        clientProperties = Map.copyOf(clientProperties);
    }

    /** Whether Deckwatch starts a broker of its own. */
    public boolean isEmbedded() {
        return bootstrapServers.isEmpty();
    }

    /** Without the client properties, which hold passwords. */
    @Override
    public String toString() {
        return "StorageSettings[dataDirectory=" + dataDirectory + ", bootstrapServers=" + bootstrapServers
                + ", clientProperties=" + clientProperties.keySet() + ", partitions=" + partitions + ", replication="
                + replication + "]";
    }
}
