package io.deckwatch.config.rules;

import io.deckwatch.state.Matcher;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Policies: what Schedules that do not say so themselves are held to. A policy gives the annotations below
 * {@code deckwatch.io/} that a Schedule lacks. Those of the first policy that selects a schedule count before those of the next.
 *
 * @param all the policies in their order
 */
public record Policies(List<Policy> all) {

    /** No policy. */
    public static final Policies NONE = new Policies(List.of());

    /**
     * One policy.
     *
     * @param name the class that it makes, which a Schedule can choose by its annotation {@code deckwatch.io/class}
     * @param match which schedules belong to it without saying so; none where it is empty
     * @param annotations what it gives, without the prefix: {@code rpo}, {@code grace}, {@code severity}, ...
     */
    public record Policy(String name, List<Matcher> match, Map<String, String> annotations) {
        public Policy {
            match = List.copyOf(match);
            annotations = Map.copyOf(annotations);
        }

        /** Which schedules belong to it, in words. */
        public String selection() {
            return match.isEmpty()
                    ? "by annotation deckwatch.io/class"
                    : match.stream().map(Object::toString).collect(Collectors.joining(" "));
        }

        private boolean selects(Map<String, String> labels, String chosen) {
            return chosen.isEmpty() ? !match.isEmpty() && Matcher.allMatch(match, labels) : chosen.equals(name);
        }
    }

    public Policies {
        all = List.copyOf(all);
    }

    /**
     * What policies give to a schedule.
     *
     * @param labels the labels of alerts about it
     * @param chosen the class it names itself, or an empty string
     */
    public Map<String, String> of(Map<String, String> labels, String chosen) {
        var given = new TreeMap<String, String>();
        for (var policy : all) {
            if (policy.selects(labels, chosen)) {
                policy.annotations.forEach(given::putIfAbsent);
                given.putIfAbsent("class", policy.name);
            }
        }
        return given;
    }
}
