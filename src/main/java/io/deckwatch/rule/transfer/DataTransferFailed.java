package io.deckwatch.rule.transfer;

import io.deckwatch.event.Kind;
import io.deckwatch.event.Phase;
import io.deckwatch.rule.Facts;
import io.deckwatch.rule.Facts.Cause;
import io.deckwatch.rule.Rule;
import io.deckwatch.rule.Severity;
import io.deckwatch.rule.Verdict;
import io.deckwatch.rule.Words;
import io.deckwatch.rule.schedule.BackupFailed;
import io.deckwatch.state.ClusterView;
import io.deckwatch.state.Subject;
import io.deckwatch.state.Transfer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/**
 * The newest movement of a volume failed or was cancelled. Superseded by a newer good one, and by a newer good backup of the
 * same schedule. What belongs to no schedule is news for a day.
 */
public record DataTransferFailed() implements Rule {

    /** The alert's name. */
    public static final String NAME = "VeleroDataTransferFailed";

    private static final Duration NEWS = Duration.ofHours(24);

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Set<Subject.Type> subjects() {
        return TransferCase.SUBJECTS;
    }

    @Override
    public Set<Kind> needs() {
        return TransferCase.NEEDS;
    }

    @Override
    public Verdict evaluate(Subject subject, ClusterView view, Instant now) {
        return TransferCase.judge(subject, view, now, DataTransferFailed::judge);
    }

    private static Verdict judge(TransferCase c) {
        var end = c.volume().newestEnd().filter(t -> !t.phase().equals(Phase.COMPLETED));
        if (end.isEmpty() || isSuperseded(c, end.get())) {
            return Verdict.fine();
        }
        var transfer = end.get();
        var scheduled = c.subject().type() == Subject.Type.SCHEDULE_VOLUME;
        var forgotten = transfer.since().plus(NEWS);
        if (!scheduled && !c.now().isBefore(forgotten)) {
            return Verdict.fine();
        }
        return new Verdict.Active(
                Severity.WARNING,
                transfer.since(),
                scheduled ? null : forgotten,
                new Facts(
                        c.title(transfer) + (transfer.phase().equals(Phase.CANCELED) ? " was cancelled." : " failed."),
                        Words.because(told(transfer), transfer.detail().message()),
                        c.facts(transfer, transfer.since()),
                        failedParent(c, transfer)));
    }

    private static String told(Transfer transfer) {
        var node = transfer.detail().node();
        return transfer.name() + " of " + transfer.parent() + " ended " + transfer.phase() + " at "
                + Words.time(transfer.since()) + (node.isEmpty() ? "" : " on node " + node);
    }

    /** A backup that failed as a whole, by a restart of the server for example, takes its transfers with it. */
    private static List<Cause> failedParent(TransferCase c, Transfer transfer) {
        var parentFailed = c.subject().type() == Subject.Type.SCHEDULE_VOLUME
                && c.installation()
                        .backup(transfer.parent())
                        .filter(run -> Phase.FAILED.equals(run.outcome()))
                        .isPresent();
        return parentFailed
                ? List.of(new Cause(BackupFailed.NAME, c.subject().owner(Subject.Type.SCHEDULE)))
                : List.of();
    }

    private static boolean isSuperseded(TransferCase c, Transfer transfer) {
        if (c.subject().type() != Subject.Type.SCHEDULE_VOLUME) {
            return false;
        }
        var parent = c.installation().backup(transfer.parent());
        var schedule = c.installation().schedule(c.subject().name());
        if (parent.isEmpty() || schedule.isEmpty()) {
            return false;
        }
        return schedule.get()
                .runs()
                .newest(run -> run.isOwn() && schedule.get().isGood(run))
                .filter(run -> run.started().isAfter(parent.get().started()))
                .isPresent();
    }
}
