package io.deckwatch.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.deckwatch.alert.Alert;
import io.deckwatch.alert.AlertState.Firing;
import io.deckwatch.alert.AlertState.Pending;
import io.deckwatch.alert.AlertState.Resolved;
import io.deckwatch.alert.Transition;
import io.deckwatch.rule.Severity;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What holds after each step of each evaluation, whatever happened. */
final class Laws {

    private Laws() {}

    static void holdAfter(List<Transition> step, Collection<Alert> alerts, Instant now) {
        if (step.isEmpty()) {
            return;
        }
        var byFingerprint = alerts.stream().collect(Collectors.toMap(Alert::fingerprint, Function.identity()));
        alerts.forEach(alert -> inhibitedByItsActiveCauses(alert, byFingerprint));
        step.forEach(transition -> fits(transition, now));
        step.stream()
                .filter(t -> t.what() != Transition.What.DROPPED && t.what() != Transition.What.FORGOTTEN)
                .forEach(t -> assertThat(byFingerprint.get(t.alert().fingerprint()))
                        .as("the alert of the last transition is the one in the book")
                        .isEqualTo(t.alert()));
        assertThat(step).extracting(t -> t.alert().fingerprint()).doesNotHaveDuplicates();
    }

    private static void inhibitedByItsActiveCauses(Alert alert, Map<String, Alert> all) {
        if (alert.state() instanceof Resolved) {
            return;
        }
        var silencing = alert.causedBy().stream()
                .filter(cause -> all.containsKey(cause) && silences(all.get(cause), alert))
                .toList();
        assertThat(alert.inhibitedBy()).as("what silences " + alert.labels()).isEqualTo(silencing);
    }

    private static boolean silences(Alert cause, Alert effect) {
        return !(cause.state() instanceof Resolved)
                && (effect.severity() != Severity.CRITICAL || cause.severity() == Severity.CRITICAL);
    }

    private static void fits(Transition transition, Instant now) {
        assertThat(transition.at()).isEqualTo(now);
        var state = transition.alert().state();
        switch (transition.what()) {
            case FIRING -> assertThat(state).isInstanceOf(Firing.class);
            case RESOLVED -> assertThat(state).isInstanceOf(Resolved.class);
            case PENDING, DROPPED -> assertThat(state).isInstanceOf(Pending.class);
            case FORGOTTEN -> assertThat(state).isInstanceOf(Resolved.class);
            case UPDATED, INHIBITION, SEVERITY -> assertThat(state).isNotInstanceOf(Resolved.class);
        }
    }
}
