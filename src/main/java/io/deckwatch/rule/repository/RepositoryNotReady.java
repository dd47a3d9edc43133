package io.deckwatch.rule.repository;

import io.deckwatch.event.Phase;
import io.deckwatch.rule.Facts;
import io.deckwatch.rule.Severity;
import io.deckwatch.rule.Symptoms;
import io.deckwatch.rule.Timing;
import io.deckwatch.rule.Verdict;
import io.deckwatch.rule.Words;
import java.time.Duration;

/**
 * A repository is NotReady, so no volume of its namespace can be copied or restored. After a change of its location all are so
 * for a few minutes.
 */
public record RepositoryNotReady() implements RepositoryRule {

    /** The alert's name. */
    public static final String NAME = "VeleroRepositoryNotReady";

    private static final Timing TIMING = Timing.after(Duration.ofMinutes(15));

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Timing timing() {
        return TIMING;
    }

    @Override
    public Verdict judge(RepositoryCase c) {
        var repository = c.repository();
        if (!repository.life().phase().equals(Phase.NOT_READY)) {
            return Verdict.fine();
        }
        var since = repository.life().since();
        return new Verdict.Active(
                Severity.WARNING,
                since,
                null,
                new Facts(
                                c.title() + " is NotReady.",
                                Words.because("NotReady since " + Words.time(since), repository.message())
                                        + " Volumes of that namespace can be neither copied nor restored.",
                                RepositoryCase.facts(since, repository.message()),
                                c.unavailableLocation())
                        .with(Symptoms.of(repository, repository.message())));
    }
}
