package io.deckwatch.stream.wire;

import io.deckwatch.alert.Alert;
import io.deckwatch.alert.AlertState;
import io.deckwatch.alert.Labels;
import io.deckwatch.event.BackupProjection;
import io.deckwatch.event.ClusterEvent;
import io.deckwatch.event.DeletionProjection;
import io.deckwatch.event.Head;
import io.deckwatch.event.Heartbeat;
import io.deckwatch.event.Heartbeat.KindState;
import io.deckwatch.event.Kind;
import io.deckwatch.event.Lifecycle;
import io.deckwatch.event.Lifecycle.Transition;
import io.deckwatch.event.LocationProjection;
import io.deckwatch.event.ObjectKey;
import io.deckwatch.event.Phase;
import io.deckwatch.event.Progress;
import io.deckwatch.event.RepositoryProjection;
import io.deckwatch.event.RepositoryProjection.MaintenanceRun;
import io.deckwatch.event.RestoreProjection;
import io.deckwatch.event.ScheduleProjection;
import io.deckwatch.event.Tally;
import io.deckwatch.event.Texts;
import io.deckwatch.event.Times;
import io.deckwatch.event.TransferProjection;
import io.deckwatch.event.VolumeSummary;
import io.deckwatch.rule.Severity;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** One event of each form, each field set; the golden files hold the same. */
final class Samples {

    static final Instant OBSERVED = Instant.parse("2026-03-02T02:14:31.500Z");

    private Samples() {}

    static Map<String, ClusterEvent> events() {
        return Map.of(
                "backup", new ClusterEvent.Seen(backup()),
                "restore", new ClusterEvent.Seen(restore()),
                "schedule", new ClusterEvent.Seen(schedule()),
                "location", new ClusterEvent.Seen(location()),
                "repository", new ClusterEvent.Seen(repository()),
                "transfer", new ClusterEvent.Seen(transfer()),
                "deletion", new ClusterEvent.Seen(deletion()),
                "gone", new ClusterEvent.Gone(small(), at("2026-03-09T08:00:00Z")),
                "heartbeat", new ClusterEvent.Beat(heartbeat()));
    }

    static Map<String, Alert> alerts() {
        var labels = new Labels(Map.of(
                "alertname", "VeleroBackupStale",
                "cluster", "prod",
                "velero_namespace", "velero",
                "schedule", "daily"));
        var firing = new Alert(
                labels,
                Severity.CRITICAL,
                Map.of("summary", "No good backup of daily for 26 h", "last_good", "2026-03-01T02:00:05Z"),
                new AlertState.Firing(at("2026-03-02T02:32:00Z"), at("2026-03-02T03:10:00Z")),
                List.of("0123456789abcdef", "fedcba9876543210"),
                List.of("0123456789abcdef"));
        return Map.of(
                "alert-firing", firing,
                "alert-pending",
                        firing.with(new AlertState.Pending(at("2026-03-02T02:27:00Z"), at("2026-03-02T02:32:00Z"))),
                "alert-resolved",
                        firing.with(new AlertState.Resolved(
                                at("2026-03-02T02:32:00Z"), at("2026-03-02T04:00:00Z"), "schedule paused")));
    }

    static BackupProjection backup() {
        return new BackupProjection(
                new Head(
                        new ObjectKey("prod", Kind.BACKUP, "velero", "daily-20260302020005"),
                        "6a1f0c1e-6f0e-4d0a-9f39-0d2c6d0c5a11",
                        "184467",
                        at("2026-03-02T02:00:05Z"),
                        Map.of("owner", "team-storage", "rpo", "25h"),
                        Map.of("velero.io/gc-failure", "BSLNotFound"),
                        true),
                new Lifecycle(
                        Phase.DELETING,
                        at("2026-03-02T02:14:30Z"),
                        Phase.PARTIALLY_FAILED,
                        List.of(
                                new Transition(Phase.NEW, at("2026-03-02T02:00:05Z")),
                                new Transition(Phase.IN_PROGRESS, at("2026-03-02T02:00:06Z")),
                                new Transition(Phase.PARTIALLY_FAILED, at("2026-03-02T02:12:44Z")),
                                new Transition(Phase.DELETING, at("2026-03-02T02:14:30Z")))),
                new Times(at("2026-03-02T02:00:06Z"), at("2026-03-02T02:12:44Z"), at("2026-04-01T02:00:05Z")),
                new BackupProjection.Spec("daily", "default", "720h0m0s", -1234567, 2),
                new Progress(410, 412, at("2026-03-02T02:12:41.250Z")),
                new BackupProjection.Result(
                        3,
                        1,
                        "storage said \"no\"",
                        new Texts(List.of("first", "second"), 7, 99),
                        new Tally(4, 3, 1),
                        new Tally(2, 2, 0),
                        new Tally(1, 0, 1)),
                new VolumeSummary(3, 1, 5_368_709_120L, Map.of("shop/db", 5_368_709_000L, "shop/empty", 0L)));
    }

    static RestoreProjection restore() {
        return new RestoreProjection(
                head(Kind.RESTORE, "drill-1"),
                life(Phase.IN_PROGRESS),
                new Times(at("2026-03-02T09:00:00Z"), null, null),
                new RestoreProjection.Source("daily-20260302020005", "daily"),
                new Progress(5, 412, at("2026-03-02T09:00:20Z")),
                new BackupProjection.Result(0, 2, "", Texts.NONE, Tally.NONE, new Tally(1, 0, 0), Tally.NONE));
    }

    static ScheduleProjection schedule() {
        return new ScheduleProjection(
                head(Kind.SCHEDULE, "daily"),
                life(Phase.ENABLED),
                "CRON_TZ=Europe/Berlin 0 2 * * *",
                new ScheduleProjection.Template("default", "720h", 4711),
                new ScheduleProjection.Runs(at("2026-03-02T02:00:05Z"), at("2026-03-01T02:00:00Z")),
                new ScheduleProjection.Memory(
                        true,
                        at("2026-03-02T08:00:00Z"),
                        at("2026-02-01T00:00:00Z"),
                        at("2026-01-15T10:30:00Z"),
                        at("2026-01-20T11:00:00Z")),
                new Texts(List.of("invalid schedule"), 1, -5));
    }

    static LocationProjection location() {
        return new LocationProjection(
                head(Kind.BACKUP_STORAGE_LOCATION, "default"),
                life(Phase.UNAVAILABLE),
                new LocationProjection.Spec("aws", "backups/prod", true, true, "1m0s"),
                "bucket does not exist – 404",
                new LocationProjection.Checks(at("2026-03-02T02:13:00Z"), at("2026-03-02T02:10:00Z")),
                new LocationProjection.Memory(
                        at("2026-03-01T18:00:00Z"),
                        at("2026-03-01T06:00:00Z"),
                        Duration.ofMinutes(1),
                        at("2026-03-02T01:30:00Z")));
    }

    static RepositoryProjection repository() {
        return new RepositoryProjection(
                head(Kind.BACKUP_REPOSITORY, "shop-default-kopia-x7k2p"),
                life(Phase.READY),
                new RepositoryProjection.Spec("shop", "default", "kopia"),
                "lock held",
                new RepositoryProjection.Maintenance(
                        "1h0m0s",
                        at("2026-03-02T01:00:00Z"),
                        List.of(
                                new MaintenanceRun("Succeeded", at("2026-03-01T01:00:00Z"), ""),
                                new MaintenanceRun("Failed", null, "OOMKilled"))));
    }

    static TransferProjection transfer() {
        return new TransferProjection(
                head(Kind.DATA_UPLOAD, "daily-20260302020005-b5x9q"),
                life(Phase.IN_PROGRESS),
                new TransferProjection.Parent("daily-20260302020005", "6a1f0c1e-6f0e-4d0a-9f39-0d2c6d0c5a11"),
                new TransferProjection.Volume("shop", "db", "data"),
                new Progress(1_073_741_824L, 5_368_709_120L, at("2026-03-02T02:05:10Z")),
                new Times(at("2026-03-02T02:01:00Z"), null, null),
                new TransferProjection.Detail("node-3", "default", "slow disk", true, "acme"));
    }

    static DeletionProjection deletion() {
        return new DeletionProjection(
                head(Kind.DELETE_BACKUP_REQUEST, "daily-20260101020005-zk4pm"),
                life(Phase.PROCESSED),
                "daily-20260101020005",
                new Texts(List.of("object lock"), 1, 12));
    }

    /** A transfer of which little is known: most fields are absent from its record. */
    static TransferProjection small() {
        return new TransferProjection(
                head(Kind.POD_VOLUME_BACKUP, "old-1"),
                Lifecycle.first(Phase.FAILED, at("2026-03-02T02:05:00Z")),
                new TransferProjection.Parent("old", ""),
                new TransferProjection.Volume("shop", "", "cache"),
                new Progress(0, 0, at("2026-03-02T02:04:00Z")),
                Times.NONE,
                new TransferProjection.Detail("", "", "", false, null));
    }

    static Heartbeat heartbeat() {
        return new Heartbeat(
                "prod",
                "0b7c2a44-5a52-4d0e-8a53-7a2f3a2c9e10",
                42,
                at("2026-03-02T02:15:00.123456Z"),
                at("2026-03-02T02:15:01Z"),
                Map.of(
                        Kind.BACKUP, KindState.LIVE,
                        Kind.DATA_UPLOAD, KindState.MISSING,
                        Kind.RESTORE, KindState.FORBIDDEN,
                        Kind.SCHEDULE, KindState.STALE));
    }

    private static Head head(Kind kind, String name) {
        return new Head(
                new ObjectKey("prod", kind, "velero", name),
                "11111111-2222-3333-4444-555555555555",
                "7",
                at("2026-03-01T00:00:00Z"),
                Map.of(),
                Map.of(),
                false);
    }

    private static Lifecycle life(Phase phase) {
        return Lifecycle.first(phase, at("2026-03-02T02:01:00Z"));
    }

    static Instant at(String time) {
        return Instant.parse(time);
    }
}
