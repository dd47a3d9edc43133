package io.deckwatch.simulation.incident;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The faults of an installation: those that are there now, and those that were. */
public final class Faults {

    private final List<Incident> active = new ArrayList<>();
    private final List<Incident> past = new ArrayList<>();

    public void begin(Incident incident) {
        active.add(incident);
    }

    /** Ends what is there of that fault and subject; empty if there is nothing. */
    public Optional<Incident> end(Fault fault, String subject, Instant now) {
        var found = find(fault, subject);
        found.ifPresent(incident -> {
            active.remove(incident);
            past.add(incident.until(now));
        });
        return found;
    }

    /** The incident of that fault and subject, if it is there now. */
    public Optional<Incident> find(Fault fault, String subject) {
        if (active.isEmpty()) {
            return Optional.empty();
        }
        return active.stream()
                .filter(incident -> incident.isAbout(fault, subject))
                .findFirst();
    }

    /** Whether that fault of that subject is there now. */
    public boolean has(Fault fault, String subject) {
        return find(fault, subject).isPresent();
    }

    /** Those that are there now, in the order in which they began. */
    public List<Incident> active() {
        return List.copyOf(active);
    }

    /** Those that are over. */
    public List<Incident> past() {
        return List.copyOf(past);
    }
}
