package io.deckwatch.alert.routing;

import io.deckwatch.state.Matcher;
import java.util.List;
import java.util.Map;

/**
 * While an alert fires that the one side selects, those that the other side selects are muted.
 *
 * @param source which alerts mute
 * @param target which alerts are muted
 * @param equal labels that both must have in common; a missing one equals an empty one
 */
public record InhibitRule(List<Matcher> source, List<Matcher> target, List<String> equal) {

    public InhibitRule {
        source = List.copyOf(source);
        target = List.copyOf(target);
        equal = List.copyOf(equal);
    }

    boolean isSource(Map<String, String> facets) {
        return Matcher.allMatch(source, facets);
    }

    boolean isTarget(Map<String, String> facets) {
        return Matcher.allMatch(target, facets);
    }

    /** What source and target have to have in common. */
    List<String> common(Map<String, String> facets) {
        return equal.stream().map(name -> facets.getOrDefault(name, "")).toList();
    }
}
