package io.deckwatch.notify;

import io.deckwatch.alert.Alert;
import io.deckwatch.alert.AlertState;
import io.deckwatch.alert.Labels;
import io.deckwatch.alert.group.AlertRef;
import io.deckwatch.alert.group.AlertSet;
import io.deckwatch.alert.group.Fate;
import io.deckwatch.alert.group.GroupId;
import io.deckwatch.alert.group.Intent;
import io.deckwatch.alert.group.LogEntry;
import io.deckwatch.alert.group.NotifyReason;
import io.deckwatch.rule.Severity;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Messages about typical incidents, for golden files and for looking at. */
public final class Incidents {

    /** When each message is decided. */
    public static final Instant NOW = Instant.parse("2026-03-03T03:06:00Z");

    private static final Instant START = Instant.parse("2026-03-03T02:11:00Z");
    private static final int STORM = 500;

    private Incidents() {}

    /** Each incident by the name of its golden file. */
    public static Map<String, Notification> all() {
        var all = new LinkedHashMap<String, Notification>();
        all.put("failed", failed());
        all.put("stale", stale());
        all.put("location", location());
        all.put("vanished", told(NotifyReason.FIRST, RecordedIncidents.vanished()));
        all.put("volume", told(NotifyReason.FIRST, RecordedIncidents.volume()));
        all.put("restart", told(NotifyReason.FIRST, RecordedIncidents.restart()));
        all.put("silent", told(NotifyReason.FIRST, RecordedIncidents.silent()));
        all.put("mixed", mixed());
        all.put("storm", storm());
        all.put("resolved", resolved());
        all.put("retired", retired());
        all.put("nasty", nasty());
        return all;
    }

    static Notification failed() {
        return told(NotifyReason.FIRST, failed("nightly"));
    }

    static Notification stale() {
        return told(
                NotifyReason.REPEAT,
                alert(
                        "VeleroBackupStale",
                        Severity.CRITICAL,
                        Map.of("schedule", "databases"),
                        Map.of(
                                "summary",
                                "Two runs of schedule databases in a row made no good backup (due 2026-03-01 04:00 UTC"
                                        + " and 2026-03-02 04:00 UTC).",
                                "description",
                                "The last good backup is databases-20260228040012, started 2026-02-28 04:00 UTC. Start"
                                        + " one by hand: velero backup create --from-schedule databases -n velero.",
                                "since",
                                "2026-03-02T05:47:00Z",
                                "reason",
                                "pod volume backup failed: node-agent pod is not running in node worker-3",
                                "last_good",
                                "2026-02-28T04:00:12Z",
                                "last_good_expires",
                                "2026-03-03T04:00:12Z",
                                "next_run",
                                "2026-03-03T04:00:00Z",
                                "owner",
                                "team-databases")));
    }

    static Notification location() {
        return told(
                NotifyReason.FIRST,
                alert(
                        "VeleroBackupStorageLocationUnavailable",
                        Severity.CRITICAL,
                        Map.of("storage_location", "backblaze"),
                        Map.of(
                                "summary",
                                "Storage location backblaze is Unavailable: 3 schedules cannot run.",
                                "description",
                                "Unavailable since 2026-03-03 02:11 UTC: rpc error: code = Unknown desc = operation"
                                        + " error S3: ListObjectsV2, https response error StatusCode: 403,"
                                        + " InvalidAccessKeyId: Malformed Access Key Id. 42 backups lie there and cannot"
                                        + " be restored now.",
                                "since",
                                "2026-03-03T02:11:00Z",
                                "reason",
                                "rpc error: code = Unknown desc = operation error S3: ListObjectsV2, https response"
                                        + " error StatusCode: 403, InvalidAccessKeyId: Malformed Access Key Id",
                                "diagnosis",
                                "s3-unknown-access-key",
                                "fault",
                                "credentials",
                                "cause",
                                "The storage does not know the access key; it was deleted or replaced.",
                                "remedy",
                                "Put a valid key into the Secret of the location.",
                                "commands",
                                "kubectl -n velero get secrets",
                                "next_run",
                                "2026-03-03T04:00:00Z")));
    }

    static Notification mixed() {
        return told(
                NotifyReason.SOME_RESOLVED,
                failed("nightly"),
                failed("hourly"),
                failed("weekly").with(ended(null)),
                failed("old").with(ended("schedule paused, not repaired")));
    }

    static Notification resolved() {
        return told(NotifyReason.ALL_RESOLVED, failed("nightly").with(ended(null)));
    }

    static Notification retired() {
        return told(NotifyReason.ALL_RESOLVED, failed("nightly").with(ended("schedule paused, not repaired")));
    }

    /** 500 alerts of three rules in one cluster. */
    public static Notification storm() {
        var alerts = new ArrayList<Alert>();
        for (var i = 0; i < STORM; i++) {
            alerts.add(
                    i % 25 == 0
                            ? alert(
                                    "VeleroDataTransferStalled",
                                    Severity.WARNING,
                                    Map.of("schedule", "ns-" + i, "volume", "shop/data-" + i, "namespace", "shop"),
                                    Map.of(
                                            "summary",
                                            "DataUpload of volume shop/data-" + i + " for schedule ns-" + i
                                                    + " stands still."))
                            : failed("ns-" + i));
        }
        alerts.add(alert(
                "VeleroBackupStale",
                Severity.CRITICAL,
                Map.of("schedule", "ns-0"),
                Map.of("summary", "There is no good backup of schedule ns-0.", "last_good", "none")));
        return told(NotifyReason.FIRST, alerts.toArray(Alert[]::new));
    }

    /** What users wrote tries to call everybody, to format and to lead elsewhere. */
    public static Notification nasty() {
        return told(
                NotifyReason.FIRST,
                alert(
                        "VeleroBackupFailed",
                        Severity.WARNING,
                        Map.of("schedule", "<!channel>"),
                        Map.of(
                                "summary",
                                "The newest backup of schedule <!channel> @everyone *bold* _it_ ~no~ `code`"
                                        + " [x](http://evil) <b> ended Failed.",
                                "description",
                                "> quote\n"
                                        + "# heading\n"
                                        + "<!here> <@U123> <https://evil.example|Deckwatch> &amp;"
                                        + " <script>alert(1)</script> :tada:",
                                "reason",
                                "```\n<!everyone> `rm -rf` \u202Edesrever {{braces}} ${jndi}",
                                "cause",
                                "*Nobody* <!channel>\n> knows `it` \u202Ekcab.",
                                "remedy",
                                "<https://evil.example|Click> @here &amp; <script>alert(1)</script>",
                                "owner",
                                "*_~`team`~_*",
                                "last_good",
                                "none")));
    }

    /** A message of these alerts. */
    public static Notification told(NotifyReason reason, Alert... alerts) {
        var firing = Stream.of(alerts).filter(Alert::isFiring).map(AlertRef::of).toList();
        var over = Stream.of(alerts)
                .filter(alert -> !alert.isFiring())
                .map(AlertRef::of)
                .toList();
        var entry = new LogEntry(
                new GroupId("ops", Map.of("cluster", "prod")),
                7,
                NOW,
                AlertSet.of(firing),
                AlertSet.of(over),
                new Fate(Fate.Status.OPEN, reason, 0));
        return Notification.of(new Intent(Examples.ID, entry, "ops", List.of(alerts)), "https://deckwatch.example");
    }

    /** An alert of the cluster {@code prod} that fires. */
    public static Alert alert(
            String name, Severity severity, Map<String, String> labels, Map<String, String> annotations) {
        var allLabels = new HashMap<>(labels);
        allLabels.put("alertname", name);
        allLabels.put("cluster", "prod");
        allLabels.put("velero_namespace", "velero");
        var all = new HashMap<>(annotations);
        all.put("runbook_url", "https://deckwatch.example/runbooks/" + name);
        return new Alert(
                new Labels(allLabels), severity, all, new AlertState.Firing(START, null), List.of(), List.of());
    }

    private static Alert failed(String schedule) {
        return alert(
                "VeleroBackupFailed",
                Severity.WARNING,
                Map.of("schedule", schedule),
                Map.of(
                        "summary",
                        "The newest backup of schedule " + schedule + " ended Failed.",
                        "description",
                        "Backup " + schedule + "-20260303020000 ended Failed at 2026-03-03 02:11 UTC: error to get"
                                + " VolumeSnapshotClass: no class for driver rbd.csi.ceph.com. The last good backup is "
                                + schedule + "-20260302020000, started 2026-03-02 02:00 UTC.",
                        "since",
                        "2026-03-03T02:11:00Z",
                        "reason",
                        "error to get VolumeSnapshotClass: no class for driver rbd.csi.ceph.com",
                        "last_good",
                        "2026-03-02T02:00:00Z",
                        "last_good_expires",
                        "2026-03-05T02:00:00Z",
                        "next_run",
                        "2026-03-04T02:00:00Z",
                        "owner",
                        "team-shop"));
    }

    private static AlertState ended(@Nullable String retired) {
        return new AlertState.Resolved(START, Instant.parse("2026-03-03T03:05:00Z"), retired);
    }
}
