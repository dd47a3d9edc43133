package io.deckwatch.simulation.plan;

import io.deckwatch.simulation.plan.InstallationPlan.Site;
import java.time.Duration;
import java.util.List;

/** Rook-Ceph: snapshots whose data is moved to S3. */
final class Rook {

    private Rook() {}

    static InstallationPlan plan() {
        return new InstallationPlan(
                new Site(
                        "rook-prod",
                        "velero",
                        VeleroVersion.V1_18,
                        1,
                        "Rook-Ceph: CSI snapshots, their data moved to S3 every night"),
                List.of("rook-worker-1", "rook-worker-2", "rook-worker-3"),
                List.of(LocationPlan.s3("default", "rook-prod-velero", "eu-central-1", true)),
                List.of(new SchedulePlan(
                        "daily", "0 2 * * *", Duration.ofHours(72), "", List.of(), Method.DATA_MOVEMENT, 1900)),
                List.of(
                        new VolumePlan("shop", "orders-db-0", "orders-db-0", "data", 46),
                        new VolumePlan("shop", "orders-db-1", "orders-db-1", "data", 46),
                        new VolumePlan("shop", "media", "shop-web-7c9d", "media", 88),
                        new VolumePlan("crm", "postgres-data", "postgres-0", "pgdata", 31),
                        new VolumePlan("crm", "attachments", "crm-api-5f7b", "files", 54),
                        new VolumePlan("monitoring", "prometheus-db", "prometheus-0", "db", 38),
                        new VolumePlan("gitlab", "repo-data", "gitaly-0", "repositories", 61),
                        new VolumePlan("gitlab", "registry", "registry-6d8c", "storage", 72)),
                List.of());
    }
}
