package io.deckwatch.rule.book;

import io.deckwatch.diagnosis.Diagnoses;
import io.deckwatch.rule.Facts;
import io.deckwatch.rule.Severity;
import io.deckwatch.state.Subject;
import java.util.Map;
import java.util.TreeMap;

/**
 * Adds to what a rule found why that is, before it is put into words: a user's words can use the cause.
 *
 * @param alert the alert's name
 * @param diagnoses explain symptoms
 * @param wording the words
 */
public record Diagnosed(String alert, Diagnoses diagnoses, Wording wording) implements Wording {

    @Override
    public Facts word(Facts facts, Subject subject, Severity severity) {
        return wording.word(explained(facts, subject), subject, severity);
    }

    private Facts explained(Facts facts, Subject subject) {
        if (facts.symptom().isNone()) {
            return facts;
        }
        var symptom = facts.symptom().about(subject.labels()).about(Map.of("alert", alert));
        return diagnoses
                .of(symptom)
                .map(diagnosis -> {
                    var annotations = new TreeMap<>(facts.annotations());
                    annotations.putAll(diagnosis.annotations());
                    return new Facts(facts.summary(), facts.description(), annotations, facts.causes(), symptom);
                })
                .orElse(facts);
    }
}
