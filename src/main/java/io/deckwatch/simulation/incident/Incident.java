package io.deckwatch.simulation.incident;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A fault of one thing for a time.
 *
 * @param fault what is wrong
 * @param subject of what: the name of a location, schedule or node, {@code namespace/pvc} of a volume, the cluster's name for
 *     the installation
 * @param begins from when
 * @param ends when it is repaired; null while nobody knows
 * @param message what Velero is told, where it is told something; empty for what is usual
 */
public record Incident(
        Fault fault,
        String subject,
        Instant begins,
        @Nullable Instant ends,
        String message) {

    public Incident {
        if (ends != null && ends.isBefore(begins)) {
            throw new IllegalArgumentException("An incident ends after it begins.");
        }
    }

    /** One that nobody has repaired yet, with the usual message. */
    public static Incident of(Fault fault, String subject, Instant begins) {
        return new Incident(fault, subject, begins, null, "");
    }

    /** The same, repaired then. */
    public Incident until(Instant end) {
        return new Incident(fault, subject, begins, end, message);
    }

    /** The same with another message. */
    public Incident saying(String other) {
        return new Incident(fault, subject, begins, ends, other);
    }

    /** Its end, if it is known. */
    public Optional<Instant> end() {
        return Optional.ofNullable(ends);
    }

    /** Whether it is the same fault of the same thing. */
    boolean isAbout(Fault other, String thing) {
        return fault == other && subject.equals(thing);
    }
}
