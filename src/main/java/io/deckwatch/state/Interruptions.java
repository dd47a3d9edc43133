package io.deckwatch.state;

import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The backups of one installation that a restart of the Velero server cut off. Confined to its view's thread. */
public final class Interruptions {

    /**
     * A backup that was cut off.
     *
     * @param at when the server was up again, as Velero writes it into the backup
     * @param backup the backup's name
     * @param scheduleName its schedule, or null
     */
    public record Interruption(
            Instant at, String backup, @Nullable String scheduleName) {
        /** Its schedule, if it has one. */
        public Optional<String> schedule() {
            return Optional.ofNullable(scheduleName);
        }
    }

    private final TreeSet<Interruption> known =
            new TreeSet<>(Comparator.comparing(Interruption::at).thenComparing(Interruption::backup));

    /** All of them, newest first. */
    public Stream<Interruption> newestFirst() {
        return known.descendingSet().stream();
    }

    void add(Installation.BackupEntry entry) {
        if (entry.run().isFailedByRestart()) {
            known.add(of(entry));
        }
    }

    void remove(Installation.BackupEntry entry) {
        if (entry.run().isFailedByRestart()) {
            known.remove(of(entry));
        }
    }

    private static Interruption of(Installation.BackupEntry entry) {
        return new Interruption(entry.run().ended(), entry.run().name(), entry.schedule());
    }
}
