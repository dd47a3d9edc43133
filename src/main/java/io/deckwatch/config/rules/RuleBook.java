package io.deckwatch.config.rules;

import io.deckwatch.diagnosis.Diagnoses;
import io.deckwatch.rule.Rule;
import java.util.List;

/**
 * What the rule files say.
 *
 * @param rules the rules, causes before effects
 * @param policies what they say of schedules
 * @param diagnoses why things fail, as far as messages tell
 */
public record RuleBook(List<Rule> rules, Policies policies, Diagnoses diagnoses) {
    public RuleBook {
        rules = List.copyOf(rules);
    }
}
