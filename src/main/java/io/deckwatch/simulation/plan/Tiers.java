package io.deckwatch.simulation.plan;

import io.deckwatch.simulation.plan.InstallationPlan.Site;
import java.time.Duration;
import java.util.List;

/** Three tiers with two locations: what is critical every hour, the cluster and the volumes every night, all every week. */
final class Tiers {

    private Tiers() {}

    static InstallationPlan plan() {
        return new InstallationPlan(
                new Site(
                        "tiers-prod",
                        "velero",
                        VeleroVersion.V1_17,
                        1,
                        "Three tiers: critical namespaces hourly, cluster and volumes nightly, all of it weekly"),
                List.of("tier-node-1", "tier-node-2", "tier-node-3"),
                List.of(
                        LocationPlan.s3("cluster-backups", "tiers-cluster-backups", "eu-west-1", true),
                        LocationPlan.s3("pv-backups", "tiers-pv-backups", "eu-west-1", false)),
                schedules(),
                volumes(),
                List.of());
    }

    private static List<SchedulePlan> schedules() {
        return List.of(
                new SchedulePlan(
                        "critical-hourly",
                        "0 * * * *",
                        Duration.ofHours(168),
                        "",
                        List.of("auth", "checkout"),
                        Method.RESOURCES_ONLY,
                        380),
                new SchedulePlan(
                        "cluster-daily",
                        "0 3 * * *",
                        Duration.ofHours(720),
                        "cluster-backups",
                        List.of(),
                        Method.RESOURCES_ONLY,
                        3400),
                new SchedulePlan(
                        "volumes-daily",
                        "0 4 * * *",
                        Duration.ofHours(720),
                        "pv-backups",
                        List.of("auth", "checkout", "warehouse", "wiki"),
                        Method.FILE_SYSTEM,
                        900),
                new SchedulePlan(
                        "full-weekly",
                        "0 2 * * 0",
                        Duration.ofHours(2160),
                        "cluster-backups",
                        List.of(),
                        Method.FILE_SYSTEM,
                        3600));
    }

    private static List<VolumePlan> volumes() {
        return List.of(
                new VolumePlan("auth", "ldap-data", "openldap-0", "data", 4),
                new VolumePlan("checkout", "cart-redis", "cart-redis-0", "redis", 9),
                new VolumePlan("checkout", "orders-pg", "orders-pg-0", "pgdata", 28),
                new VolumePlan("warehouse", "stock-pg", "stock-pg-0", "pgdata", 35),
                new VolumePlan("warehouse", "labels", "label-printer-59df", "spool", 6),
                new VolumePlan("wiki", "wiki-files", "wiki-0", "files", 22));
    }
}
