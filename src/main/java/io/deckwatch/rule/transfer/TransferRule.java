package io.deckwatch.rule.transfer;

import io.deckwatch.event.Kind;
import io.deckwatch.rule.Rule;
import io.deckwatch.rule.Verdict;
import io.deckwatch.state.ClusterView;
import io.deckwatch.state.Subject;
import java.time.Instant;
import java.util.Set;

/** A rule about the movement of one volume: of a schedule, of a backup without one, or of a restore. */
interface TransferRule extends Rule {

    @Override
    default Set<Subject.Type> subjects() {
        return Set.of(Subject.Type.SCHEDULE_VOLUME, Subject.Type.BACKUP_VOLUME, Subject.Type.RESTORE_VOLUME);
    }

    @Override
    default Set<Kind> needs() {
        return TransferCase.NEEDS;
    }

    @Override
    default Verdict evaluate(Subject subject, ClusterView view, Instant now) {
        return TransferCase.judge(subject, view, now, this::judge);
    }

    /** The verdict about a volume that is still watched. */
    Verdict judge(TransferCase c);
}
