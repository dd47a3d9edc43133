package io.deckwatch.evaluation;

import io.deckwatch.alert.Finding;
import io.deckwatch.alert.Labels;
import io.deckwatch.rule.Facts;
import io.deckwatch.rule.Rule;
import io.deckwatch.rule.Verdict;
import io.deckwatch.state.Subject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Puts verdicts into the words of alerts.
 *
 * @param rules the rules in force
 * @param externalUrl where people reach the pages
 */
record Findings(RuleTable rules, String externalUrl) {

    Finding of(Rule rule, Subject subject, Verdict verdict) {
        var labels = rules.labels(rule.name(), subject);
        if (!(verdict instanceof Verdict.Active active)) {
            return new Finding(labels, rule.timing(), verdict, Map.of(), List.of());
        }
        var causes = active.facts().causes().stream()
                .map(cause -> rules.labels(cause.rule(), cause.subject()).fingerprint())
                .toList();
        return new Finding(labels, rule.timing(), verdict, annotations(labels, active.facts()), causes);
    }

    private Map<String, String> annotations(Labels labels, Facts facts) {
        var annotations = new HashMap<>(facts.annotations());
        annotations.put("summary", facts.summary());
        annotations.put("description", facts.description());
        annotations.putIfAbsent(
                "runbook_url",
                externalUrl + "/runbooks/" + labels.alertName() + "?fingerprint=" + labels.fingerprint());
        return annotations;
    }
}
