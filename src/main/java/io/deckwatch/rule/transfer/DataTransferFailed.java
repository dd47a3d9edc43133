package io.deckwatch.rule.transfer;

import io.deckwatch.event.Phase;
import io.deckwatch.rule.Facts;
import io.deckwatch.rule.Facts.Cause;
import io.deckwatch.rule.Severity;
import io.deckwatch.rule.Timing;
import io.deckwatch.rule.Verdict;
import io.deckwatch.rule.Words;
import io.deckwatch.rule.schedule.BackupFailed;
import io.deckwatch.rule.schedule.BackupPartiallyFailed;
import io.deckwatch.state.Run;
import io.deckwatch.state.Subject;
import io.deckwatch.state.Transfer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * The newest movement of a volume failed or was cancelled. Superseded by a newer good one, and by a newer backup of the same
 * schedule that ended. What belongs to no schedule is news for a day.
 */
public record DataTransferFailed() implements TransferRule {

    /** The alert's name. */
    public static final String NAME = "VeleroDataTransferFailed";

    /** Written out here, because their package imports this one. */
    private static final String RESTORE_FAILED = "VeleroRestoreFailed";

    private static final String RESTORE_PARTIALLY_FAILED = "VeleroRestorePartiallyFailed";
    private static final Duration NEWS = Duration.ofHours(24);

    /** Movements fail one after the other, and their backup ends soon after the last; its end tells of all of them. */
    private static final Timing TIMING = Timing.after(Duration.ofMinutes(5));

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Timing timing() {
        return TIMING;
    }

    @Override
    public Verdict judge(TransferCase c) {
        var end = c.volume().newestEnd().filter(Transfer::hasFailed);
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
                                c.title(transfer)
                                        + (transfer.phase().equals(Phase.CANCELED) ? " was cancelled." : " failed."),
                                Words.because(told(transfer), transfer.detail().message()),
                                c.facts(transfer, transfer.since()),
                                causes(c, transfer))
                        .with(c.symptom(transfer)));
    }

    private static String told(Transfer transfer) {
        var node = transfer.detail().node();
        return transfer.name() + " of " + transfer.parent() + " ended " + transfer.phase() + " at "
                + Words.time(transfer.since()) + (node.isEmpty() ? "" : " on node " + node);
    }

    /**
     * The end of the backup tells of its volumes too, whether it failed as a whole (by a restart of the server for example) or
     * in parts; until then, that too many of them failed, or that the backup before ended so already.
     */
    private static List<Cause> causes(TransferCase c, Transfer transfer) {
        if (c.subject().type() == Subject.Type.RESTORE_VOLUME) {
            var restore = c.subject().owner(Subject.Type.RESTORE);
            return List.of(new Cause(RESTORE_FAILED, restore), new Cause(RESTORE_PARTIALLY_FAILED, restore));
        }
        var scheduled = c.subject().type() == Subject.Type.SCHEDULE_VOLUME;
        var owner = c.subject().owner(scheduled ? Subject.Type.SCHEDULE : Subject.Type.BACKUP);
        var causes = new ArrayList<Cause>();
        var outcome = c.installation().backup(transfer.parent()).map(Run::outcome);
        if (scheduled && outcome.filter(phase -> !phase.equals(Phase.FAILED)).isEmpty()) {
            causes.add(new Cause(BackupFailed.NAME, owner));
        }
        if (scheduled
                && outcome.filter(phase -> !phase.equals(Phase.PARTIALLY_FAILED))
                        .isEmpty()) {
            causes.add(new Cause(BackupPartiallyFailed.NAME, owner));
        }
        if (scheduled) {
            causes.add(new Cause(VolumeNoRecentBackup.NAME, c.subject()));
        }
        var batch = c.installation()
                .transfers()
                .batchOf(c.subject().type(), c.subject().name());
        if (batch.filter(b -> b.parent().equals(transfer.parent())).isPresent()) {
            causes.add(new Cause(DataTransferFailureRatio.NAME, owner));
        }
        return causes;
    }

    private static boolean isSuperseded(TransferCase c, Transfer transfer) {
        return c.subject().type() == Subject.Type.SCHEDULE_VOLUME
                && c.installation()
                        .backup(transfer.parent())
                        .filter(run -> TransferCase.isSuperseded(
                                c.installation(), c.subject().name(), run))
                        .isPresent();
    }
}
