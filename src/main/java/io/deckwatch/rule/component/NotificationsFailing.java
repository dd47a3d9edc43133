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
import java.util.Collections;
import java.util.Map;

/**
 * No attempt to reach a receiver succeeds. It is told on the ways that are left: other receivers, the pages, metrics.
 */
public record NotificationsFailing() implements ComponentRule {

    /** The alert's name. */
    public static final String NAME = "DeckwatchNotificationsFailing";

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
        if (vitals == null || vitals.failing().isEmpty() || !subject.name().equals("notifier")) {
            return Verdict.fine();
        }
        var since = Collections.min(vitals.failing().values());
        var receivers = Words.list(vitals.failing().keySet());
        return new Verdict.Active(
                Severity.CRITICAL,
                since,
                null,
                Facts.of(
                        "Messages do not reach " + receivers + ".",
                        "Attempts have failed since " + Words.time(since)
                                + ", and none has succeeded. Alerts that go to " + receivers
                                + " reach nobody. The log of Deckwatch tells why: look for \"Attempt failed\".",
                        Map.of("since", since.toString(), "receivers", receivers)));
    }
}
