package io.deckwatch.config.rules;

import io.deckwatch.config.diagnosis.CatalogueReader;
import io.deckwatch.config.yaml.Similar;
import io.deckwatch.config.yaml.YamlMap;
import io.deckwatch.config.yaml.YamlText;
import io.deckwatch.diagnosis.Diagnoses;
import io.deckwatch.rule.Rule;
import io.deckwatch.rule.catalogue.Rules;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Takes rule files one after the other and makes one book of them. */
final class RuleBookReader {

    private final Map<String, RuleEntry> rules = new LinkedHashMap<>();
    private final List<OverrideEntry> overrides = new ArrayList<>();
    private final List<YamlText> disabled = new ArrayList<>();
    private final Set<String> ofThisLayer = new HashSet<>();
    private final PolicyReader policies = new PolicyReader();
    private final CatalogueReader causes = new CatalogueReader();

    /** What follows lies on top of what was read so far: it may replace rules. */
    void nextLayer() {
        ofThisLayer.clear();
        causes.nextLayer();
    }

    void rules(YamlMap root) {
        for (var group : root.maps("groups", "a group")) {
            group.required("name");
            group.maps("rules", "a rule").forEach(map -> RuleEntry.read(map).ifPresent(this::add));
            group.end();
        }
        root.maps("overrides", "an override")
                .forEach(map -> OverrideEntry.read(map).ifPresent(overrides::add));
        disabled.addAll(root.texts("disable"));
        root.end();
    }

    void policies(YamlMap root) {
        policies.read(root);
    }

    void causes(YamlMap root) {
        causes.read(root);
    }

    /** The book of all that was read; only good for use if no problem was found. */
    RuleBook finish() {
        disabled.forEach(this::disable);
        var byRule = new LinkedHashMap<String, List<OverrideEntry>>();
        for (var override : overrides) {
            if (isKnown(override.alert())) {
                byRule.computeIfAbsent(override.alert().text(), name -> new ArrayList<>())
                        .add(override);
            }
        }
        var order = Rules.DETECTORS;
        var diagnoses = new Diagnoses(causes.finish());
        List<Rule> all = rules.values().stream()
                .sorted(Comparator.comparingInt(entry -> order.indexOf(entry.detector())))
                .<Rule>flatMap(entry -> entry.rule(byRule.getOrDefault(entry.alert(), List.of()), diagnoses).stream())
                .toList();
        return new RuleBook(all, policies.finish(), diagnoses);
    }

    private void add(RuleEntry entry) {
        if (ofThisLayer.add(entry.alert())) {
            rules.put(entry.alert(), entry);
        } else {
            entry.place()
                    .problem("the alert " + entry.alert() + " has a rule already; to set it differently for some"
                            + " subjects write an override");
        }
    }

    private void disable(YamlText name) {
        if (isKnown(name)) {
            rules.remove(name.text());
        }
    }

    private boolean isKnown(YamlText name) {
        var known = rules.containsKey(name.text())
                || disabled.stream().anyMatch(d -> d.text().equals(name.text()));
        if (!known) {
            name.problem("there is no rule " + name.text() + Similar.hint(name.text(), rules.keySet()));
        }
        return known;
    }
}
