package io.deckwatch.rule.location;

import io.deckwatch.event.Kind;
import io.deckwatch.event.LocationProjection;
import io.deckwatch.event.Phase;
import io.deckwatch.rule.Facts;
import io.deckwatch.rule.Facts.Cause;
import io.deckwatch.rule.Rule;
import io.deckwatch.rule.Severity;
import io.deckwatch.rule.Timing;
import io.deckwatch.rule.Verdict;
import io.deckwatch.rule.Words;
import io.deckwatch.state.ClusterView;
import io.deckwatch.state.Run;
import io.deckwatch.state.Shelf;
import io.deckwatch.state.Storage;
import io.deckwatch.state.Subject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Backups have expired and are still there: Velero's garbage collection does not work, storage fills and costs. Time in which
 * Velero could not do it, because it was down or the location was away, does not count.
 *
 * @param after how long after its expiry a backup may be there
 */
public record ExpiredNotCollected(Duration after) implements Rule {

    /** The alert's name. */
    public static final String NAME = "VeleroExpiredNotCollected";

    /** The default of {@link #after}: garbage collection runs once an hour, and may miss one time. */
    public static final Duration AFTER = Duration.ofHours(2);

    /** Many that expired together are deleted one after the other. */
    private static final Duration HOLD = Duration.ofMinutes(30);

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
        return Set.of(Kind.BACKUP_STORAGE_LOCATION, Kind.BACKUP);
    }

    @Override
    public Timing timing() {
        return Timing.after(HOLD);
    }

    @Override
    public Verdict evaluate(Subject subject, ClusterView view, Instant now) {
        var storage = view.installation(subject.namespace()).map(installation -> installation.storage());
        var shelf = storage.flatMap(s -> s.shelf(subject.name()));
        return shelf.isEmpty() ? Verdict.fine() : judge(subject, storage.get(), shelf.get(), now);
    }

    private Verdict judge(Subject subject, Storage storage, Shelf shelf, Instant now) {
        var location = Optional.ofNullable(storage.locations().get(subject.name()));
        var first = shelf.expiries().first();
        if (first.isEmpty() || location.filter(ExpiredNotCollected::isAway).isPresent()) {
            return Verdict.fine();
        }
        var due = later(
                        first.get().expires(),
                        location.flatMap(ExpiredNotCollected::hindered).orElse(Instant.MIN))
                .plus(after);
        if (now.isBefore(due)) {
            return Verdict.fineUntil(due);
        }
        var limit = now.minus(after);
        var next = shelf.expiries().firstAfter(limit).map(Run::expires).map(at -> at.plus(after));
        return new Verdict.Active(
                location.filter(l -> l.spec().readOnly()).isPresent() ? Severity.INFO : Severity.WARNING,
                due,
                next.orElse(null),
                facts(subject, location, first.get(), shelf.expiries().countUntil(limit), due));
    }

    private static boolean isAway(LocationProjection location) {
        return !location.life().phase().equals(Phase.AVAILABLE);
    }

    /** Until when Velero could not collect there, as far as that was seen. */
    private static Optional<Instant> hindered(LocationProjection location) {
        return Stream.of(
                        location.life().since(),
                        location.memory().resumedAt(),
                        location.memory().accessChangedAt())
                .filter(Objects::nonNull)
                .max(Instant::compareTo);
    }

    private static Instant later(@Nullable Instant one, Instant other) {
        return one != null && one.isAfter(other) ? one : other;
    }

    private static Facts facts(
            Subject subject, Optional<LocationProjection> location, Run first, int count, Instant since) {
        var reason = location.isEmpty() ? "the storage location does not exist" : first.gcFailure();
        Map<String, String> annotations = new TreeMap<>(Map.of("since", since.toString(), "reason", reason));
        location.ifPresent(l -> annotations.put("owner", l.head().annotations().getOrDefault("owner", "")));
        return new Facts(
                (count == 1 ? "1 expired backup is" : count + " expired backups are")
                        + " not removed from storage location " + subject.name() + ".",
                Words.because(
                                "The oldest is " + first.name() + ", which expired "
                                        + Words.time(Objects.requireNonNull(first.expires())),
                                reason)
                        + " Velero should remove it within an hour or two. Until it does, storage fills, and what"
                        + " should be gone can still be read.",
                annotations,
                List.of(
                        new Cause(
                                StorageLocationValidationStale.NAME,
                                Subject.installation(subject.cluster(), subject.namespace())),
                        new Cause(StorageLocationReadOnlyInUse.NAME, subject),
                        new Cause(DeletionFailing.NAME, subject)));
    }
}
