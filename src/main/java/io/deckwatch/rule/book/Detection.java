package io.deckwatch.rule.book;

import io.deckwatch.rule.Rule;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * A detector with its thresholds set.
 *
 * @param rule the rule that it makes with them
 * @param thresholds each of them by name, as people write it; {@code none} for one that is not set and has no default
 */
public record Detection(Rule rule, Map<String, String> thresholds) {
    public Detection {
        thresholds = Collections.unmodifiableMap(new TreeMap<>(thresholds));
    }
}
