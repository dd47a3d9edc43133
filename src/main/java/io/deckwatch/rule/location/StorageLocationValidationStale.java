package io.deckwatch.rule.location;

import io.deckwatch.diagnosis.Symptom;
import io.deckwatch.event.LocationProjection;
import io.deckwatch.rule.Facts;
import io.deckwatch.rule.Severity;
import io.deckwatch.rule.Timing;
import io.deckwatch.rule.Verdict;
import io.deckwatch.rule.Words;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Velero has stopped to validate its storage locations: its server is down, and while it is, nothing in its objects changes.
 * One cause, one page: the alert is about the installation, not about each location. A sign of life at another location
 * refutes it.
 *
 * @param least how old a validation may be at least
 * @param times how many times its interval a validation may be old
 */
public record StorageLocationValidationStale(Duration least, int times) implements InstallationRule {

    /** The alert's name. */
    public static final String NAME = "VeleroBackupStorageLocationValidationStale";

    /** How long it must be overdue, so that a restart of the server on another node is none. */
    private static final Duration HOLD = Duration.ofMinutes(5);

    /** What was to run meanwhile begins when the server is back, and is not told of as late before it could. */
    private static final Duration CATCHING_UP = Duration.ofMinutes(5);

    /** With the defaults of all thresholds. */
    public static final StorageLocationValidationStale STANDARD =
            new StorageLocationValidationStale(Duration.ofMinutes(5), 5);

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Timing timing() {
        return new Timing(HOLD, CATCHING_UP);
    }

    @Override
    public Verdict judge(InstallationCase c) {
        var alive = c.locations().stream()
                .map(StorageLocationValidationStale::lastSign)
                .reduce(Instant.MIN, StorageLocationValidationStale::later);
        Instant since = null;
        Instant next = null;
        for (var location : c.locations()) {
            var overdue = Validations.overdueAt(location, least, times).orElse(null);
            if (overdue == null || alive.isAfter(overdue)) {
                continue;
            }
            if (overdue.isAfter(c.now())) {
                next = next == null || overdue.isBefore(next) ? overdue : next;
            } else {
                since = since == null || overdue.isBefore(since) ? overdue : since;
            }
        }
        return since == null ? Verdict.fineUntil(next) : stale(c, since, alive, next);
    }

    private static Instant lastSign(LocationProjection location) {
        var checks = location.checks();
        var validated = checks.validated() == null ? Instant.MIN : checks.validated();
        return checks.synced() == null ? validated : later(validated, checks.synced());
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private static Verdict stale(InstallationCase c, Instant since, Instant alive, @Nullable Instant next) {
        var running = c.running();
        var reason = "no validation since " + Words.time(alive);
        var annotations = c.about(since, reason);
        var slot = annotations.containsKey("next_run") ? Instant.parse(annotations.get("next_run")) : null;
        return new Verdict.Active(
                running.isEmpty() ? Severity.WARNING : Severity.CRITICAL,
                since,
                slot != null && (next == null || slot.isBefore(next)) ? slot : next,
                Facts.of(
                                "Velero in namespace " + c.subject().namespace()
                                        + " is down: it has looked at no storage location" + " since "
                                        + Words.time(alive)
                                        + ".",
                                "The server validates its storage locations all the time, and has stopped. While it is"
                                        + " down no backup starts, none is deleted, restores wait, and all objects look as"
                                        + " they were. "
                                        + (running.isEmpty()
                                                ? "No schedule is enabled there."
                                                : "Schedules that do not run: " + Words.list(running.keySet()) + "."),
                                annotations)
                        .with(new Symptom(reason, Map.of("kind", "BackupStorageLocation"))));
    }
}
