package io.deckwatch.diagnosis;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Explains symptoms and remembers the newest explanations, because the same alert asks again at each event that touches it. It
 * also counts the messages that the catalogue does not know. Any thread may ask.
 */
public final class Diagnoses {

    private static final int REMEMBERED = 512;

    /** How many shapes of unknown messages are told apart; all others count as {@link #OTHER_SHAPES}. */
    static final int MOST_SHAPES = 50;

    /** Stands for the shapes beyond the first ones. */
    static final String OTHER_SHAPES = "other";

    private final Catalogue catalogue;
    private final Map<Symptom, Optional<Diagnosis>> remembered = new Newest<>();
    private final Map<String, Boolean> counted = new Newest<>();
    private final Map<String, Long> unknown = new TreeMap<>();

    /** Forgets what was not asked for the longest. */
    private static final class Newest<K, V> extends LinkedHashMap<K, V> {

        private static final long serialVersionUID = 1L;
        private static final float LOAD = 0.75f;

        Newest() {
            super(REMEMBERED, LOAD, true);
        }

        @Override
        protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
            return size() > REMEMBERED;
        }
    }

    /** Explanations by that catalogue. */
    public Diagnoses(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    /** Why that is, if it is known. */
    public synchronized Optional<Diagnosis> of(Symptom symptom) {
        var known = remembered.get(symptom);
        if (known == null) {
            known = catalogue.explain(symptom);
            remembered.put(symptom, known);
            if (known.isEmpty()) {
                count(symptom.message());
            }
        }
        return known;
    }

    /** How many different messages were not known, by what they have in common. */
    public synchronized Map<String, Long> unknown() {
        return Map.copyOf(unknown);
    }

    private void count(String message) {
        if (message.isBlank() || counted.put(message, true) != null) {
            return;
        }
        var shape = Shape.of(message);
        var told = unknown.containsKey(shape) || unknown.size() < MOST_SHAPES ? shape : OTHER_SHAPES;
        unknown.merge(told, 1L, Long::sum);
    }
}
