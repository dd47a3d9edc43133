package io.deckwatch.config.diagnosis;

import io.deckwatch.config.yaml.Place;
import io.deckwatch.config.yaml.YamlMap;
import io.deckwatch.config.yaml.YamlText;
import io.deckwatch.diagnosis.Advice;
import io.deckwatch.diagnosis.Catalogue;
import io.deckwatch.diagnosis.Fault;
import io.deckwatch.diagnosis.KnownCause;
import io.deckwatch.diagnosis.MessagePattern;
import io.deckwatch.diagnosis.Phrase;
import io.deckwatch.diagnosis.Symptom;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * A cause as a file has it.
 *
 * @param cause what it says
 * @param place where it stands
 * @param examples messages that it explains
 */
record CauseEntry(KnownCause cause, Place place, List<YamlText> examples) {

    private static final Pattern ID = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");

    CauseEntry {
        examples = List.copyOf(examples);
    }

    /** Reads a cause; empty if it cannot be used, which is reported. */
    static Optional<CauseEntry> read(YamlMap map) {
        var id = map.required("id").filter(CauseEntry::isId);
        var patterns = map.texts("match").stream()
                .flatMap(text -> text.parsed(MessagePattern::parse).stream())
                .toList();
        var when = when(map);
        var fault =
                map.required("fault").flatMap(text -> text.as(Fault::of, "one of " + String.join(", ", Fault.texts())));
        var cause = map.required("cause");
        var remedy = map.required("remedy");
        var commands = map.texts("commands");
        var examples = map.texts("examples");
        map.end();
        if (patterns.isEmpty() && when.isEmpty()) {
            map.place()
                    .problem("a cause needs \"match\", what the message says, or \"when\", what the circumstances are");
            return Optional.empty();
        }
        if (id.isEmpty() || fault.isEmpty() || cause.isEmpty() || remedy.isEmpty()) {
            return Optional.empty();
        }
        cause.ifPresent(text -> checkNames(text, everCaptured(patterns)));
        remedy.ifPresent(text -> checkNames(text, everCaptured(patterns)));
        commands.forEach(text -> checkNames(text, everCaptured(patterns)));
        var advice = new Advice(
                fault.get(),
                new Phrase(cause.get().text().strip()),
                new Phrase(remedy.get().text().strip()),
                commands.stream().map(text -> new Phrase(text.text().strip())).toList());
        return Optional.of(
                new CauseEntry(new KnownCause(id.get().text(), patterns, when, advice), map.place(), examples));
    }

    private static boolean isId(YamlText id) {
        if (ID.matcher(id.text()).matches()) {
            return true;
        }
        id.problem("\"" + id.text() + "\" must be small words with - between them, such as bucket-missing");
        return false;
    }

    private static Map<String, Set<String>> when(YamlMap map) {
        var when = new LinkedHashMap<String, Set<String>>();
        map.map("when").ifPresent(conditions -> {
            for (var name : Symptom.NAMES) {
                var values = conditions.texts(name);
                if (!values.isEmpty()) {
                    var texts = new TreeSet<String>();
                    values.forEach(value -> texts.add(value.text()));
                    when.put(name, texts);
                }
            }
            conditions.end();
        });
        return when;
    }

    /** Which words a text may use: those that each pattern keeps, since any of them may be the one that fits. */
    private static Set<String> everCaptured(List<MessagePattern> patterns) {
        var names = new TreeSet<>(Symptom.NAMES);
        if (!patterns.isEmpty()) {
            var captured = new TreeSet<>(patterns.getFirst().captures());
            patterns.forEach(pattern -> captured.retainAll(pattern.captures()));
            names.addAll(captured);
        }
        return names;
    }

    private static void checkNames(YamlText text, Set<String> known) {
        for (var name : new Phrase(text.text()).names()) {
            if (!known.contains(name)) {
                text.problem(text.key() + " uses {" + name + "}, which not every \"match\" keeps; there are "
                        + String.join(", ", known));
            }
        }
    }

    /** Reports examples that another cause explains, or none. */
    void check(Catalogue catalogue) {
        for (var example : examples) {
            var found = catalogue.explain(symptom(example.text())).map(diagnosis -> diagnosis.id());
            if (found.isEmpty()) {
                example.problem("the example of " + cause.id() + " does not have what \"match\" says");
            } else if (!found.get().equals(cause.id())) {
                example.problem("the example of " + cause.id() + " is explained by " + found.get()
                        + ", which comes first; put the more particular one before the other");
            }
        }
    }

    private Symptom symptom(String message) {
        var names = new HashMap<String, String>();
        cause.when().forEach((name, values) -> names.put(name, values.iterator().next()));
        return new Symptom(message, names);
    }
}
