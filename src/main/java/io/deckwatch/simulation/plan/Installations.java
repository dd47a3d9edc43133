package io.deckwatch.simulation.plan;

import java.util.List;

/** The five installations of the demo. */
public final class Installations {

    private Installations() {}

    /** All of them. */
    public static List<InstallationPlan> all() {
        return List.of(rook(), openshift(), tiers(), swift(), homelab());
    }

    /** Rook-Ceph: snapshots whose data is moved to S3. */
    public static InstallationPlan rook() {
        return Rook.plan();
    }

    /** OpenShift with OADP: a schedule for each namespace, hourly ones for what is critical, and a restore a month. */
    public static InstallationPlan openshift() {
        return OpenShift.plan();
    }

    /** Three tiers with two locations: what is critical every hour, the cluster and the volumes every night, all every week. */
    public static InstallationPlan tiers() {
        return Tiers.plan();
    }

    /** OpenStack: snapshots that stay in Cinder, resources in Swift, no node-agent. */
    public static InstallationPlan swift() {
        return Swift.plan();
    }

    /** A home cluster: files to a MinIO in the house every day and week, and to Backblaze every week. */
    public static InstallationPlan homelab() {
        return Homelab.plan();
    }
}
