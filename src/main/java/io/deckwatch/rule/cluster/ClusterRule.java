package io.deckwatch.rule.cluster;

import io.deckwatch.event.Kind;
import io.deckwatch.rule.Rule;
import io.deckwatch.state.Subject;
import java.util.Set;

/** A rule about how Deckwatch watches one cluster, which needs nothing that is watched there. */
interface ClusterRule extends Rule {

    @Override
    default Set<Subject.Type> subjects() {
        return Set.of(Subject.Type.CLUSTER);
    }

    @Override
    default Set<Kind> needs() {
        return Set.of();
    }
}
