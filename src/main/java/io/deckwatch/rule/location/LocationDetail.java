package io.deckwatch.rule.location;

import io.deckwatch.event.LocationProjection;
import io.deckwatch.event.Phase;
import io.deckwatch.state.ClusterView;
import io.deckwatch.state.Installation;
import io.deckwatch.state.Subject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One storage location and who depends on it. Immutable, so that any thread may read it.
 *
 * @param subject the location
 * @param phase its phase
 * @param since since when it is in that phase
 * @param message why it is unavailable, or an empty string
 * @param spec what it is
 * @param checks when Velero last looked at it
 * @param use who depends on it
 */
public record LocationDetail(
        Subject subject,
        Phase phase,
        Instant since,
        String message,
        LocationProjection.Spec spec,
        LocationProjection.Checks checks,
        Use use) {

    /**
     * Who depends on a location.
     *
     * @param backups how many backups lie there
     * @param schedules how many schedules write there
     * @param names the first of them by name, at most {@value #MOST}
     */
    public record Use(int backups, int schedules, List<String> names) {

        /** How many schedules are told by name. */
        public static final int MOST = 12;

        public Use {
            names = List.copyOf(names);
        }
    }

    /** All locations of a cluster. */
    public static Stream<LocationDetail> all(ClusterView cluster) {
        return cluster.installations().entrySet().stream()
                .flatMap(installation -> all(cluster.name(), installation.getKey(), installation.getValue()));
    }

    private static Stream<LocationDetail> all(String cluster, String namespace, Installation installation) {
        var users = users(installation);
        return installation.storage().locations().values().stream()
                .map(location -> of(
                        Subject.of(
                                Subject.Type.LOCATION,
                                cluster,
                                namespace,
                                location.key().name()),
                        location,
                        installation.storage().lying(location.key().name()),
                        users.getOrDefault(location.key().name(), List.of())));
    }

    private static LocationDetail of(Subject subject, LocationProjection location, int backups, List<String> users) {
        return new LocationDetail(
                subject,
                location.life().phase(),
                location.life().since(),
                location.message(),
                location.spec(),
                location.checks(),
                new Use(backups, users.size(), users.stream().limit(Use.MOST).toList()));
    }

    private static Map<String, List<String>> users(Installation installation) {
        var users = new HashMap<String, List<String>>();
        installation.schedules().forEach((name, view) -> Optional.ofNullable(view.definition())
                .flatMap(installation.storage()::locationOf)
                .ifPresent(location -> users.computeIfAbsent(location.key().name(), key -> new ArrayList<>())
                        .add(name)));
        return users;
    }
}
