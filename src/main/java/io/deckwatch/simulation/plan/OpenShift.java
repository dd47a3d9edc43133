package io.deckwatch.simulation.plan;

import io.deckwatch.simulation.plan.InstallationPlan.Site;
import java.time.Duration;
import java.util.List;

/** OpenShift with OADP: a schedule for each namespace, hourly ones for what is critical, and a restore a month. */
final class OpenShift {

    private OpenShift() {}

    static InstallationPlan plan() {
        return new InstallationPlan(
                new Site(
                        "openshift-prod",
                        "openshift-adp",
                        VeleroVersion.V1_16,
                        1,
                        "OpenShift with OADP: a schedule for each namespace, restores into *-restore once a month"),
                List.of("ocp-worker-a", "ocp-worker-b", "ocp-worker-c", "ocp-worker-d"),
                List.of(LocationPlan.s3("dpa-1", "ocp-prod-oadp", "us-east-1", true)),
                List.of(
                        nightly("billing"),
                        nightly("inventory"),
                        nightly("portal"),
                        hourly("payments"),
                        hourly("identity")),
                List.of(
                        new VolumePlan("billing", "ledger-db", "ledger-db-0", "data", 24),
                        new VolumePlan("inventory", "stock-db", "stock-db-0", "data", 18),
                        new VolumePlan("portal", "uploads", "portal-66b9", "uploads", 33),
                        new VolumePlan("payments", "payments-db", "payments-db-0", "data", 6),
                        new VolumePlan("identity", "keycloak-db", "keycloak-db-0", "data", 3)),
                List.of(new DrillPlan("billing-daily", "billing", "30 9 3 * *")));
    }

    private static SchedulePlan nightly(String namespace) {
        return new SchedulePlan(
                namespace + "-daily",
                "0 1 * * *",
                Duration.ofHours(168),
                "",
                List.of(namespace),
                Method.DATA_MOVEMENT,
                420);
    }

    private static SchedulePlan hourly(String namespace) {
        return new SchedulePlan(
                namespace + "-hourly",
                "0 * * * *",
                Duration.ofHours(168),
                "",
                List.of(namespace),
                Method.DATA_MOVEMENT,
                260);
    }
}
