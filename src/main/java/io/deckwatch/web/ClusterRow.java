package io.deckwatch.web;

import io.deckwatch.evaluation.Overview.ClusterStanding;
import io.deckwatch.event.Heartbeat.KindState;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A cluster on the page.
 *
 * @param name its name
 * @param state how its watch is doing
 * @param heard when it was last heard of
 * @param trouble the kinds that are not watched, or an empty string
 */
public record ClusterRow(String name, Badge state, @Nullable Moment heard, String trouble) {

    static ClusterRow of(ClusterStanding standing, Instant now) {
        var state =
                switch (standing.watch()) {
                    case ALIVE -> new Badge(Badge.GOOD, "watched");
                    case SILENT -> new Badge(Badge.BAD, "silent");
                    case WAITING -> new Badge(Badge.WARN, "waiting");
                };
        return new ClusterRow(standing.name(), state, Moment.orNull(standing.heardAt(), now), trouble(standing));
    }

    private static String trouble(ClusterStanding standing) {
        return standing.kinds().entrySet().stream()
                .filter(kind -> kind.getValue() != KindState.LIVE)
                .sorted(Map.Entry.comparingByKey())
                .map(kind ->
                        kind.getKey().kindName() + " " + kind.getValue().name().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(", "));
    }
}
