package io.deckwatch.evaluation;

import io.deckwatch.alert.Labels;
import io.deckwatch.event.Kind;
import io.deckwatch.rule.Rule;
import io.deckwatch.state.Subject;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The rules in force, by number and by the sort of subjects they are about. Mutable, for the owner's thread only. */
final class RuleTable {

    private final List<Rule> rules = new ArrayList<>();
    private final List<Set<Kind>> needs = new ArrayList<>();
    private final Map<Subject.Type, List<Integer>> about = new EnumMap<>(Subject.Type.class);
    private final Map<String, Rule> byName = new TreeMap<>();

    RuleTable(List<Rule> rules) {
        replace(rules);
    }

    /** Takes other rules, causes before effects. */
    void replace(List<Rule> next) {
        rules.clear();
        needs.clear();
        about.clear();
        byName.clear();
        for (var rule : next) {
            rule.subjects().forEach(type -> about.computeIfAbsent(type, t -> new ArrayList<>())
                    .add(rules.size()));
            rules.add(rule);
            needs.add(rule.needs());
            byName.put(rule.name(), rule);
        }
    }

    /** The rule of that number; null if there is none any more. */
    @Nullable
    Rule rule(int number) {
        return number < rules.size() ? rules.get(number) : null;
    }

    /** What the rule of that number judges by. It is asked for with each verdict, and most rules make it anew. */
    Set<Kind> needs(int number) {
        return needs.get(number);
    }

    /** The numbers of the rules about that sort of subject, in their order. */
    List<Integer> about(Subject.Type type) {
        return about.getOrDefault(type, List.of());
    }

    /** The labels of an alert: those of its subject, the alert's name, and those that the rule adds. */
    Labels labels(String name, Subject subject) {
        var rule = byName.get(name);
        var labels = new TreeMap<>(rule == null ? Map.of() : rule.labels());
        labels.putAll(subject.labels());
        labels.put(Labels.ALERT_NAME, name);
        return new Labels(labels);
    }

    /** Whether an alert with these labels can be one of these rules': its rule is there and adds the same labels. */
    boolean canGive(Labels labels) {
        var rule = byName.get(labels.alertName());
        if (rule == null) {
            return false;
        }
        var added = new TreeMap<>(labels.values());
        added.remove(Labels.ALERT_NAME);
        added.keySet().removeAll(Subject.LABELS);
        return added.equals(rule.labels());
    }
}
