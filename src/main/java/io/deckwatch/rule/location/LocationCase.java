package io.deckwatch.rule.location;

import io.deckwatch.event.LocationProjection;
import io.deckwatch.event.Phase;
import io.deckwatch.event.ScheduleProjection;
import io.deckwatch.rule.Facts.Cause;
import io.deckwatch.rule.Verdict;
import io.deckwatch.state.ClusterView;
import io.deckwatch.state.Installation;
import io.deckwatch.state.ScheduleView;
import io.deckwatch.state.Shelf;
import io.deckwatch.state.Subject;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One storage location before its judges.
 *
 * @param subject the location
 * @param installation its installation
 * @param location the BackupStorageLocation
 * @param now the time of the verdict
 */
record LocationCase(Subject subject, Installation installation, LocationProjection location, Instant now) {

    private static final String DELETED = "storage location deleted";

    /** The verdict of a rule that has none about locations that are deleted. */
    static Verdict judge(Subject subject, ClusterView view, Instant now, Function<LocationCase, Verdict> rule) {
        var installation = view.installation(subject.namespace());
        var location = installation.flatMap(i -> i.location(subject.name()));
        return location.isEmpty()
                ? new Verdict.Retired(DELETED)
                : rule.apply(new LocationCase(subject, installation.get(), location.get(), now));
    }

    /** What lies there, or lay there; empty if nothing is known of it. */
    Optional<Shelf> shelf() {
        return installation.storage().shelf(subject.name());
    }

    /** Whether new backups of that schedule go there. */
    boolean receives(ScheduleProjection schedule) {
        return installation
                .locationOf(schedule)
                .filter(target -> target.key().equals(location.key()))
                .isPresent();
    }

    /** Whether Velero runs that schedule. */
    static boolean runs(@Nullable ScheduleProjection schedule) {
        return schedule != null
                && schedule.life().phase().equals(Phase.ENABLED)
                && !schedule.memory().paused();
    }

    /** The schedules that Velero runs and whose new backups go there, by name. */
    Map<String, ScheduleView> writers() {
        var writers = new TreeMap<String, ScheduleView>();
        installation.schedules().forEach((name, view) -> {
            var definition = view.definition();
            if (definition != null && runs(definition) && receives(definition)) {
                writers.put(name, view);
            }
        });
        return writers;
    }

    /** What every message about a location says. */
    Map<String, String> about(Instant since, String reason) {
        return new TreeMap<>(Map.of(
                "since",
                since.toString(),
                "reason",
                reason,
                "owner",
                location.head().annotations().getOrDefault("owner", "")));
    }

    /** The verdict of another rule about this location, as a cause. */
    Cause sameLocation(String rule) {
        return new Cause(rule, subject);
    }

    /** For example {@code Storage location default}. */
    String title() {
        return "Storage location " + subject.name();
    }
}
