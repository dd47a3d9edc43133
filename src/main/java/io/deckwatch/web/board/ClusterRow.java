package io.deckwatch.web.board;

import io.deckwatch.evaluation.Overview.ClusterStanding;
import io.deckwatch.event.Heartbeat.KindState;
import io.deckwatch.web.view.Badge;
import io.deckwatch.web.view.Links;
import io.deckwatch.web.view.Moment;
import io.deckwatch.web.view.Standing;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A cluster on the page.
 *
 * @param name its name
 * @param link its page
 * @param state how safe its data is
 * @param because why, or an empty string
 * @param schedules how many of its schedules are within their RPO, in words
 * @param heard when its watch was last heard of
 * @param trouble the kinds that are not watched, or an empty string
 */
public record ClusterRow(
        String name,
        String link,
        Badge state,
        String because,
        String schedules,
        @Nullable Moment heard,
        String trouble) {

    static ClusterRow of(ClusterCase each, Instant now) {
        var cluster = each.cluster();
        return new ClusterRow(
                cluster.name(),
                Links.cluster(cluster.name()),
                each.protection().badge(),
                each.because(now),
                schedules(each),
                Moment.orNull(cluster.heardAt(), now),
                trouble(cluster));
    }

    private static String schedules(ClusterCase each) {
        var all = each.schedules().values().stream().mapToInt(count -> count).sum();
        var paused = each.count(Standing.PAUSED);
        var unknown = each.count(Standing.UNKNOWN);
        if (unknown > 0) {
            return all + (all == 1 ? " schedule" : " schedules");
        }
        var within = each.count(Standing.FRESH) + each.count(Standing.SHAKEN);
        var words = within + " of " + all + " within RPO";
        return paused == 0 ? words : words + ", " + paused + " paused";
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
