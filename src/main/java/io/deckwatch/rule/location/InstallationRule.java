package io.deckwatch.rule.location;

import io.deckwatch.event.Kind;
import io.deckwatch.rule.Rule;
import io.deckwatch.rule.Verdict;
import io.deckwatch.state.ClusterView;
import io.deckwatch.state.Subject;
import java.time.Instant;
import java.util.Set;

/** A rule about the storage locations of one installation as a whole. */
interface InstallationRule extends Rule {

    @Override
    default Set<Subject.Type> subjects() {
        return Set.of(Subject.Type.INSTALLATION);
    }

    @Override
    default Set<Kind> needs() {
        return Set.of(Kind.BACKUP_STORAGE_LOCATION, Kind.SCHEDULE);
    }

    @Override
    default Verdict evaluate(Subject subject, ClusterView view, Instant now) {
        return InstallationCase.judge(subject, view, now, this::judge);
    }

    /** The verdict about an installation that is there. */
    Verdict judge(InstallationCase c);
}
