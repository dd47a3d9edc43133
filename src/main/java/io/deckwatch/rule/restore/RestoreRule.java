package io.deckwatch.rule.restore;

import io.deckwatch.event.Kind;
import io.deckwatch.rule.Rule;
import io.deckwatch.rule.Verdict;
import io.deckwatch.state.ClusterView;
import io.deckwatch.state.Subject;
import java.time.Instant;
import java.util.Set;

/** A rule about one restore. */
interface RestoreRule extends Rule {

    @Override
    default Set<Subject.Type> subjects() {
        return Set.of(Subject.Type.RESTORE);
    }

    @Override
    default Set<Kind> needs() {
        return Set.of(Kind.RESTORE);
    }

    @Override
    default Verdict evaluate(Subject subject, ClusterView view, Instant now) {
        return RestoreCase.judge(subject, view, now, this::judge);
    }

    /** The verdict about a restore that is there. */
    Verdict judge(RestoreCase c);
}
