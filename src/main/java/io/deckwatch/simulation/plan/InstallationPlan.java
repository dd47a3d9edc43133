package io.deckwatch.simulation.plan;

import java.util.List;

/**
 * An installation of Velero before anything has happened.
 *
 * @param site where it is
 * @param nodes the nodes that run node-agent, or just run the workload
 * @param locations its storage locations
 * @param schedules its schedules
 * @param volumes the volumes of the workloads
 * @param drills the restores that people run regularly
 */
public record InstallationPlan(
        Site site,
        List<String> nodes,
        List<LocationPlan> locations,
        List<SchedulePlan> schedules,
        List<VolumePlan> volumes,
        List<DrillPlan> drills) {

    public InstallationPlan {
        nodes = List.copyOf(nodes);
        locations = List.copyOf(locations);
        schedules = List.copyOf(schedules);
        volumes = List.copyOf(volumes);
        drills = List.copyOf(drills);
    }

    /**
     * Where an installation is.
     *
     * @param cluster name of the cluster
     * @param namespace Velero's own
     * @param version of Velero
     * @param concurrentBackups how many backups may run at once, where Velero has a queue
     * @param about the installation in one sentence
     */
    public record Site(String cluster, String namespace, VeleroVersion version, int concurrentBackups, String about) {}

    /** The volumes that a schedule's backups take. */
    public List<VolumePlan> volumesOf(SchedulePlan schedule) {
        return schedule.method() == Method.RESOURCES_ONLY
                ? List.of()
                : volumes.stream()
                        .filter(volume -> schedule.covers(volume.namespace()))
                        .toList();
    }
}
