package io.deckwatch.alert.routing;

import io.deckwatch.alert.Alert;
import io.deckwatch.alert.group.Mute;
import io.deckwatch.alert.group.Muting;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Mutes alerts by inhibit rules. An alert mutes others while it fires, also if it is muted itself; an alert that is over is
 * muted by none, so that who was told of it is told of its end. Confined to one thread.
 */
public final class Inhibitor implements Muting {

    private final List<Sources> rules;

    /** Mutes by these rules. */
    public Inhibitor(Collection<InhibitRule> rules) {
        this.rules = rules.stream().map(Sources::new).toList();
    }

    @Override
    public void see(Alert alert) {
        var facets = alert.facets();
        rules.forEach(sources -> sources.see(alert, facets));
    }

    @Override
    public List<Mute> of(Alert alert, Instant at) {
        if (!alert.isFiring()) {
            return List.of();
        }
        var facets = alert.facets();
        return rules.stream()
                .flatMap(sources -> sources.muting(facets).stream())
                .map(source -> new Mute(Mute.By.INHIBIT_RULE, source))
                .distinct()
                .toList();
    }

    /** The alerts that fire and are sources of one rule, by what they must have in common with targets. */
    private static final class Sources {

        private final InhibitRule rule;
        private final Map<List<String>, Map<String, Map<String, String>>> byCommon = new HashMap<>();
        private final Map<String, List<String>> known = new HashMap<>();

        Sources(InhibitRule rule) {
            this.rule = rule;
        }

        void see(Alert alert, Map<String, String> facets) {
            var fingerprint = alert.fingerprint();
            var before = known.remove(fingerprint);
            if (before != null) {
                byCommon.computeIfPresent(before, (ignored, sources) -> {
                    sources.remove(fingerprint);
                    return sources.isEmpty() ? null : sources;
                });
            }
            if (alert.isFiring() && rule.isSource(facets)) {
                var common = rule.common(facets);
                known.put(fingerprint, common);
                byCommon.computeIfAbsent(common, ignored -> new TreeMap<>()).put(fingerprint, facets);
            }
        }

        /** An alert that is on both sides is not muted by one that is so too; so none mutes itself. */
        Optional<String> muting(Map<String, String> facets) {
            if (!rule.isTarget(facets)) {
                return Optional.empty();
            }
            var isSource = rule.isSource(facets);
            return byCommon.getOrDefault(rule.common(facets), Map.of()).entrySet().stream()
                    .filter(source -> !isSource || !rule.isTarget(source.getValue()))
                    .map(Map.Entry::getKey)
                    .findFirst();
        }
    }
}
