package io.deckwatch.broker;

import java.nio.file.Path;
import java.time.Duration;

/**
 * Where the embedded broker keeps its data, and what it asks of that place.
 *
 * @param dataDirectory holds the lock file and the directory {@code kafka}; made absolute
 * @param minimumFreeBytes the broker does not start with less free space than this
 * @param startLimit the longest a start may take, recovery after an unclean stop included
 */
public record BrokerSettings(Path dataDirectory, long minimumFreeBytes, Duration startLimit) {
    /**
     * Lower than the 200 MiB at which a running Deckwatch stops writing history: after a restart alerts must still go on.
     */
    private static final long DEFAULT_MINIMUM_FREE_BYTES = 64L << 20;

    private static final Duration DEFAULT_START_LIMIT = Duration.ofMinutes(3);

    public BrokerSettings {
        dataDirectory = dataDirectory.toAbsolutePath().normalize();
        if (minimumFreeBytes < 0) {
            throw new IllegalArgumentException("minimumFreeBytes must not be negative");
        }
        if (!startLimit.isPositive()) {
            throw new IllegalArgumentException("startLimit must be positive");
        }
    }

    /** Settings that suit most machines. */
    public static BrokerSettings defaults(Path dataDirectory) {
        return new BrokerSettings(dataDirectory, DEFAULT_MINIMUM_FREE_BYTES, DEFAULT_START_LIMIT);
    }
}
