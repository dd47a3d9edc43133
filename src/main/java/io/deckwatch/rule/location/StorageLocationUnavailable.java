package io.deckwatch.rule.location;

import io.deckwatch.event.Kind;
import io.deckwatch.event.LocationProjection;
import io.deckwatch.event.Phase;
import io.deckwatch.event.ScheduleProjection;
import io.deckwatch.rule.Facts;
import io.deckwatch.rule.Rule;
import io.deckwatch.rule.Severity;
import io.deckwatch.rule.Timing;
import io.deckwatch.rule.Verdict;
import io.deckwatch.rule.Words;
import io.deckwatch.state.ClusterView;
import io.deckwatch.state.Installation;
import io.deckwatch.state.ScheduleView;
import io.deckwatch.state.Subject;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A storage location is Unavailable. Critical where an enabled schedule uses it, by name or as the default, and a slot falls
 * within a day; warning where it is used otherwise; a note where nobody uses it.
 *
 * @param holdFor how long it must be Unavailable
 */
public record StorageLocationUnavailable(Duration holdFor) implements Rule {

    /** The alert's name. */
    public static final String NAME = "VeleroBackupStorageLocationUnavailable";

    private static final Duration SOON = Duration.ofHours(24);

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Set<Subject.Type> subjects() {
        return Set.of(Subject.Type.LOCATION);
    }

    @Override
    public Set<Kind> needs() {
        return Set.of(Kind.BACKUP_STORAGE_LOCATION, Kind.SCHEDULE);
    }

    @Override
    public Timing timing() {
        return Timing.after(holdFor);
    }

    @Override
    public Verdict evaluate(Subject subject, ClusterView view, Instant now) {
        var installation = view.installation(subject.namespace());
        var location = installation.flatMap(i -> i.location(subject.name()));
        if (location.isEmpty()) {
            return new Verdict.Retired("storage location deleted");
        }
        if (!location.get().life().phase().equals(Phase.UNAVAILABLE)) {
            return Verdict.fine();
        }
        return unavailable(location.get(), Use.of(location.get(), installation.get(), now), now);
    }

    private static Verdict unavailable(LocationProjection location, Use use, Instant now) {
        var name = location.key().name();
        var since = location.life().since();
        var facts = new TreeMap<>(Map.of(
                "since", since.toString(),
                "reason", location.message(),
                "owner", location.head().annotations().getOrDefault("owner", "")));
        if (use.nextSlot() != null) {
            facts.put("next_run", use.nextSlot().toString());
        }
        return new Verdict.Active(
                use.severity(now),
                since,
                use.mayChangeAt(now),
                Facts.of(
                        "Storage location " + name + " is Unavailable" + use.hits() + ".",
                        Words.because("Unavailable since " + Words.time(since), location.message()) + " "
                                + use.sentence(),
                        facts));
    }

    /**
     * Who uses a location.
     *
     * @param schedules enabled schedules that write to it
     * @param nextSlot the first slot of any of them
     * @param otherwise whether a schedule that is not enabled names it, it is the default, or backups lie there
     * @param backups how many backups lie there
     */
    private record Use(int schedules, @Nullable Instant nextSlot, boolean otherwise, int backups) {

        static Use of(LocationProjection location, Installation installation, Instant now) {
            var count = 0;
            Instant next = null;
            var named = location.spec().isDefault();
            for (var view : installation.schedules().values()) {
                var definition = view.definition();
                if (definition == null || !writesTo(installation, definition, location)) {
                    continue;
                }
                named = true;
                if (runs(definition)) {
                    count++;
                    var slot = slot(view, now).orElse(null);
                    next = slot != null && (next == null || slot.isBefore(next)) ? slot : next;
                }
            }
            var backups = installation.storage().lying(location.key().name());
            return new Use(count, next, named || backups > 0, backups);
        }

        private static boolean writesTo(
                Installation installation, ScheduleProjection schedule, LocationProjection location) {
            return installation
                    .locationOf(schedule)
                    .filter(l -> l.key().equals(location.key()))
                    .isPresent();
        }

        private static boolean runs(ScheduleProjection schedule) {
            return schedule.life().phase().equals(Phase.ENABLED)
                    && !schedule.memory().paused();
        }

        private static Optional<Instant> slot(ScheduleView view, Instant now) {
            return view.nextSlot(now);
        }

        Severity severity(Instant now) {
            if (nextSlot != null && !nextSlot.isAfter(now.plus(SOON))) {
                return Severity.CRITICAL;
            }
            return schedules > 0 || otherwise ? Severity.WARNING : Severity.INFO;
        }

        /** When the severity may be another one: a day before the next slot, and when that has passed. */
        @Nullable
        Instant mayChangeAt(Instant now) {
            if (nextSlot == null || !nextSlot.isAfter(now)) {
                return null;
            }
            var soon = nextSlot.minus(SOON);
            return soon.isAfter(now) ? soon : nextSlot;
        }

        String hits() {
            return switch (schedules) {
                case 0 -> "";
                case 1 -> ": 1 schedule cannot run";
                default -> ": " + schedules + " schedules cannot run";
            };
        }

        String sentence() {
            return backups == 0
                    ? "No backup is known to lie there."
                    : backups + (backups == 1 ? " backup lies" : " backups lie") + " there and cannot be restored now.";
        }
    }
}
