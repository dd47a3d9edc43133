package io.deckwatch.bench;

import io.deckwatch.event.ClusterEvent;
import io.deckwatch.event.Heartbeat;
import io.deckwatch.event.Heartbeat.KindState;
import io.deckwatch.event.Kind;
import io.deckwatch.event.ObjectReader;
import io.deckwatch.event.Tree;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Made-up clusters in good order: each schedule runs every six hours, and what it should have made is there. The same fleet
 * for the same numbers.
 *
 * @param clusters how many
 * @param schedules of each cluster
 * @param runs of each schedule
 * @param now the time by which all of them have ended
 */
record Fleet(int clusters, int schedules, int runs, Instant now) {

    private static final int HOURS = 6;
    private static final int VOLUMES = 5;

    /** So long before now the newest runs began, at the latest. */
    private static final Duration ENDED = Duration.ofMinutes(20);

    /** So many seconds before now the live runs began: long enough to have ended. */
    private static final int UNDER_WAY = 600;

    /** One event in a hundred is a backup that ended partially failed. */
    private static final int PARTLY = 100;

    static Fleet of(int backups, Sizes sizes, Instant now) {
        var schedules = new Sizes(backups, 0, 0, 0, 0, 0, Duration.ZERO).schedulesOfEach();
        return new Fleet(Sizes.CLUSTERS, schedules, Math.max(1, backups / Sizes.CLUSTERS / schedules), now);
    }

    int schedulesInAll() {
        return clusters * schedules;
    }

    int backups() {
        return schedulesInAll() * runs;
    }

    static String cluster(int number) {
        return "cluster-" + number;
    }

    private static String schedule(int number) {
        return "namespace-%03d-every-6h".formatted(number);
    }

    /** Locations and schedules. */
    void definitions(Consumer<ClusterEvent> sink) {
        for (var c = 0; c < clusters; c++) {
            var reader = new ObjectReader(cluster(c));
            sink.accept(seen(reader, Manifests.location(now.minusSeconds(30))));
            for (var s = 0; s < schedules; s++) {
                var cron = s % 60 + " " + s % HOURS + "-23/" + HOURS + " * * *";
                sink.accept(seen(reader, Manifests.schedule(schedule(s), cron, slot(s, 0))));
            }
        }
    }

    /** All backups, cluster by cluster, the oldest first. */
    void backups(Consumer<ClusterEvent> sink) {
        for (var c = 0; c < clusters; c++) {
            var reader = new ObjectReader(cluster(c));
            for (var run = runs - 1; run >= 0; run--) {
                for (var s = 0; s < schedules; s++) {
                    var slot = slot(s, run);
                    var phase = run > 0 && (s * runs + run) % PARTLY == 0 ? "PartiallyFailed" : "Completed";
                    sink.accept(seen(reader, Manifests.ended(name(s, slot), schedule(s), slot, phase)));
                }
            }
        }
    }

    /** Ended children of these backups, until there are so many: five volumes of each backup. */
    void children(int count, Consumer<ClusterEvent> sink) {
        var given = 0;
        for (var c = 0; c < clusters; c++) {
            var reader = new ObjectReader(cluster(c));
            for (var run = runs - 1; run >= 0; run--) {
                for (var s = 0; s < schedules; s++) {
                    var slot = slot(s, run);
                    for (var volume = 0; volume < VOLUMES && given < count; volume++, given++) {
                        sink.accept(seen(reader, Manifests.upload(name(s, slot), volume, slot, "Completed")));
                    }
                }
            }
        }
    }

    /**
     * What happens in an ordinary night: runs of one schedule after another, each with the movement of a volume.
     *
     * @param count how many events
     * @param round another round makes other runs
     */
    void live(int count, int round, Consumer<ClusterEvent> sink) {
        var given = 0;
        for (var run = 0; given < count; run++) {
            var c = Math.floorMod(run * 7, clusters);
            var s = Math.floorMod(run * 13 + run / clusters, schedules);
            var start = now.minusSeconds(UNDER_WAY).plusSeconds(run / schedulesInAll());
            var reader = new ObjectReader(cluster(c));
            var name = name(s, start) + "-" + round;
            var steps = List.of(
                    Manifests.running(name, schedule(s), start, 0),
                    Manifests.upload(name, run % VOLUMES, start, "InProgress"),
                    Manifests.running(name, schedule(s), start, 600),
                    Manifests.upload(name, run % VOLUMES, start, "Completed"),
                    Manifests.ended(name, schedule(s), start, "Completed"));
            for (var step = 0; step < steps.size() && given < count; step++, given++) {
                sink.accept(seen(reader, steps.get(step)));
            }
        }
    }

    /** A heartbeat of each cluster. */
    void beats(long sequence, Instant at, Consumer<ClusterEvent> sink) {
        var live = Arrays.stream(Kind.values()).collect(Collectors.toMap(Function.identity(), kind -> KindState.LIVE));
        for (var c = 0; c < clusters; c++) {
            sink.accept(new ClusterEvent.Beat(
                    new Heartbeat(cluster(c), "uid-of-" + cluster(c), sequence, at, at, Map.copyOf(live))));
        }
    }

    private ClusterEvent seen(ObjectReader reader, Map<String, Object> object) {
        return new ClusterEvent.Seen(reader.read(new Tree(object), now));
    }

    private static String name(int schedule, Instant slot) {
        return Manifests.runName(schedule(schedule), slot);
    }

    /** The slot of a schedule, counted backwards from the newest. */
    private Instant slot(int schedule, int back) {
        var latest = now.minus(ENDED);
        var first = latest.truncatedTo(ChronoUnit.DAYS)
                .plus(Duration.ofHours(schedule % HOURS))
                .plus(Duration.ofMinutes(schedule % 60));
        var newest = first.plus(Duration.ofHours(
                HOURS * Math.floorDiv(Duration.between(first, latest).toHours(), (long) HOURS)));
        while (newest.isAfter(latest)) {
            newest = newest.minus(Duration.ofHours(HOURS));
        }
        return newest.minus(Duration.ofHours((long) HOURS * back));
    }
}
