package io.deckwatch.rule.transfer;

import io.deckwatch.event.Phase;
import io.deckwatch.state.Installation;
import io.deckwatch.state.Nodes;
import io.deckwatch.state.Transfer;
import java.time.Duration;
import java.time.Instant;

/** Since when a movement that has not ended is one that nobody works on. */
final class Standstill {

    private Standstill() {}

    /** Whether bytes are expected to move. A mover of somebody else need not tell its progress. */
    static boolean shouldMove(Transfer transfer, Installation installation) {
        var told = transfer.progress().done() > 0 || transfer.progress().total() > 0;
        return transfer.phase().equals(Phase.IN_PROGRESS)
                && (transfer.detail().mover() == null || told)
                && !installation.isLeftOver(transfer);
    }

    /** Whether it is expected to begin. A mover of somebody else may begin when and how it likes. */
    static boolean shouldStart(Transfer transfer, Installation installation) {
        return transfer.isWaiting()
                && transfer.detail().mover() == null
                && !transfer.detail().cancel()
                && !installation.isLeftOver(transfer);
    }

    /** Whether it is ready, and its node has another one that moves or should: a node moves one at a time. */
    static boolean standsBehindAnother(Transfer transfer, Installation installation) {
        return !transfer.phase().equals(Phase.ACCEPTED)
                && !transfer.detail().node().isEmpty()
                && installation
                        .transfers()
                        .nodes()
                        .of(transfer.detail().node())
                        .filter(node ->
                                node.tasks().stream().anyMatch(task -> shouldMove(task.transfer(), installation)))
                        .isPresent();
    }

    /** The uploader flushes after the last byte, so a movement of which all bytes are done gets twice the time. */
    static Instant stalledAt(Transfer transfer, Duration after) {
        var progress = transfer.progress();
        var flushing = progress.total() > 0 && progress.done() >= progress.total();
        return transfer.moved().plus(flushing ? after.multipliedBy(2) : after);
    }

    /** Since when it waits though the movers of its node rest; before that it waited for its turn. */
    static Instant waitsSince(Transfer transfer, Nodes nodes) {
        return nodes.activeOf(transfer.detail().node())
                .filter(active -> active.isAfter(transfer.since()))
                .orElse(transfer.since());
    }
}
