package io.deckwatch.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.deckwatch.alert.Alert;
import io.deckwatch.alert.AlertState.Firing;
import io.deckwatch.alert.AlertState.Pending;
import io.deckwatch.alert.AlertState.Resolved;
import io.deckwatch.alert.Transition;
import io.deckwatch.rule.Rule;
import io.deckwatch.rule.Severity;
import io.deckwatch.rule.Verdict;
import io.deckwatch.state.ClusterView;
import java.time.Duration;
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

    /** Between now and the instant that a verdict names nothing about it changes by itself. */
    static void verdictsNameTheirChange(Rule rule, ClusterView view, Instant now) {
        for (var subject : view.subjects()) {
            if (!rule.subjects().contains(subject.type())) {
                continue;
            }
            var verdict = rule.evaluate(subject, view, now);
            var until = verdict.mayChangeAt() == null ? now.plus(Duration.ofDays(40)) : verdict.mayChangeAt();
            assertThat(until)
                    .as("when the verdict of " + rule.name() + " may change")
                    .isAfter(now);
            var span = Duration.between(now, until).toSeconds();
            for (var share : new double[] {0.001, 0.1, 0.5, 0.9, 0.999}) {
                var later = now.plusSeconds((long) (share * span));
                assertThat(plain(rule.evaluate(subject, view, later)))
                        .as(rule.name() + " at " + later + ", told at " + now + " to hold until " + until)
                        .isEqualTo(plain(verdict));
            }
        }
    }

    private static Object plain(Verdict verdict) {
        return switch (verdict) {
            case Verdict.Active a -> new Verdict.Active(a.severity(), a.since(), null, a.facts());
            case Verdict.Inactive i -> Verdict.fine();
            case Verdict.Retired r -> new Verdict.Retired(r.reason());
        };
    }

    private static void inhibitedByItsActiveCauses(Alert alert, Map<String, Alert> all) {
        if (alert.state() instanceof Resolved) {
            return;
        }
        var silencing = alert.causedBy().stream()
                .filter(cause -> all.containsKey(cause) && silences(all.get(cause), alert))
                .toList();
        if (silencing.isEmpty() && alert.state() instanceof Firing(var startsAt, var kept) && kept != null) {
            // What is only kept firing is not heard any more because its causes end.
            return;
        }
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
