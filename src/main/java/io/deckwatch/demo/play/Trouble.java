package io.deckwatch.demo.play;

import io.deckwatch.simulation.incident.Fault;
import io.deckwatch.simulation.incident.Incident;

/**
 * Something that is wrong with a cluster.
 *
 * @param cluster which one
 * @param incident what
 */
public record Trouble(String cluster, Incident incident) {

    boolean isOf(String other, Fault fault, String subject) {
        return cluster.equals(other)
                && incident.fault() == fault
                && incident.subject().equals(subject);
    }
}
