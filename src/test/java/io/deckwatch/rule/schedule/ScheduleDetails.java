package io.deckwatch.rule.schedule;

import io.deckwatch.evaluation.Overviews;
import io.deckwatch.event.ClusterEvent;
import io.deckwatch.event.ObjectReader;
import io.deckwatch.event.Tree;
import io.deckwatch.state.ClusterView;
import io.deckwatch.state.InstallationSettings;
import io.deckwatch.state.Subject;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Map;

/** Details of a schedule for those who show them: a nightly one in Berlin whose Velero has been watched for long. */
public final class ScheduleDetails {

    /** What it is called. */
    public static final Subject NIGHTLY = Subject.of(Subject.Type.SCHEDULE, "prod", "velero", "nightly");

    private static final Instant NOW = Overviews.NOW;
    private static final Instant FIRST = Instant.parse("2025-12-01T01:00:00Z");
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMddHHmmss").withZone(ZoneOffset.UTC);

    private final ClusterView view = ClusterView.empty("prod", (c, n) -> InstallationSettings.DEFAULT, NOW);

    private ScheduleDetails() {}

    /** Runs since December: most are good, one in January failed, some in February are partial or missed, and the last two failed. */
    public static ScheduleDetail sample() {
        var details = new ScheduleDetails();
        details.define("CRON_TZ=Europe/Berlin 0 2 * * *", false);
        for (var day = 0; FIRST.plus(Duration.ofDays(day)).isBefore(NOW); day++) {
            var start = FIRST.plus(Duration.ofDays(day)).plusSeconds(12);
            if (day != 70 && day != 71) {
                var phase = day == 40 || day > 90 ? "Failed" : day % 25 == 24 ? "PartiallyFailed" : "Completed";
                details.run(start, phase, Duration.ofMinutes(30 + day * 7 % 23));
            }
        }
        return details.detail();
    }

    /** The same schedule without any run. */
    public static ScheduleDetail empty(String cron, boolean paused) {
        var details = new ScheduleDetails();
        details.define(cron, paused);
        return details.detail();
    }

    private ScheduleDetail detail() {
        return ScheduleDetail.of(view.installation("velero").orElseThrow(), NIGHTLY, NOW)
                .orElseThrow();
    }

    private void define(String cron, boolean paused) {
        see(
                "Schedule",
                metadata("nightly", FIRST),
                Map.of("schedule", cron, "paused", paused, "template", Map.of("ttl", "720h")),
                Map.of("phase", "Enabled"));
        see(
                "BackupStorageLocation",
                metadata("default", FIRST),
                Map.of("provider", "aws", "default", true),
                Map.of("phase", "Available"));
    }

    private void run(Instant start, String phase, Duration took) {
        var metadata = new HashMap<>(metadata("nightly-" + STAMP.format(start), start));
        metadata.put("labels", Map.of("velero.io/schedule-name", "nightly"));
        see(
                "Backup",
                metadata,
                Map.of("storageLocation", "default"),
                Map.of(
                        "phase", phase,
                        "startTimestamp", start.toString(),
                        "completionTimestamp", start.plus(took).toString(),
                        "expiration", start.plus(Duration.ofDays(30)).toString()));
    }

    private void see(String kind, Map<String, Object> metadata, Map<String, Object> spec, Map<String, Object> status) {
        var tree = new Tree(Map.of("kind", kind, "metadata", metadata, "spec", spec, "status", status));
        view.apply(new ClusterEvent.Seen(new ObjectReader("prod").read(tree, NOW)));
    }

    private static Map<String, Object> metadata(String name, Instant created) {
        return Map.of(
                "name", name, "namespace", "velero", "uid", "uid-" + name, "creationTimestamp", created.toString());
    }
}
