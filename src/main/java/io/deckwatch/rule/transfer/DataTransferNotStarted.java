package io.deckwatch.rule.transfer;

import io.deckwatch.rule.Facts;
import io.deckwatch.rule.Severity;
import io.deckwatch.rule.Verdict;
import io.deckwatch.rule.Words;
import io.deckwatch.state.Transfer;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;

/**
 * A movement does not begin: New, Accepted or Prepared, though its node has nothing else to do. While another of the node moves,
 * or stands still and is told of for that, it waits for its turn. A node agent that works gives up on its own after 30 minutes, so five more tell that none does.
 *
 * @param after how long it may wait on a node where nothing moves
 */
public record DataTransferNotStarted(Duration after) implements TransferRule {

    /** The alert's name. */
    public static final String NAME = "VeleroDataTransferNotStarted";

    /** Velero's own limit, and what its node agents need to notice. */
    public static final Duration AFTER = Duration.ofMinutes(35);

    public DataTransferNotStarted {
        if (!after.isPositive()) {
            throw new IllegalArgumentException("after must be positive, but is " + after);
        }
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Verdict judge(TransferCase c) {
        Transfer first = null;
        Instant next = null;
        for (var transfer : c.volume().running()) {
            if (!Standstill.shouldStart(transfer, c.installation())) {
                continue;
            }
            var at = startsBy(c, transfer);
            if (c.now().isBefore(at)) {
                next = next == null || at.isBefore(next) ? at : next;
            } else if (!Standstill.standsBehindAnother(transfer, c.installation())
                    && (first == null || at.isBefore(startsBy(c, first)))) {
                first = transfer;
            }
        }
        return first == null ? Verdict.fineUntil(next) : notStarted(c, first, startsBy(c, first));
    }

    private Instant startsBy(TransferCase c, Transfer transfer) {
        return Standstill.waitsSince(transfer, c.installation().transfers().nodes())
                .plus(after);
    }

    private static Verdict notStarted(TransferCase c, Transfer transfer, Instant at) {
        return new Verdict.Active(
                Severity.WARNING,
                at,
                null,
                new Facts(
                                c.title(transfer) + " does not begin.",
                                transfer.name() + " of " + transfer.parent() + " is " + transfer.phase() + " since "
                                        + Words.time(transfer.since()) + ". " + idle(c, transfer),
                                c.facts(transfer, transfer.since()),
                                c.node(transfer))
                        .with(c.symptom(transfer)));
    }

    private static String idle(TransferCase c, Transfer transfer) {
        var node = transfer.detail().node();
        var active = c.installation().transfers().nodes().activeOf(node);
        var where = node.isEmpty() ? "No node agent took it" : "It is a matter of node " + node;
        return active.filter(last -> last.isAfter(transfer.since()))
                .map(last ->
                        where + ", and nothing moved there since " + Words.time(Objects.requireNonNull(last)) + ".")
                .orElse(where + ", and nothing moved there since it waits.");
    }
}
