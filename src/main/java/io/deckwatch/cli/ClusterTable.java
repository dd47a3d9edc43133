package io.deckwatch.cli;

import io.deckwatch.event.Heartbeat;
import io.deckwatch.event.Heartbeat.KindState;
import io.deckwatch.event.Kind;
import io.deckwatch.rule.Words;
import io.deckwatch.stream.KnownCluster;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Writes the known clusters as text for people. */
final class ClusterTable {

    private static final List<String> TITLES = List.of("cluster", "uid", "last heartbeat", "objects", "kinds not live");
    private static final String GAP = "  ";

    private ClusterTable() {}

    /** One line a cluster, in columns as wide as their widest cell. */
    static String text(List<KnownCluster> clusters, Instant now) {
        if (clusters.isEmpty()) {
            return "No cluster is known.\n";
        }
        var rows = Stream.concat(Stream.of(TITLES), clusters.stream().map(cluster -> cells(cluster, now)))
                .toList();
        var widths = IntStream.range(0, TITLES.size())
                .map(column -> rows.stream()
                        .mapToInt(row -> row.get(column).length())
                        .max()
                        .orElse(0))
                .toArray();
        return rows.stream().map(row -> line(row, widths)).collect(Collectors.joining());
    }

    private static String line(List<String> cells, int... widths) {
        var line = new StringBuilder();
        for (var column = 0; column < widths.length; column++) {
            var cell = cells.get(column);
            line.append(cell).append(" ".repeat(widths[column] - cell.length())).append(GAP);
        }
        return line.toString().stripTrailing() + "\n";
    }

    private static List<String> cells(KnownCluster cluster, Instant now) {
        var heartbeat = cluster.heartbeat();
        return List.of(
                cluster.name(),
                heartbeat
                        .map(Heartbeat::clusterUid)
                        .filter(uid -> !uid.isEmpty())
                        .orElse("unknown"),
                heartbeat.map(beat -> last(beat.sentAt(), now)).orElse("never"),
                cluster.live() + " live, " + cluster.gone() + " gone",
                heartbeat.map(ClusterTable::notLive).orElse("unknown"));
    }

    private static String last(Instant at, Instant now) {
        var age = Words.span(Duration.between(at, now));
        return (at.isAfter(now) ? "in " + age : age + " ago") + " (" + Words.time(at) + ")";
    }

    private static String notLive(Heartbeat heartbeat) {
        var kinds = Arrays.stream(Kind.values())
                .filter(kind -> heartbeat.state(kind) != KindState.LIVE)
                .map(kind ->
                        kind.kindName() + " " + heartbeat.state(kind).name().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(", "));
        return kinds.isEmpty() ? "none" : kinds;
    }
}
