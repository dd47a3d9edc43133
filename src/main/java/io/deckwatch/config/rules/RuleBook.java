package io.deckwatch.config.rules;

import io.deckwatch.rule.Rule;
import java.util.List;

/**
 * What the rule files say.
 *
 * @param rules the rules, causes before effects
 * @param policies what they say of schedules
 */
public record RuleBook(List<Rule> rules, Policies policies) {
    public RuleBook {
        rules = List.copyOf(rules);
    }
}
