package io.deckwatch.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.deckwatch.evaluation.Overview.ClusterStanding;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A cluster in the API.
 *
 * @param cluster its name
 * @param watch {@code alive}, {@code silent}, or {@code waiting} to be heard of for the first time
 * @param heardAt when its watch was last heard of; absent if it was not
 * @param kinds by kind: {@code live}, {@code missing}, {@code forbidden} or {@code stale}
 * @param transfersRunning volumes that are being moved, by Velero's namespace
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ClusterView(
        String cluster,
        String watch,
        @Nullable Instant heardAt,
        Map<String, String> kinds,
        Map<String, Integer> transfersRunning) {

    static ClusterView of(ClusterStanding standing) {
        var kinds = new TreeMap<String, String>();
        standing.kinds()
                .forEach(
                        (kind, state) -> kinds.put(kind.kindName(), state.name().toLowerCase(Locale.ROOT)));
        return new ClusterView(
                standing.name(),
                standing.watch().name().toLowerCase(Locale.ROOT),
                standing.heardAt(),
                kinds,
                new TreeMap<>(standing.transfersRunning()));
    }
}
