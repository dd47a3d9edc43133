package io.deckwatch.simulation.plan;

import io.deckwatch.simulation.plan.InstallationPlan.Site;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** A home cluster: files to a MinIO in the house every day and week, and to Backblaze every week. */
final class Homelab {

    private Homelab() {}

    static InstallationPlan plan() {
        return new InstallationPlan(
                new Site(
                        "homelab",
                        "velero",
                        VeleroVersion.V1_14,
                        1,
                        "Home cluster: Kopia to a local MinIO daily and weekly, offsite to Backblaze B2 weekly"),
                List.of("nuc-1", "nuc-2"),
                List.of(minio(), backblaze()),
                schedules(),
                List.of(
                        new VolumePlan("photos", "immich-library", "immich-server-0", "library", 64),
                        new VolumePlan("photos", "immich-pg", "immich-postgres-0", "pgdata", 5),
                        new VolumePlan("paperless", "paperless-media", "paperless-0", "media", 12),
                        new VolumePlan("vault", "vaultwarden-data", "vaultwarden-0", "data", 1),
                        new VolumePlan("home", "homeassistant-config", "homeassistant-0", "config", 7)),
                List.of());
    }

    private static List<SchedulePlan> schedules() {
        return List.of(
                new SchedulePlan(
                        "local-daily", "0 3 * * *", Duration.ofHours(240), "minio", List.of(), Method.FILE_SYSTEM, 640),
                new SchedulePlan(
                        "local-weekly",
                        "0 5 * * 6",
                        Duration.ofHours(1440),
                        "minio",
                        List.of(),
                        Method.FILE_SYSTEM,
                        640),
                new SchedulePlan(
                        "offsite-weekly",
                        "0 2 * * 2",
                        Duration.ofHours(2160),
                        "backblaze",
                        List.of("photos", "paperless", "vault"),
                        Method.FILE_SYSTEM,
                        310));
    }

    private static LocationPlan minio() {
        return new LocationPlan(
                "minio",
                "aws",
                "velero",
                "homelab",
                true,
                Map.of("region", "minio", "s3ForcePathStyle", "true", "s3Url", "http://minio.storage.svc:9000"),
                "rpc error: code = Unknown desc = operation error S3: ListObjectsV2, exceeded maximum number of"
                        + " attempts, 3, request send failed, Get \"http://minio.storage.svc:9000/velero?delimiter=%2F\":"
                        + " dial tcp 10.43.12.9:9000: connect: connection refused");
    }

    private static LocationPlan backblaze() {
        return new LocationPlan(
                "backblaze",
                "aws",
                "homelab-offsite",
                "",
                false,
                Map.of("region", "us-west-004", "s3Url", "https://s3.us-west-004.backblazeb2.com"),
                "rpc error: code = Unknown desc = operation error S3: ListObjectsV2, https response error StatusCode:"
                        + " 403, api error InvalidAccessKeyId: Malformed Access Key Id");
    }
}
