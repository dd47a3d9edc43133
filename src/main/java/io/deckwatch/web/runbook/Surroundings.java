package io.deckwatch.web.runbook;

import io.deckwatch.alert.Alert;
import io.deckwatch.rule.location.LocationDetail;
import io.deckwatch.rule.schedule.ScheduleDetail;
import io.deckwatch.rule.schedule.ScheduleDetail.RestorePoint;
import io.deckwatch.rule.schedule.Timeline.Entry;
import io.deckwatch.state.Subject;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What is known around an alert although it does not say it itself, by the names of blanks. */
final class Surroundings {

    private static final String STORAGE_LOCATION = "storage_location";

    private Surroundings() {}

    /**
     * What is known around that alert.
     *
     * @param schedule its schedule, if it has one
     * @param locations all storage locations
     */
    static Map<String, String> of(Alert alert, Optional<ScheduleDetail> schedule, List<LocationDetail> locations) {
        var around = new HashMap<String, String>();
        schedule.ifPresent(detail -> around.putAll(of(detail)));
        var labels = alert.labels();
        var named = labels.get(STORAGE_LOCATION);
        var location = Subject.of(
                Subject.Type.LOCATION,
                labels.get("cluster"),
                labels.get("velero_namespace"),
                named.isEmpty() ? around.getOrDefault(STORAGE_LOCATION, "") : named);
        locations.stream()
                .filter(detail -> detail.subject().equals(location))
                .findFirst()
                .ifPresent(detail -> around.putAll(of(detail)));
        return around;
    }

    private static Map<String, String> of(ScheduleDetail detail) {
        return Map.of(
                STORAGE_LOCATION,
                detail.storage().location(),
                "next_run",
                detail.clock().next().stream()
                        .findFirst()
                        .map(Instant::toString)
                        .orElse(""),
                "backup",
                detail.history().entries().reversed().stream()
                        .map(Entry::backup)
                        .filter(backup -> !backup.isEmpty())
                        .findFirst()
                        .orElse(""),
                "last_good_backup",
                detail.points().newest().stream()
                        .filter(RestorePoint::good)
                        .map(RestorePoint::backup)
                        .findFirst()
                        .orElse(""));
    }

    private static Map<String, String> of(LocationDetail detail) {
        var bucket = detail.spec().bucket();
        var slash = bucket.indexOf('/');
        return Map.of(
                "bucket",
                slash < 0 ? bucket : bucket.substring(0, slash),
                "provider",
                detail.spec().provider(),
                "schedules",
                String.join(" ", detail.use().names()));
    }
}
