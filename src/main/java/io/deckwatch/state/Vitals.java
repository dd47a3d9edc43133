package io.deckwatch.state;

import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * How the process that evaluates is doing itself.
 *
 * @param behindSince since when it has not once evaluated all there is; null while it keeps up
 * @param failing the receivers whose last attempt failed, and since when none succeeded
 * @param deadLetterAt when the last record or message was put aside that nobody replayed; null if there is none
 * @param refused files of the user's that are not taken, by the component that goes by them
 * @param disk the disk of the embedded broker; null if Kafka is elsewhere
 */
public record Vitals(
        @Nullable Instant behindSince,
        Map<String, Instant> failing,
        @Nullable Instant deadLetterAt,
        Map<String, Refusal> refused,
        @Nullable Disk disk) {

    /** All is well, as far as is known. */
    public static final Vitals WELL = new Vitals(null, Map.of(), null, Map.of(), null);

    /**
     * Files that are not taken, so that what was before stays in force.
     *
     * @param since when they were refused first
     * @param files what they are, for example {@code The file of notifications}
     * @param fault the first thing that is wrong with them
     */
    public record Refusal(Instant since, String files, String fault) {}

    /**
     * A disk.
     *
     * @param directory the folder with the data
     * @param freeBytes how much can still be written
     */
    public record Disk(String directory, long freeBytes) {}

    public Vitals {
        failing = Collections.unmodifiableMap(new TreeMap<>(failing));
        refused = Collections.unmodifiableMap(new TreeMap<>(refused));
    }
}
