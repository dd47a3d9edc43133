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

/** Files that somebody changed are not taken, so that what was before stays in force. */
public record ConfigRefused() implements ComponentRule {

    /** The alert's name. */
    public static final String NAME = "DeckwatchConfigRefused";

    /** Somebody who writes several files is given the time to write the last one. */
    private static final Duration HOLD = Duration.ofMinutes(2);

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
        var refusal = vitals == null ? null : vitals.refused().get(subject.name());
        if (refusal == null) {
            return Verdict.fine();
        }
        return new Verdict.Active(
                Severity.WARNING,
                refusal.since(),
                null,
                Facts.of(
                        refusal.files() + " cannot be taken; what was before stays in force.",
                        "Changed at " + Words.time(refusal.since()) + ", and this is wrong: " + refusal.fault()
                                + ". At the next start it would keep Deckwatch from starting.",
                        Map.of("since", refusal.since().toString(), "reason", refusal.fault())));
    }
}
