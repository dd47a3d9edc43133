package io.deckwatch.rule.location;

import io.deckwatch.event.Kind;
import io.deckwatch.rule.Rule;
import io.deckwatch.rule.Verdict;
import io.deckwatch.state.ClusterView;
import io.deckwatch.state.Subject;
import java.time.Instant;
import java.util.Set;

/** A rule about one storage location, which it judges by that and, if it says no more, by the schedules that use it. */
interface LocationRule extends Rule {

    @Override
    default Set<Subject.Type> subjects() {
        return Set.of(Subject.Type.LOCATION);
    }

    @Override
    default Set<Kind> needs() {
        return Set.of(Kind.BACKUP_STORAGE_LOCATION, Kind.SCHEDULE);
    }

    @Override
    default Verdict evaluate(Subject subject, ClusterView view, Instant now) {
        return LocationCase.judge(subject, view, now, this::judge);
    }

    /** The verdict about a location that is there. */
    Verdict judge(LocationCase c);
}
