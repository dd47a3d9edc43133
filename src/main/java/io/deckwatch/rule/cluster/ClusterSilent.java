package io.deckwatch.rule.cluster;

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
 * Nothing was heard of a cluster's watch for three minutes, so nobody knows how its backups are. Verdicts about the cluster
 * stop then; the alert waits five minutes more, because an API server that is replaced is away for as long, and nobody should
 * be woken for that.
 */
public record ClusterSilent() implements ClusterRule {

    /** The alert's name. */
    public static final String NAME = "DeckwatchClusterSilent";

    private static final Duration REPLACED = Duration.ofMinutes(5);

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Timing timing() {
        return Timing.after(REPLACED);
    }

    @Override
    public boolean judgesSilence() {
        return true;
    }

    @Override
    public Verdict evaluate(Subject subject, ClusterView view, Instant now) {
        var silentAt = view.liveness().silentAt();
        if (now.isBefore(silentAt)) {
            return Verdict.fineUntil(silentAt);
        }
        var last = view.liveness().last();
        var heard = last == null ? "It was never heard of." : "It was last heard of " + Words.time(last.sentAt()) + ".";
        return new Verdict.Active(
                Severity.CRITICAL,
                silentAt,
                null,
                Facts.of(
                        "Nothing is heard of the watch of cluster " + subject.cluster() + ".",
                        heard
                                + " Until it is back, nobody knows whether backups of this cluster run or fail. Look"
                                + " for the Deckwatch that watches it, and for the way from there to Kafka.",
                        Map.of("since", silentAt.toString())));
    }
}
