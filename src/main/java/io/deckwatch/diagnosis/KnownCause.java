package io.deckwatch.diagnosis;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * An entry of the catalogue: what a symptom looks like, and what it comes from.
 *
 * @param id its name
 * @param patterns what the message says, one of these; without any the circumstances alone tell
 * @param when values of which the symptom has one, by name; empty if it is known by its message alone
 * @param advice what to tell
 */
public record KnownCause(String id, List<MessagePattern> patterns, Map<String, Set<String>> when, Advice advice) {

    public KnownCause {
        patterns = List.copyOf(patterns);
        when = Map.copyOf(when);
        if (patterns.isEmpty() && when.isEmpty()) {
            throw new IllegalArgumentException("A cause needs something that it is known by");
        }
    }

    /** The cause of a symptom, if it is this one. */
    Optional<Diagnosis> explain(Symptom symptom, Message message) {
        return fits(symptom) ? words(message).map(words -> told(symptom, words)) : Optional.empty();
    }

    private boolean fits(Symptom symptom) {
        return when.entrySet().stream()
                .allMatch(wanted -> wanted.getValue().contains(symptom.names().getOrDefault(wanted.getKey(), "")));
    }

    /** Without patterns it explains what says nothing by itself. */
    private Optional<Map<String, String>> words(Message message) {
        if (patterns.isEmpty()) {
            return message.text().isEmpty() ? Optional.of(Map.of()) : Optional.empty();
        }
        for (var pattern : patterns) {
            var words = pattern.find(message);
            if (words.isPresent()) {
                return words;
            }
        }
        return Optional.empty();
    }

    private Diagnosis told(Symptom symptom, Map<String, String> words) {
        var names = new HashMap<>(symptom.names());
        names.putAll(words);
        return new Diagnosis(
                id,
                advice.fault(),
                advice.cause().filled(names),
                advice.remedy().filled(names),
                advice.commands().stream().map(phrase -> phrase.command(names)).toList());
    }
}
