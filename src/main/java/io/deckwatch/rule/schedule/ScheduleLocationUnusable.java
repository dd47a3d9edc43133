package io.deckwatch.rule.schedule;

import io.deckwatch.event.Kind;
import io.deckwatch.event.LocationProjection;
import io.deckwatch.event.Phase;
import io.deckwatch.rule.Facts;
import io.deckwatch.rule.Facts.Cause;
import io.deckwatch.rule.Rule;
import io.deckwatch.rule.Severity;
import io.deckwatch.rule.Timing;
import io.deckwatch.rule.Verdict;
import io.deckwatch.rule.location.StorageLocationReadOnlyInUse;
import io.deckwatch.rule.location.StorageLocationUnavailable;
import io.deckwatch.state.ClusterView;
import io.deckwatch.state.Subject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The storage location of a schedule takes no backups: its template names one that does not exist, or it is read-only or
 * Unavailable. Velero refuses each of its runs then. What is wrong with a location that exists is told once, of the
 * location, which explains this.
 */
public record ScheduleLocationUnusable() implements Rule {

    /** The alert's name. */
    public static final String NAME = "VeleroScheduleLocationUnusable";

    /** Long enough for locations and schedules that are applied one after the other, or replaced. */
    private static final Duration HOLD = Duration.ofMinutes(10);

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Set<Subject.Type> subjects() {
        return Set.of(Subject.Type.SCHEDULE);
    }

    @Override
    public Set<Kind> needs() {
        return Set.of(Kind.SCHEDULE, Kind.BACKUP_STORAGE_LOCATION, Kind.BACKUP);
    }

    @Override
    public Timing timing() {
        return Timing.after(HOLD);
    }

    @Override
    public Verdict evaluate(Subject subject, ClusterView view, Instant now) {
        return ScheduleCase.judge(subject, view, now, ScheduleLocationUnusable::judge);
    }

    private static Verdict judge(ScheduleCase c) {
        if (!c.isEnabled()) {
            return Verdict.fine();
        }
        var location = c.installation().locationOf(c.definition());
        var named = c.definition().template().location();
        if (location.isPresent()) {
            return known(c, location.get());
        }
        return named == null
                ? Verdict.fine()
                : active(
                        c,
                        latest(c, c.installation().locationLostAt(named)),
                        "storage location " + named + ", which its template names, does not exist",
                        List.of());
    }

    private static Verdict known(ScheduleCase c, LocationProjection location) {
        var name = "storage location " + location.key().name();
        if (location.life().phase().equals(Phase.UNAVAILABLE)) {
            var since = latest(c, Optional.of(location.life().since()));
            return active(
                    c, since, name + " is Unavailable", List.of(c.about(StorageLocationUnavailable.NAME, location)));
        }
        return location.spec().readOnly()
                ? active(
                        c,
                        latest(c, Optional.ofNullable(location.memory().accessChangedAt())),
                        name + " is read-only",
                        List.of(c.about(StorageLocationReadOnlyInUse.NAME, location)))
                : Verdict.fine();
    }

    /** The last time at which it may have begun. */
    private static Instant latest(ScheduleCase c, Optional<Instant> of) {
        var memory = c.definition().memory();
        return Stream.of(of, Optional.ofNullable(memory.unpausedAt()), Optional.ofNullable(memory.locationChangedAt()))
                .flatMap(Optional::stream)
                .reduce(c.definition().head().created(), (a, b) -> a.isAfter(b) ? a : b);
    }

    private static Verdict active(ScheduleCase c, Instant since, String reason, List<Cause> causes) {
        return new Verdict.Active(
                Severity.WARNING,
                since,
                ScheduleFacts.promise(c).mayChangeAt(),
                new Facts(
                        "Schedule " + c.subject().name() + " cannot run: " + reason + ".",
                        "Velero refuses each of its runs (FailedValidation) as long as that is so. "
                                + ScheduleFacts.lastGood(c),
                        ScheduleFacts.about(c, since, reason),
                        causes));
    }
}
