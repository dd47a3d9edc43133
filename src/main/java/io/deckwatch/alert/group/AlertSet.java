package io.deckwatch.alert.group;

import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Alerts that were told together, one occurrence of each.
 *
 * @param byFingerprint the alerts
 */
public record AlertSet(Map<String, AlertRef> byFingerprint) {

    /** No alerts. */
    public static final AlertSet EMPTY = new AlertSet(Map.of());

    public AlertSet {
        byFingerprint = Collections.unmodifiableMap(new TreeMap<>(byFingerprint));
    }

    /** The set of some alerts; of two occurrences of one alert the later counts. */
    public static AlertSet of(Collection<AlertRef> refs) {
        return new AlertSet(refs.stream()
                .collect(Collectors.toMap(
                        AlertRef::fingerprint,
                        Function.identity(),
                        (a, b) -> a.startsAt().isAfter(b.startsAt()) ? a : b)));
    }

    /** The alerts, sorted by fingerprint. */
    public List<AlertRef> refs() {
        return List.copyOf(byFingerprint.values());
    }

    /** Whether there is none. */
    public boolean isEmpty() {
        return byFingerprint.isEmpty();
    }

    /** An alert, if it is in the set. */
    public Optional<AlertRef> find(String fingerprint) {
        return Optional.ofNullable(byFingerprint.get(fingerprint));
    }

    /** Whether somebody who was told this set learns nothing from the other. */
    boolean covers(AlertSet other) {
        return other.byFingerprint.values().stream()
                .allMatch(ref ->
                        find(ref.fingerprint()).filter(own -> own.covers(ref)).isPresent());
    }

    /** This set without the alerts of another. */
    AlertSet without(Collection<String> fingerprints) {
        var rest = new TreeMap<>(byFingerprint);
        rest.keySet().removeAll(fingerprints);
        return new AlertSet(rest);
    }
}
