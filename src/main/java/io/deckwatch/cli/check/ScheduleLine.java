package io.deckwatch.cli.check;

import io.deckwatch.rule.Severity;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * One schedule, as the table shows it.
 *
 * @param name namespace of the installation and name of the schedule
 * @param cron its cron as written
 * @param lastGood the start of its newest good backup
 * @param rpo how old that may become; empty if its cron cannot be read, or if there is no good backup and none was asked for
 * @param nextRun when it runs next; empty while it is paused
 * @param paused whether it is paused
 * @param worst the worst alert about it
 */
public record ScheduleLine(
        Name name,
        String cron,
        Optional<Instant> lastGood,
        Optional<Duration> rpo,
        Optional<Instant> nextRun,
        boolean paused,
        Severity worst) {

    /**
     * A schedule's place.
     *
     * @param namespace the namespace of the Velero installation
     * @param schedule its name
     */
    public record Name(String namespace, String schedule) {}

    /** Whether nothing worse than a note is to be said about it. */
    public boolean isHealthy() {
        return worst.compareTo(Severity.WARNING) < 0;
    }

    /** The verdict in a word or two. */
    public String verdict() {
        return switch (worst) {
            case CRITICAL, WARNING -> worst.label();
            case INFO, NONE -> paused ? "paused" : lastGood.isEmpty() ? "no good backup yet" : "healthy";
        };
    }
}
