package io.deckwatch.evaluation;

import io.deckwatch.alert.Alert;
import io.deckwatch.alert.AlertState;
import io.deckwatch.alert.Labels;
import io.deckwatch.evaluation.Overview.ClusterStanding;
import io.deckwatch.evaluation.Overview.LocationStanding;
import io.deckwatch.evaluation.Overview.Watch;
import io.deckwatch.event.Heartbeat.KindState;
import io.deckwatch.event.Kind;
import io.deckwatch.event.Phase;
import io.deckwatch.rule.Severity;
import io.deckwatch.rule.schedule.ScheduleStanding;
import io.deckwatch.rule.schedule.ScheduleStanding.Ended;
import io.deckwatch.rule.schedule.ScheduleStanding.RecentRuns;
import io.deckwatch.rule.schedule.Timeline;
import io.deckwatch.state.Subject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Overviews for those who show them. */
public final class Overviews {

    public static final Instant NOW = Instant.parse("2026-03-03T09:30:00Z");

    private Overviews() {}

    /** Two clusters: one with a stale schedule, a fine one and a paused one, and one that is silent. */
    public static Overview sample() {
        return new Overview(
                NOW,
                List.of(
                        cluster("prod", Watch.ALIVE, NOW.minusSeconds(12)),
                        cluster("staging", Watch.SILENT, NOW.minus(Duration.ofMinutes(40)))),
                List.of(
                        schedule("prod", "nightly", NOW.minus(Duration.ofHours(55)), NOW.minus(Duration.ofHours(4))),
                        schedule("prod", "hourly", NOW.minus(Duration.ofMinutes(30)), NOW.plus(Duration.ofHours(2))),
                        paused("prod", "weekly"),
                        schedule("staging", "daily", NOW.minus(Duration.ofHours(20)), NOW.minusSeconds(600))),
                List.of(
                        location("prod", "default", Phase.UNAVAILABLE, "AccessDenied: no access to bucket backups"),
                        location("staging", "default", Phase.AVAILABLE, "")),
                alerts());
    }

    /** That many schedules of one cluster. */
    public static Overview large(int schedules) {
        return new Overview(
                NOW,
                List.of(cluster("prod", Watch.ALIVE, NOW)),
                IntStream.range(0, schedules)
                        .mapToObj(i -> schedule("prod", "tenant-" + i, NOW.minusSeconds(i), NOW.plusSeconds(3600)))
                        .toList(),
                List.of(),
                List.of());
    }

    /** An alert about schedule nightly of cluster prod whose texts are given. */
    public static Alert alert(String name, Severity severity, AlertState state, Map<String, String> annotations) {
        var labels = Map.of("alertname", name, "cluster", "prod", "velero_namespace", "velero", "schedule", "nightly");
        return new Alert(new Labels(labels), severity, annotations, state, List.of(), List.of());
    }

    private static List<Alert> alerts() {
        var firing = new AlertState.Firing(NOW.minus(Duration.ofHours(3)), null);
        var failed = alert(
                "VeleroBackupFailed",
                Severity.WARNING,
                new AlertState.Firing(NOW.minus(Duration.ofHours(7)), null),
                Map.of("summary", "Backup nightly-20260303020000 failed."));
        return List.of(
                alert(
                        "VeleroBackupStale",
                        Severity.CRITICAL,
                        firing,
                        Map.of(
                                "summary",
                                "Schedule nightly protects nothing new since 2026-03-01 02:00 UTC.",
                                "description",
                                "The runs due 2026-03-02 02:00 UTC and 2026-03-03 02:00 UTC made no good backup. The last"
                                        + " good backup is nightly-20260301020000, started 2026-03-01 02:00 UTC.",
                                "reason",
                                "error uploading backup: AccessDenied: status code: 403")),
                failed.inhibitedBy(List.of("0123456789abcdef")),
                alert(
                        "VeleroStorageLocationUnavailable",
                        Severity.CRITICAL,
                        new AlertState.Pending(NOW.minusSeconds(60), NOW.plusSeconds(240)),
                        Map.of("summary", "Storage location default is Unavailable.")),
                alert(
                        "VeleroDataTransferStalled",
                        Severity.WARNING,
                        firing.resolve(NOW.minusSeconds(30)),
                        Map.of("summary", "A transfer stood still.")));
    }

    private static ClusterStanding cluster(String name, Watch watch, Instant heardAt) {
        return new ClusterStanding(
                name,
                watch,
                heardAt,
                heardAt.plus(Duration.ofMinutes(3)),
                Map.of(Kind.BACKUP, KindState.LIVE, Kind.SCHEDULE, KindState.LIVE, Kind.DATA_UPLOAD, KindState.MISSING),
                Map.of("velero", 2));
    }

    private static ScheduleStanding schedule(String cluster, String name, Instant lastGood, Instant brokenAt) {
        var good = brokenAt.isAfter(NOW);
        var outcome = good ? Phase.COMPLETED : Phase.FAILED;
        return new ScheduleStanding(
                Subject.of(Subject.Type.SCHEDULE, cluster, "velero", name),
                "0 2 * * *",
                false,
                lastGood,
                NOW.plus(Duration.ofMinutes(990)),
                brokenAt,
                new RecentRuns(
                        10,
                        good ? 0 : 2,
                        new Ended(name + "-1", outcome, good, NOW.minusSeconds(1500)),
                        day(name, good)));
    }

    /** A good run, one that failed if the schedule is not good, and a slot that was missed. */
    private static Timeline day(String name, boolean good) {
        var begun = NOW.minus(Duration.ofMinutes(450));
        return new Timeline(
                NOW.minus(Duration.ofHours(24)),
                NOW,
                List.of(
                        entry(NOW.minus(Duration.ofHours(20)), Timeline.Result.GOOD, name + "-0", "Completed"),
                        new Timeline.Entry(NOW.minus(Duration.ofHours(14)), null, Timeline.Result.MISSED, "", ""),
                        good
                                ? entry(begun, Timeline.Result.GOOD, name + "-1", "Completed")
                                : entry(begun, Timeline.Result.FAILED, name + "-1", "Failed")));
    }

    private static Timeline.Entry entry(Instant at, Timeline.Result result, String backup, String phase) {
        return new Timeline.Entry(at, at.plus(Duration.ofMinutes(40)), result, backup, phase);
    }

    private static ScheduleStanding paused(String cluster, String name) {
        return new ScheduleStanding(
                Subject.of(Subject.Type.SCHEDULE, cluster, "velero", name),
                "@weekly",
                true,
                null,
                null,
                null,
                RecentRuns.none(NOW));
    }

    private static LocationStanding location(String cluster, String name, Phase phase, String message) {
        return new LocationStanding(
                Subject.of(Subject.Type.LOCATION, cluster, "velero", name), phase, message, NOW.minusSeconds(45));
    }
}
