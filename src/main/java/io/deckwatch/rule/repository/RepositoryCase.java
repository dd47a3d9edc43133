package io.deckwatch.rule.repository;

import io.deckwatch.cron.GoDuration;
import io.deckwatch.event.LocationProjection;
import io.deckwatch.event.Phase;
import io.deckwatch.event.RepositoryProjection;
import io.deckwatch.rule.Facts.Cause;
import io.deckwatch.rule.Verdict;
import io.deckwatch.rule.location.Outage;
import io.deckwatch.rule.location.StorageLocationUnavailable;
import io.deckwatch.state.ClusterView;
import io.deckwatch.state.Subject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One repository before its judges.
 *
 * @param subject the repository
 * @param repository the BackupRepository
 * @param location where it lies; null if that is not known
 * @param now the time of the verdict
 */
record RepositoryCase(
        Subject subject,
        RepositoryProjection repository,
        @Nullable LocationProjection location,
        Instant now) {

    /** The most that the server's flag for validations is expected to say. */
    private static final Duration UNKNOWN_INTERVAL = Duration.ofMinutes(12);

    private static final Duration MARGIN = Duration.ofMinutes(1);

    /** The verdict of a rule; none about repositories in a location that is read-only, which Velero leaves as they are. */
    static Verdict judge(Subject subject, ClusterView view, Instant now, Function<RepositoryCase, Verdict> rule) {
        var installation = view.installation(subject.namespace());
        var repository = installation.flatMap(i -> i.upkeep().repository(subject.name()));
        if (repository.isEmpty()) {
            return new Verdict.Retired("repository deleted");
        }
        var location =
                installation.flatMap(i -> i.location(repository.get().spec().location()));
        return location.filter(l -> l.spec().readOnly()).isPresent()
                ? Verdict.fine()
                : rule.apply(new RepositoryCase(subject, repository.get(), location.orElse(null), now));
    }

    /** Whether Velero can use the location, as far as it said. */
    boolean isLocationAvailable() {
        return location == null || location.life().phase().equals(Phase.AVAILABLE);
    }

    /** Whether what ended then ended in an outage of the location that is over, and so tells nothing of now. */
    boolean metOutage(@Nullable Instant ended) {
        return location != null
                && ended != null
                && Outage.of(location).stream().anyMatch(outage -> outage.isOver() && outage.met(ended, ended));
    }

    /** The Unavailable location, as a cause. */
    List<Cause> unavailableLocation() {
        return isLocationAvailable()
                ? List.of()
                : List.of(new Cause(
                        StorageLocationUnavailable.NAME,
                        Subject.of(
                                Subject.Type.LOCATION,
                                subject.cluster(),
                                subject.namespace(),
                                repository.spec().location())));
    }

    /** When nobody looks after repositories because the server shows no sign of life; empty where that cannot be told. */
    Optional<Instant> serverDownAt() {
        var validated = location == null ? null : location.checks().validated();
        if (location == null || validated == null) {
            return Optional.empty();
        }
        var interval = Optional.ofNullable(location.spec().validationFrequency())
                .flatMap(GoDuration::parse)
                .orElse(UNKNOWN_INTERVAL);
        return interval.isPositive()
                ? Optional.of(validated.plus(interval.multipliedBy(2)).plus(MARGIN))
                : Optional.empty();
    }

    /** For example {@code kopia repository of namespace shop in location default}. */
    String title() {
        var spec = repository.spec();
        return (spec.type().isEmpty() ? "The" : "The " + spec.type()) + " repository of namespace "
                + spec.volumeNamespace() + " in location " + spec.location();
    }

    static Map<String, String> facts(Instant since, String reason) {
        return Map.of("since", since.toString(), "reason", reason);
    }
}
