package io.deckwatch.evaluation;

import io.deckwatch.event.Kind;
import io.deckwatch.rule.Rule;
import io.deckwatch.rule.Verdict;
import io.deckwatch.state.ClusterView;
import io.deckwatch.state.Subject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Why one rule fires about one subject, or does not.
 *
 * @param rule the rule as it is set for that subject
 * @param subject the subject
 * @param labels those of the alert
 * @param verdict what the rule says now, in the light of annotations; also where it is not listened to
 * @param unheard why the verdict does not count at the moment, or an empty string
 */
public record Explanation(Rule rule, Subject subject, Map<String, String> labels, Verdict verdict, String unheard) {

    public Explanation {
        labels = Map.copyOf(labels);
    }

    static List<Explanation> of(RuleTable rules, Subject subject, ClusterView view, Instant now) {
        return rules.about(subject.type()).stream()
                .map(rules::rule)
                .filter(rule -> rule != null)
                .map(rule -> of(rules, rule.chosenFor(subject), subject, view, now))
                .toList();
    }

    private static Explanation of(RuleTable rules, Rule rule, Subject subject, ClusterView view, Instant now) {
        var verdict = Annotations.heeded(rule.evaluate(subject, view, now), rule, subject, view, now);
        return new Explanation(
                rule, subject, rules.labels(rule.name(), subject).values(), verdict, unheard(rule, view, now));
    }

    private static String unheard(Rule rule, ClusterView view, Instant now) {
        if (rule.judgesSilence() || view.isTrusted(rule.needs(), now)) {
            return "";
        }
        if (!view.liveness().isAlive(now)) {
            return "the watch of the cluster is not heard of";
        }
        Set<Kind> missing = new TreeSet<>(rule.needs());
        missing.removeIf(view.liveness()::isFresh);
        return "not watched well at the moment: "
                + String.join(", ", missing.stream().map(Kind::plural).toList());
    }
}
