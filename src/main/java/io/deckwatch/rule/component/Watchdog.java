package io.deckwatch.rule.component;

import io.deckwatch.rule.Facts;
import io.deckwatch.rule.Severity;
import io.deckwatch.rule.Verdict;
import io.deckwatch.state.ClusterView;
import io.deckwatch.state.Subject;
import java.time.Instant;
import java.util.Map;

/** Always wrong while the evaluator works: what is told of it proves that the way to the receiver is open. */
public record Watchdog() implements ComponentRule {

    /** The alert's name. */
    public static final String NAME = "DeckwatchWatchdog";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Verdict evaluate(Subject subject, ClusterView view, Instant now) {
        var vitals = view.liveness().vitals();
        if (vitals == null || !subject.name().equals("evaluator")) {
            return Verdict.fine();
        }
        return new Verdict.Active(
                Severity.NONE,
                view.liveness().since(),
                null,
                Facts.of(
                        "Deckwatch is on watch.",
                        "This alert always fires. When it is no longer told, Deckwatch or the way from there is"
                                + " broken.",
                        Map.of()));
    }
}
