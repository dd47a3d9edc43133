package io.deckwatch.alert;

import io.deckwatch.rule.Severity;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Which alerts silence which: a cause silences its effects as soon as it is pending, because effects come before causes are
 * sure. A page is silenced by a page only.
 */
final class Inhibition {

    private final Map<String, Alert> alerts;
    private final Map<String, Set<String>> effects = new HashMap<>();

    /** Inhibition among these alerts, which it changes. */
    Inhibition(Map<String, Alert> alerts) {
        this.alerts = alerts;
    }

    void link(Alert effect) {
        effect.causedBy().forEach(cause -> effects.computeIfAbsent(cause, c -> new TreeSet<>())
                .add(effect.fingerprint()));
    }

    void unlink(Alert effect) {
        effect.causedBy()
                .forEach(cause -> effects.computeIfPresent(cause, (c, known) -> {
                    known.remove(effect.fingerprint());
                    return known.isEmpty() ? null : known;
                }));
    }

    /** The alerts that this one would explain. */
    List<String> effectsOf(String cause) {
        return List.copyOf(effects.getOrDefault(cause, Set.of()));
    }

    /** Computes anew what silences an alert; gives the alert if that is something else than before. */
    Optional<Alert> recomputed(String fingerprint) {
        var alert = alerts.get(fingerprint);
        if (alert == null || alert.state() instanceof AlertState.Resolved) {
            return Optional.empty();
        }
        var silencing = alert.causedBy().stream()
                .filter(cause -> silences(alerts.get(cause), alert))
                .toList();
        if (silencing.equals(alert.inhibitedBy()) || (silencing.isEmpty() && isOnlyKept(alert))) {
            return Optional.empty();
        }
        var next = alert.inhibitedBy(silencing);
        alerts.put(fingerprint, next);
        return Optional.of(next);
    }

    /** What is over already and was not heard is not heard for the rest of the time that it is kept. */
    private static boolean isOnlyKept(Alert alert) {
        return alert.state() instanceof AlertState.Firing firing && firing.keptSince() != null;
    }

    private static boolean silences(@Nullable Alert cause, Alert effect) {
        return cause != null
                && !(cause.state() instanceof AlertState.Resolved)
                && !(effect.severity() == Severity.CRITICAL && cause.severity() != Severity.CRITICAL);
    }
}
