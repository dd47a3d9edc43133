package io.deckwatch.simulation.plan;

import io.deckwatch.simulation.plan.InstallationPlan.Site;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** OpenStack: snapshots that stay in Cinder, resources in Swift, no node-agent. */
final class Swift {

    private Swift() {}

    static InstallationPlan plan() {
        return new InstallationPlan(
                new Site(
                        "swift-prod",
                        "velero",
                        VeleroVersion.V1_15,
                        1,
                        "OpenStack: Cinder snapshots, resources in Swift, no node-agent"),
                List.of(),
                locations(),
                schedules(),
                List.of(
                        new VolumePlan("mail", "mailboxes", "dovecot-0", "vmail", 120),
                        new VolumePlan("files", "nextcloud-data", "nextcloud-0", "data", 240),
                        new VolumePlan("forum", "forum-db", "forum-db-0", "data", 14)),
                List.of());
    }

    private static List<LocationPlan> locations() {
        return List.of(new LocationPlan(
                "default",
                "community.openstack.org/openstack",
                "velero-swift-prod",
                "",
                true,
                Map.of("region", "RegionOne"),
                "rpc error: code = Unknown desc = failed to list objects in container velero-swift-prod:"
                        + " Expected HTTP response code [200 204 300] when accessing"
                        + " [GET https://swift.example.net/v1/AUTH_prod/velero-swift-prod?format=json], but got"
                        + " 401 instead: Unauthorized: Temp URL invalid"));
    }

    private static List<SchedulePlan> schedules() {
        return List.of(
                new SchedulePlan(
                        "apps-daily",
                        "30 1 * * *",
                        Duration.ofHours(336),
                        "",
                        List.of("mail", "files", "forum"),
                        Method.SNAPSHOTS,
                        760),
                new SchedulePlan(
                        "cluster-6h",
                        "15 */6 * * *",
                        Duration.ofHours(168),
                        "",
                        List.of(),
                        Method.RESOURCES_ONLY,
                        2100));
    }
}
