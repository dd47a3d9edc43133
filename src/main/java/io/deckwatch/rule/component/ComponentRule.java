package io.deckwatch.rule.component;

import io.deckwatch.event.Kind;
import io.deckwatch.rule.Rule;
import io.deckwatch.state.Subject;
import java.util.Set;

/** A rule about a part of Deckwatch itself, which needs nothing that is watched. */
interface ComponentRule extends Rule {

    @Override
    default Set<Subject.Type> subjects() {
        return Set.of(Subject.Type.COMPONENT);
    }

    @Override
    default Set<Kind> needs() {
        return Set.of();
    }
}
