package io.deckwatch.evaluation;

import io.deckwatch.alert.Transition;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The transitions of one step. An alert that changes several times within it (it fires, and its cause fires after it) changed
 * once, to what it came to.
 */
final class Transitions {

    private final Map<String, Transition> byAlert = new LinkedHashMap<>();

    void add(List<Transition> transitions) {
        transitions.forEach(next -> byAlert.merge(next.alert().fingerprint(), next, Transitions::merged));
    }

    List<Transition> inOrder() {
        return List.copyOf(byAlert.values());
    }

    private static Transition merged(Transition first, Transition next) {
        var ends =
                switch (next.what()) {
                    case DROPPED, FORGOTTEN, RESOLVED -> true;
                    case UPDATED, PENDING, INHIBITION, SEVERITY, FIRING -> false;
                };
        var what = ends || next.what().compareTo(first.what()) > 0 ? next.what() : first.what();
        return new Transition(next.at(), what, next.alert());
    }
}
