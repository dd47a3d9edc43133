package io.deckwatch.rule.cluster;

import io.deckwatch.rule.Facts;
import io.deckwatch.rule.Severity;
import io.deckwatch.rule.Timing;
import io.deckwatch.rule.Verdict;
import io.deckwatch.rule.Words;
import io.deckwatch.state.ClusterView;
import io.deckwatch.state.Liveness.Skew;
import io.deckwatch.state.Subject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * The clock of the API server and that of the watch differ by more than 30 seconds. Times in objects come from the cluster and
 * are compared with Deckwatch's, so runs look late that are not, or the other way round.
 */
public record ClockSkew() implements ClusterRule {

    /** The alert's name. */
    public static final String NAME = "DeckwatchClockSkew";

    /** How long that must last. */
    private static final Duration HOLD = Duration.ofMinutes(5);

    /** Steps in which the difference is told, the largest first: the exact one trembles, and alerts should not. */
    private static final List<Duration> STEPS = List.of(
            Duration.ofDays(1),
            Duration.ofHours(1),
            Duration.ofMinutes(10),
            Duration.ofMinutes(5),
            Duration.ofMinutes(1),
            Skew.ALLOWED);

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Timing timing() {
        return Timing.after(HOLD);
    }

    @Override
    public Verdict evaluate(Subject subject, ClusterView view, Instant now) {
        var skew = view.liveness().skew();
        if (skew == null) {
            return Verdict.fine();
        }
        var differs = "more than " + Words.span(atLeast(skew.ahead().abs()));
        var direction = skew.ahead().isNegative() ? "behind" : "ahead of";
        return new Verdict.Active(
                Severity.WARNING,
                skew.since(),
                null,
                Facts.of(
                        "The clock of cluster " + subject.cluster() + " is " + differs + " " + direction
                                + " Deckwatch's.",
                        "Its API server's clock has been " + differs + " " + direction
                                + " that of the Deckwatch that watches"
                                + " it since " + Words.time(skew.since())
                                + ". One of the two is wrong. Until they agree,"
                                + " runs may look late that are not, and late ones may go unnoticed for as long.",
                        Map.of("since", skew.since().toString())));
    }

    private static Duration atLeast(Duration difference) {
        return STEPS.stream()
                .filter(step -> difference.compareTo(step) >= 0)
                .findFirst()
                .orElse(Skew.ALLOWED);
    }
}
