package io.deckwatch.rule.transfer;

import io.deckwatch.rule.Facts;
import io.deckwatch.rule.Severity;
import io.deckwatch.rule.Verdict;
import io.deckwatch.rule.Words;
import io.deckwatch.state.Transfer;
import java.time.Duration;
import java.time.Instant;

/**
 * A movement stands still: InProgress, and no byte was moved for a while. Velero has no limit of its own but the four hours of
 * {@code itemOperationTimeout}. What is left over of a backup that ended is not judged: its end told of it.
 *
 * @param after how long it may stand still
 */
public record DataTransferStalled(Duration after) implements TransferRule {

    /** The alert's name. */
    public static final String NAME = "VeleroDataTransferStalled";

    /** How long unless something else is set. */
    public static final Duration AFTER = Duration.ofMinutes(15);

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Verdict judge(TransferCase c) {
        Transfer first = null;
        for (var transfer : c.volume().running()) {
            if (Standstill.shouldMove(transfer, c.installation())
                    && (first == null || stalledAt(transfer).isBefore(stalledAt(first)))) {
                first = transfer;
            }
        }
        if (first == null) {
            return Verdict.fine();
        }
        var at = stalledAt(first);
        return c.now().isBefore(at) ? Verdict.fineUntil(at) : stalled(c, first, at);
    }

    private Instant stalledAt(Transfer transfer) {
        return Standstill.stalledAt(transfer, after);
    }

    private static Verdict stalled(TransferCase c, Transfer transfer, Instant at) {
        var node = transfer.detail().node();
        return new Verdict.Active(
                Severity.WARNING,
                at,
                null,
                new Facts(
                                c.title(transfer) + " stands still.",
                                transfer.name() + " of " + transfer.parent() + " is InProgress"
                                        + (node.isEmpty() ? "" : " on node " + node) + " and moved no byte since "
                                        + Words.time(transfer.moved()) + " (" + progress(transfer) + ").",
                                c.facts(transfer, transfer.moved()),
                                c.node(transfer))
                        .with(c.symptom(transfer)));
    }

    private static String progress(Transfer transfer) {
        var total = transfer.progress().total();
        return total <= 0
                ? "nothing was moved yet"
                : Words.bytes(transfer.progress().done()) + " of " + Words.bytes(total);
    }
}
