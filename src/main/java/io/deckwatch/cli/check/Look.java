package io.deckwatch.cli.check;

import io.deckwatch.alert.Alert;
import io.deckwatch.alert.AlertState;
import io.deckwatch.event.Heartbeat.KindState;
import io.deckwatch.event.Kind;
import io.deckwatch.rule.Severity;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/**
 * What one look at a cluster found.
 *
 * @param at as of when
 * @param listing what was read
 * @param alerts those that fire or are pending, the worst first; the watchdog is not among them
 * @param schedules all schedules by name
 */
public record Look(Instant at, Listing listing, List<Alert> alerts, List<ScheduleLine> schedules) {

    /** The exit code when Backups or Schedules could not be read, or the cluster not reached. */
    public static final int BLIND = 3;

    public Look {
        alerts = List.copyOf(alerts);
        schedules = List.copyOf(schedules);
    }

    /** The alerts that fire and are not inhibited. */
    public Stream<Alert> firing() {
        return alerts.stream().filter(alert -> alert.isFiring() && !alert.isInhibited());
    }

    /** The alerts whose condition holds, but not yet for long enough as far as one look can tell. */
    public Stream<Alert> pending() {
        return alerts.stream().filter(alert -> alert.state() instanceof AlertState.Pending && !alert.isInhibited());
    }

    /** The alerts that another one explains. */
    public Stream<Alert> inhibited() {
        return alerts.stream().filter(Alert::isInhibited);
    }

    /**
     * 0 for nothing or notes only, 1 for warnings, 2 for something critical, 3 if Backups or Schedules could not be read. A
     * pending alert counts: one look has no memory, so what is broken now may have been broken for long. An inhibited one
     * does not, since its cause does.
     */
    public int exitCode() {
        if (isBlindFor(Kind.BACKUP) || isBlindFor(Kind.SCHEDULE)) {
            return BLIND;
        }
        var worst = Stream.concat(firing(), pending()).map(Alert::severity).reduce(Severity.NONE, Look::worse);
        return switch (worst) {
            case NONE, INFO -> 0;
            case WARNING -> 1;
            case CRITICAL -> 2;
        };
    }

    /** How many of the schedules are healthy. */
    public long healthySchedules() {
        return schedules.stream().filter(ScheduleLine::isHealthy).count();
    }

    private boolean isBlindFor(Kind kind) {
        return listing.kind(kind).state() != KindState.LIVE;
    }

    static Severity worse(Severity one, Severity other) {
        return one.compareTo(other) >= 0 ? one : other;
    }
}
