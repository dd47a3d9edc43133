package io.deckwatch.notify;

import io.deckwatch.alert.Alert;
import io.deckwatch.rule.Severity;
import java.util.Map;

/** Incidents with the words that the rules made of recordings of them. */
final class RecordedIncidents {

    private RecordedIncidents() {}

    /** Everything that lay in a location is gone. */
    static Alert vanished() {
        return Incidents.alert(
                "VeleroBackupsVanished",
                Severity.CRITICAL,
                Map.of("storage_location", "default"),
                Map.of(
                        "summary",
                        "9 backups vanished from storage location default; none is left there.",
                        "description",
                        "Gone since 2026-03-03 02:11 UTC, the newest of them nightly-20260302020008 of 2026-03-02"
                                + " 02:00 UTC. They had not expired, nobody asked Velero to delete them, and Velero looked"
                                + " at the storage since and did not find them: the bucket was emptied, its objects expire"
                                + " by a rule of the bucket, or the location points elsewhere now (bucket and prefix:"
                                + " velero-prod). Schedules that lost restore points: nightly.",
                        "reason",
                        "not found in the object storage",
                        "since",
                        "2026-03-03T02:11:00Z"));
    }

    /** A volume stands still, since its node is gone. */
    static Alert volume() {
        return Incidents.alert(
                "VeleroDataTransferStalled",
                Severity.WARNING,
                Map.of("namespace", "nextcloud", "schedule", "rook-daily", "volume", "nextcloud/nextcloud-data"),
                Map.ofEntries(
                        Map.entry(
                                "summary",
                                "DataUpload of volume nextcloud/nextcloud-data for schedule rook-daily stands still."),
                        Map.entry(
                                "description",
                                "rook-daily-20260303020003-5ft2q of rook-daily-20260303020003 is InProgress on node"
                                        + " worker-2 and moved no byte since 2026-03-03 02:08 UTC (27328155745 of"
                                        + " 85400486704 bytes)."),
                        Map.entry(
                                "cause",
                                "The movement has begun and moves no byte any more; its node or node-agent is gone, or"
                                        + " the storage does not answer."),
                        Map.entry(
                                "remedy",
                                "Look at the node, its node-agent and the pod of the movement; delete that pod if the"
                                        + " node is gone."),
                        Map.entry(
                                "commands",
                                "kubectl get node worker-2\nkubectl -n velero get pods -o wide --field-selector"
                                        + " spec.nodeName=worker-2"),
                        Map.entry("diagnosis", "stalled"),
                        Map.entry("fault", "node-agent"),
                        Map.entry("kind", "DataUpload"),
                        Map.entry("node", "worker-2"),
                        Map.entry("backup", "rook-daily-20260303020003"),
                        Map.entry("parent", "rook-daily-20260303020003"),
                        Map.entry("transfer", "rook-daily-20260303020003-5ft2q"),
                        Map.entry("since", "2026-03-03T02:08:27Z")));
    }

    /** The server was restarted in the middle of a backup. */
    static Alert restart() {
        return Incidents.alert(
                "VeleroBackupFailed",
                Severity.WARNING,
                Map.of("schedule", "nightly"),
                Map.ofEntries(
                        Map.entry("summary", "The newest backup of schedule nightly ended Failed."),
                        Map.entry(
                                "description",
                                "Backup nightly-20260303020008 ended Failed at 2026-03-03 02:11 UTC: found a backup"
                                        + " with status \"InProgress\" during the server starting, mark it as \"Failed\"."
                                        + " The last good backup is nightly-20260302020008, started 2026-03-02 02:00"
                                        + " UTC."),
                        Map.entry(
                                "reason",
                                "found a backup with status \"InProgress\" during the server starting, mark it as"
                                        + " \"Failed\""),
                        Map.entry(
                                "cause",
                                "The Velero server was restarted while it made this backup, and gave it up when it"
                                        + " started again."),
                        Map.entry(
                                "remedy",
                                "Find out why its pod ended (out of memory, evicted, node drained), repair that, and"
                                        + " start the backup again."),
                        Map.entry(
                                "commands",
                                "kubectl -n velero get events --field-selector involvedObject.kind=Pod"
                                        + " --sort-by=.lastTimestamp\n"
                                        + "velero -n velero backup create --from-schedule nightly"),
                        Map.entry("diagnosis", "server-restart-backup"),
                        Map.entry("fault", "velero"),
                        Map.entry("backup", "nightly-20260303020008"),
                        Map.entry("since", "2026-03-03T02:11:03Z"),
                        Map.entry("last_good", "2026-03-02T02:00:09Z"),
                        Map.entry("last_good_backup", "nightly-20260302020008"),
                        Map.entry("last_good_expires", "2026-03-09T02:00:09Z"),
                        Map.entry("next_run", "2026-03-04T02:00:00Z"),
                        Map.entry("owner", "team-shop")));
    }

    /** Nobody watches a cluster any more. */
    static Alert silent() {
        return Incidents.alert(
                "DeckwatchClusterSilent",
                Severity.CRITICAL,
                Map.of(),
                Map.of(
                        "summary",
                        "Nothing is heard of the watch of cluster prod.",
                        "description",
                        "It was last heard of 2026-03-03 02:08 UTC. Until it is back, nobody knows whether backups of"
                                + " this cluster run or fail. Look for the Deckwatch that watches it, and for the way from"
                                + " there to Kafka.",
                        "since",
                        "2026-03-03T02:11:00Z"));
    }
}
