package io.deckwatch.simulation.plan;

import java.time.Duration;
import java.util.List;

/**
 * A schedule.
 *
 * @param name of the Schedule
 * @param cron as Velero reads it
 * @param ttl of its backups
 * @param location the storage location it names; empty for the default one
 * @param namespaces what it backs up; none means everything
 * @param method how it takes volumes
 * @param items how many objects it backs up, more or less
 */
public record SchedulePlan(
        String name, String cron, Duration ttl, String location, List<String> namespaces, Method method, int items) {
    public SchedulePlan {
        namespaces = List.copyOf(namespaces);
    }

    /** Whether it backs up that namespace. */
    public boolean covers(String namespace) {
        return namespaces.isEmpty() || namespaces.contains(namespace);
    }
}
