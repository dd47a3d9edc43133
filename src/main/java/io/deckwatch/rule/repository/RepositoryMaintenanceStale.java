package io.deckwatch.rule.repository;

import io.deckwatch.cron.GoDuration;
import io.deckwatch.event.Phase;
import io.deckwatch.rule.Facts;
import io.deckwatch.rule.Facts.Cause;
import io.deckwatch.rule.Severity;
import io.deckwatch.rule.Symptoms;
import io.deckwatch.rule.Verdict;
import io.deckwatch.rule.Words;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A repository is Ready, but nobody maintains it. While its location cannot be used, nobody could; nor if the server showed no
 * sign of life before it was due. Then it is looked at again half an hour later, when a server that came back has done it.
 *
 * @param times how many maintenance intervals may pass
 */
public record RepositoryMaintenanceStale(int times) implements RepositoryRule {

    /** The alert's name. */
    public static final String NAME = "VeleroRepositoryMaintenanceStale";

    /** One may be late, and one may fail. */
    public static final int TIMES = 3;

    private static final Duration KOPIA = Duration.ofHours(1);
    private static final Duration OTHERS = Duration.ofDays(7);
    private static final Duration AGAIN = Duration.ofMinutes(30);

    public RepositoryMaintenanceStale {
        if (times < 1) {
            throw new IllegalArgumentException("times must be positive, but are " + times);
        }
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Verdict judge(RepositoryCase c) {
        var repository = c.repository();
        var last = repository.maintenance().last();
        if (last == null || !repository.life().phase().equals(Phase.READY) || !c.isLocationAvailable()) {
            return Verdict.fine();
        }
        var at = due(c, last).plus(AGAIN);
        if (c.now().isBefore(at)) {
            return Verdict.fineUntil(at);
        }
        if (c.serverDownAt().filter(down -> !down.isAfter(at)).isPresent()) {
            return Verdict.fineUntil(c.now().plus(AGAIN));
        }
        return new Verdict.Active(
                Severity.WARNING,
                at,
                null,
                new Facts(
                                c.title() + " is no longer maintained.",
                                "It is Ready, but the last maintenance was at " + Words.time(last)
                                        + ", and one is due every " + Words.span(interval(c))
                                        + ". It grows until somebody does it.",
                                RepositoryCase.facts(last, repository.message()),
                                List.of(new Cause(RepositoryMaintenanceFailing.NAME, c.subject())))
                        .with(Symptoms.of(repository, repository.message())));
    }

    /** The last maintenance, or when it became possible again, and as many intervals as may pass. */
    private Instant due(RepositoryCase c, Instant last) {
        var ready = c.repository().life().since();
        var from = ready.isAfter(last) ? ready : last;
        var location = c.location();
        var available = location == null ? from : location.life().since();
        return (available.isAfter(from) ? available : from).plus(interval(c).multipliedBy(times));
    }

    private static Duration interval(RepositoryCase c) {
        return Optional.ofNullable(c.repository().maintenance().frequency())
                .flatMap(GoDuration::parse)
                .filter(Duration::isPositive)
                .orElse(c.repository().spec().type().equals("kopia") ? KOPIA : OTHERS);
    }
}
