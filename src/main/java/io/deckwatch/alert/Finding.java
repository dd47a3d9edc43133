package io.deckwatch.alert;

import io.deckwatch.rule.Timing;
import io.deckwatch.rule.Verdict;
import java.util.List;
import java.util.Map;

/**
 * A verdict with the name that its alert has or would have.
 *
 * @param labels the alert's identity
 * @param timing how long the condition must hold, and how long the alert is kept
 * @param verdict what the rule says
 * @param annotations what to say about it; empty unless something is wrong
 * @param causedBy fingerprints of the alerts that would explain it
 */
public record Finding(
        Labels labels, Timing timing, Verdict verdict, Map<String, String> annotations, List<String> causedBy) {

    public Finding {
        annotations = Map.copyOf(annotations);
        causedBy = List.copyOf(causedBy);
    }
}
