package io.deckwatch.rule.component;

import io.deckwatch.rule.Facts;
import io.deckwatch.rule.Severity;
import io.deckwatch.rule.Timing;
import io.deckwatch.rule.Verdict;
import io.deckwatch.state.ClusterView;
import io.deckwatch.state.Subject;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/**
 * The disk of the embedded broker is nearly full. When it is full Deckwatch stops, and with it every alert.
 *
 * @param leastMebibytes how much must be free
 */
public record BrokerDiskNearlyFull(int leastMebibytes) implements ComponentRule {

    /** The alert's name. */
    public static final String NAME = "DeckwatchBrokerDiskNearlyFull";

    /** The default of {@link #leastMebibytes}. */
    public static final int LEAST_MEBIBYTES = 200;

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Timing timing() {
        return new Timing(Duration.ZERO, Duration.ofMinutes(10));
    }

    @Override
    public Verdict evaluate(Subject subject, ClusterView view, Instant now) {
        var vitals = view.liveness().vitals();
        var disk = vitals == null ? null : vitals.disk();
        if (disk == null || !subject.name().equals("broker") || disk.freeBytes() >= (long) leastMebibytes << 20) {
            return Verdict.fine();
        }
        return new Verdict.Active(
                Severity.CRITICAL,
                now,
                null,
                Facts.of(
                        "The disk of Deckwatch's data is nearly full.",
                        "Less than " + leastMebibytes + " MiB are free for " + disk.directory()
                                + ". When it is full, Deckwatch stops and nobody watches the backups. Until there is"
                                + " room, the history behind timelines is not kept; alerts go on. Free some space"
                                + " there, or make the volume larger.",
                        Map.of()));
    }
}
