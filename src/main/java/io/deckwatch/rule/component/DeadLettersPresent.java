package io.deckwatch.rule.component;

import io.deckwatch.rule.Facts;
import io.deckwatch.rule.Severity;
import io.deckwatch.rule.Verdict;
import io.deckwatch.state.ClusterView;
import io.deckwatch.state.Subject;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/**
 * Something could not be read or delivered and was put aside, and nobody replayed it. Nobody misses it by itself.
 *
 * @param remembered how long after the last one it is told
 */
public record DeadLettersPresent(Duration remembered) implements ComponentRule {

    /** The alert's name. */
    public static final String NAME = "DeckwatchDeadLettersPresent";

    /** The default of {@link #remembered}. */
    public static final Duration REMEMBERED = Duration.ofHours(24);

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Verdict evaluate(Subject subject, ClusterView view, Instant now) {
        var vitals = view.liveness().vitals();
        if (vitals == null || vitals.deadLetterAt() == null || !subject.name().equals("dead-letters")) {
            return Verdict.fine();
        }
        var until = vitals.deadLetterAt().plus(remembered);
        if (!now.isBefore(until)) {
            return Verdict.fine();
        }
        return new Verdict.Active(
                Severity.WARNING,
                vitals.deadLetterAt(),
                until,
                Facts.of(
                        "Deckwatch put records or messages aside.",
                        "Something could not be read, or a message was given up. It is kept for 90 days; the page"
                                + " /dead-letters of Deckwatch says what it is and why, and replays it once the"
                                + " reason is mended.",
                        Map.of()));
    }
}
