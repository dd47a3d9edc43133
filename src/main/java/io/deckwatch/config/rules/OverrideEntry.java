package io.deckwatch.config.rules;

import io.deckwatch.config.yaml.YamlMap;
import io.deckwatch.config.yaml.YamlText;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What a file changes of a rule for some subjects.
 *
 * @param alert the rule's alert
 * @param arguments thresholds by name
 * @param terms the rest
 * @param off whether the rule does not watch these subjects
 */
record OverrideEntry(YamlText alert, Map<String, YamlText> arguments, Terms terms, boolean off) {

    private static final String ENABLED = "enabled";

    OverrideEntry {
        arguments = Map.copyOf(arguments);
    }

    static Optional<OverrideEntry> read(YamlMap map) {
        var alert = map.required("alert");
        var arguments = map.map("detect").map(YamlMap::all).orElse(Map.of());
        var labels = new TreeMap<>(map.map("labels").map(YamlMap::all).orElse(Map.of()));
        var severity = labels.remove("severity");
        labels.values()
                .forEach(label -> label.problem(
                        "an override can set the label severity only; others are part of what an" + " alert is"));
        var terms = Terms.read(map, severity);
        if (terms.match().isEmpty()) {
            map.place("match").problem("an override needs a \"match\" that says for which subjects");
        }
        var off = map.text(ENABLED)
                .flatMap(text -> text.as(OverrideEntry::truth, "true or false"))
                .map(enabled -> !enabled)
                .orElse(false);
        map.end();
        return alert.map(name -> new OverrideEntry(name, arguments, terms, off));
    }

    private static Optional<Boolean> truth(String text) {
        return switch (text) {
            case "true" -> Optional.of(true);
            case "false" -> Optional.of(false);
            default -> Optional.empty();
        };
    }
}
