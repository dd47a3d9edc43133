package io.deckwatch.rule.repository;

import io.deckwatch.event.RepositoryProjection.MaintenanceRun;
import io.deckwatch.rule.Facts;
import io.deckwatch.rule.Severity;
import io.deckwatch.rule.Symptoms;
import io.deckwatch.rule.Verdict;
import io.deckwatch.rule.Words;
import java.time.Instant;
import java.util.Optional;

/**
 * The upkeep of a repository fails again and again (Velero 1.16 and later): it grows, since nothing that expired is removed.
 *
 * @param runs how many in a row must have failed; Velero keeps three
 */
public record RepositoryMaintenanceFailing(int runs) implements RepositoryRule {

    /** The alert's name. */
    public static final String NAME = "VeleroRepositoryMaintenanceFailing";

    /** All that Velero remembers. */
    public static final int RUNS = 3;

    public RepositoryMaintenanceFailing {
        if (runs < 1) {
            throw new IllegalArgumentException("runs must be positive, but are " + runs);
        }
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Verdict judge(RepositoryCase c) {
        var recent = c.repository().maintenance().recent();
        if (recent.size() < runs) {
            return Verdict.fine();
        }
        var last = recent.subList(recent.size() - runs, recent.size());
        if (!last.stream().allMatch(run -> run.result().equals("Failed") && !c.metOutage(run.completed()))) {
            return Verdict.fine();
        }
        var newest = last.getLast();
        var since = ended(newest)
                .or(() -> ended(last.getFirst()))
                .orElse(c.repository().life().since());
        return new Verdict.Active(
                Severity.WARNING,
                since,
                null,
                new Facts(
                                c.title() + " cannot be maintained.",
                                Words.because(
                                                "The last " + runs + " maintenance runs failed, the newest at "
                                                        + Words.time(since),
                                                newest.message())
                                        + " It grows until one succeeds.",
                                RepositoryCase.facts(since, newest.message()),
                                c.unavailableLocation())
                        .with(Symptoms.of(c.repository(), newest.message())));
    }

    private static Optional<Instant> ended(MaintenanceRun run) {
        return Optional.ofNullable(run.completed());
    }
}
