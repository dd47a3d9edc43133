package io.deckwatch.alert;

import io.deckwatch.rule.Severity;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * One alert at one instant, as it stands in the topic {@code deckwatch.alerts}.
 *
 * @param labels its identity
 * @param severity how loud it is now; may change while it fires
 * @param annotations changing facts: {@code summary}, {@code description}, {@code runbook_url}, {@code reason}, ...
 * @param state where it stands
 * @param causedBy fingerprints of alerts that would explain this one
 * @param inhibitedBy those of them that silence it now
 */
public record Alert(
        Labels labels,
        Severity severity,
        Map<String, String> annotations,
        AlertState state,
        List<String> causedBy,
        List<String> inhibitedBy) {

    /** The annotation of who looks after what the alert is about: {@code deckwatch.io/owner} of the object. */
    public static final String OWNER = "owner";

    public Alert {
        annotations = Collections.unmodifiableMap(new TreeMap<>(annotations));
        causedBy = List.copyOf(causedBy);
        inhibitedBy = List.copyOf(inhibitedBy);
    }

    /** The identity in 16 hex digits. */
    public String fingerprint() {
        return labels.fingerprint();
    }

    /**
     * What matchers see of it, for routes, silences and inhibit rules: its labels, its severity, and its owner, which is an
     * annotation because it may change while the alert lasts.
     */
    public Map<String, String> facets() {
        var facets = new TreeMap<>(labels.with(severity));
        var owner = annotations.getOrDefault(OWNER, "");
        if (!owner.isEmpty()) {
            facets.putIfAbsent(OWNER, owner);
        }
        return facets;
    }

    /** Whether it fires. */
    public boolean isFiring() {
        return state instanceof AlertState.Firing;
    }

    /** Whether another alert silences it. */
    public boolean isInhibited() {
        return !inhibitedBy.isEmpty();
    }

    /** The same alert in another state. */
    public Alert with(AlertState next) {
        return new Alert(labels, severity, annotations, next, causedBy, inhibitedBy);
    }

    /** The same alert, inhibited by others. */
    public Alert inhibitedBy(List<String> others) {
        return new Alert(labels, severity, annotations, state, causedBy, others);
    }
}
