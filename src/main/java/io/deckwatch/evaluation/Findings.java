package io.deckwatch.evaluation;

import io.deckwatch.alert.Finding;
import io.deckwatch.rule.Facts;
import io.deckwatch.rule.Rule;
import io.deckwatch.rule.Verdict;
import io.deckwatch.state.Subject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Puts a verdict into the words of an alert. */
final class Findings {

    private Findings() {}

    static Finding of(Rule rule, Subject subject, Verdict verdict, String externalUrl) {
        var labels = SubjectLabels.of(rule.name(), subject);
        if (!(verdict instanceof Verdict.Active active)) {
            return new Finding(labels, rule.timing(), verdict, Map.of(), List.of());
        }
        var causes = active.facts().causes().stream()
                .map(cause -> SubjectLabels.of(cause.rule(), cause.subject()).fingerprint())
                .toList();
        return new Finding(labels, rule.timing(), verdict, annotations(rule, active.facts(), externalUrl), causes);
    }

    private static Map<String, String> annotations(Rule rule, Facts facts, String externalUrl) {
        var annotations = new HashMap<>(facts.annotations());
        annotations.put("summary", facts.summary());
        annotations.put("description", facts.description());
        annotations.put("runbook_url", externalUrl + "/runbooks/" + rule.name());
        return annotations;
    }
}
