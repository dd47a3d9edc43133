package io.deckwatch.cli.rules;

import io.deckwatch.config.rules.Policies.Policy;
import io.deckwatch.config.rules.RuleBook;
import io.deckwatch.rule.book.BookedRule;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The rules in force, as text for a terminal. */
public final class RuleListing {

    private RuleListing() {}

    /**
     * The rules of these names with all that is set, or all rules.
     *
     * @param names names of alerts; all where it is empty
     */
    public static String text(RuleBook book, Collection<String> names) {
        var text = new StringBuilder();
        book.rules().stream()
                .filter(rule -> names.isEmpty() || names.contains(rule.name()))
                .map(BookedRule.class::cast)
                .forEach(rule -> append(text, rule));
        if (names.isEmpty()) {
            append(text, book.policies().all());
        }
        return text.toString();
    }

    private static void append(StringBuilder text, BookedRule rule) {
        text.append(String.format(Locale.ROOT, "%-46s %s%n", rule.name(), rule.source()));
        for (var variant : rule.variants().reversed()) {
            var said = variant.said();
            if (!said.isEmpty()) {
                text.append("    ").append(String.join(", ", said)).append('\n');
            }
        }
        if (!rule.labels().isEmpty()) {
            text.append("    labels ").append(pairs(rule.labels())).append('\n');
        }
    }

    private static void append(StringBuilder text, List<Policy> policies) {
        if (policies.isEmpty()) {
            return;
        }
        text.append("\nClasses of schedules:\n");
        for (var policy : policies) {
            text.append(String.format(
                    Locale.ROOT,
                    "    %-12s %s (%s)%n",
                    policy.name(),
                    pairs(policy.annotations()),
                    policy.selection()));
        }
    }

    private static String pairs(Map<String, String> values) {
        return new TreeMap<>(values)
                .entrySet().stream()
                        .map(pair -> pair.getKey() + "=" + pair.getValue())
                        .collect(Collectors.joining(" "));
    }
}
