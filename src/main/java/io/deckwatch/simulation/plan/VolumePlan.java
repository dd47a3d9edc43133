package io.deckwatch.simulation.plan;

/**
 * A volume of a workload.
 *
 * @param namespace of the workload
 * @param pvc name of the claim
 * @param pod the pod that mounts it
 * @param volume its name in the pod
 * @param gib its size at the beginning
 */
public record VolumePlan(String namespace, String pvc, String pod, String volume, int gib) {
    /** As alerts name it: {@code namespace/pvc}. */
    public String text() {
        return namespace + "/" + pvc;
    }
}
