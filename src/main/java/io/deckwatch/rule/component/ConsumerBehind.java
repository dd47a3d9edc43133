package io.deckwatch.rule.component;

import io.deckwatch.rule.Facts;
import io.deckwatch.rule.Severity;
import io.deckwatch.rule.Timing;
import io.deckwatch.rule.Verdict;
import io.deckwatch.rule.Words;
import io.deckwatch.state.ClusterView;
import io.deckwatch.state.Subject;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/**
 * The evaluator has not once caught up with the events of its clusters for a while: what it says is old.
 */
public record ConsumerBehind() implements ComponentRule {

    /** The alert's name. */
    public static final String NAME = "DeckwatchConsumerBehind";

    /** How long that may last. */
    private static final Duration HOLD = Duration.ofMinutes(5);

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
        var vitals = view.liveness().vitals();
        if (vitals == null || vitals.behindSince() == null || !subject.name().equals("evaluator")) {
            return Verdict.fine();
        }
        var since = vitals.behindSince();
        return new Verdict.Active(
                Severity.WARNING,
                since,
                null,
                Facts.of(
                        "Deckwatch does not keep up with the events of its clusters.",
                        "Since " + Words.time(since)
                                + " there have always been events that are not evaluated yet, so alerts come"
                                + " late. Give Deckwatch more CPU, or look whether Kafka is slow.",
                        Map.of("since", since.toString())));
    }
}
