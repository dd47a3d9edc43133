package io.deckwatch.diagnosis;

import java.util.List;
import java.util.Optional;

/**
 * The causes that are known, the most particular ones first.
 *
 * @param causes the first that fits a symptom explains it
 */
public record Catalogue(List<KnownCause> causes) {

    /** Explains nothing. */
    public static final Catalogue EMPTY = new Catalogue(List.of());

    public Catalogue {
        causes = List.copyOf(causes);
    }

    /** Why that is; empty if nothing is known about such a symptom. */
    public Optional<Diagnosis> explain(Symptom symptom) {
        if (symptom.isNone()) {
            return Optional.empty();
        }
        var message = Message.of(symptom.message());
        return causes.stream()
                .flatMap(cause -> cause.explain(symptom, message).stream())
                .findFirst();
    }
}
