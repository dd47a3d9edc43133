package io.deckwatch.bench;

import io.deckwatch.event.Kind;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Velero's objects as an API server sends them, with all the fields that a real one of its kind has and Deckwatch reads. */
final class Manifests {

    static final String LOCATION = "default";

    private static final String NAMESPACE = "velero";
    private static final String TTL = "720h0m0s";
    private static final Duration RETENTION = Duration.ofHours(720);
    private static final Duration TAKEN = Duration.ofMinutes(7);
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMddHHmmss").withZone(ZoneOffset.UTC);

    private Manifests() {}

    static Map<String, Object> location(Instant validated) {
        var object = object(Kind.BACKUP_STORAGE_LOCATION, LOCATION, validated.minus(RETENTION), Map.of());
        object.put(
                "spec",
                Map.of(
                        "provider",
                        "aws",
                        "default",
                        true,
                        "objectStorage",
                        Map.of("bucket", "backups", "prefix", "a")));
        object.put("status", Map.of("phase", "Available", "lastValidationTime", validated.toString()));
        return object;
    }

    static Map<String, Object> schedule(String name, String cron, Instant lastBackup) {
        var object = object(Kind.SCHEDULE, name, lastBackup.minus(RETENTION), Map.of());
        object.put("spec", Map.of("schedule", cron, "template", Map.of("storageLocation", LOCATION, "ttl", TTL)));
        object.put("status", Map.of("phase", "Enabled", "lastBackup", lastBackup.toString()));
        return object;
    }

    /** The name that Velero gives the run of a schedule. */
    static String runName(String schedule, Instant slot) {
        return schedule + "-" + STAMP.format(slot);
    }

    /** A backup that has ended. */
    static Map<String, Object> ended(String name, String schedule, Instant start, String phase) {
        var status = status(phase, start);
        status.put("completionTimestamp", start.plus(TAKEN).toString());
        status.put("progress", Map.of("itemsBackedUp", 1_250, "totalItems", 1_250));
        status.put("errors", phase.equals("Completed") ? 0 : 3);
        if (phase.equals("Failed")) {
            status.put("failureReason", "unable to get credentials: unable to get key for secret: Secret not found");
        }
        return backup(name, schedule, start, status);
    }

    /** A backup that is being made. */
    static Map<String, Object> running(String name, String schedule, Instant start, int items) {
        var status = status("InProgress", start);
        status.put("progress", Map.of("itemsBackedUp", items, "totalItems", 1_250));
        return backup(name, schedule, start, status);
    }

    private static Map<String, Object> status(String phase, Instant start) {
        var status = new HashMap<String, Object>();
        status.put("phase", phase);
        status.put("startTimestamp", start.toString());
        status.put("expiration", start.plus(RETENTION).toString());
        status.put("csiVolumeSnapshotsAttempted", 4);
        status.put("csiVolumeSnapshotsCompleted", 4);
        status.put("backupItemOperationsAttempted", 4);
        status.put("backupItemOperationsCompleted", 4);
        return status;
    }

    private static Map<String, Object> backup(String name, String schedule, Instant start, Map<String, Object> status) {
        var labels = schedule.isEmpty()
                ? Map.<String, Object>of()
                : Map.<String, Object>of("velero.io/schedule-name", schedule);
        var object = object(Kind.BACKUP, name, start.minusSeconds(1), labels);
        object.put("spec", Map.of("storageLocation", LOCATION, "ttl", TTL, "includedNamespaces", List.of("*")));
        object.put("status", status);
        return object;
    }

    /** The movement of a volume into a backup. */
    static Map<String, Object> upload(String backup, int volume, Instant start, String phase) {
        var name = backup + "-" + Integer.toHexString(backup.hashCode() * 31 + volume);
        var object = object(Kind.DATA_UPLOAD, name, start, Map.of("velero.io/backup-name", backup));
        object.put(
                "spec",
                Map.of(
                        "backupStorageLocation",
                        LOCATION,
                        "sourceNamespace",
                        "shop-" + volume % 3,
                        "sourcePVC",
                        "data-database-" + volume));
        var status = new HashMap<String, Object>();
        status.put("phase", phase);
        status.put("node", "worker-" + volume % 5);
        status.put("startTimestamp", start.toString());
        var ended = phase.equals("Completed");
        status.put("progress", Map.of("bytesDone", ended ? 21_474_836_480L : 1 << 30, "totalBytes", 21_474_836_480L));
        if (ended) {
            status.put("completionTimestamp", start.plus(TAKEN).toString());
        }
        object.put("status", status);
        return object;
    }

    private static Map<String, Object> object(Kind kind, String name, Instant created, Map<String, Object> labels) {
        var metadata = new HashMap<String, Object>();
        metadata.put("name", name);
        metadata.put("namespace", NAMESPACE);
        metadata.put("uid", "6f2c1d0e-8a4b-4c5d-9e0f-" + Integer.toHexString(name.hashCode()));
        metadata.put("resourceVersion", Integer.toString(name.hashCode() & 0xffffff));
        metadata.put("creationTimestamp", created.toString());
        metadata.put("labels", labels);
        var object = new HashMap<String, Object>();
        object.put("apiVersion", kind.apiVersion());
        object.put("kind", kind.kindName());
        object.put("metadata", metadata);
        return object;
    }
}
