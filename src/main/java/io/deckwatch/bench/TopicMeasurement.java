package io.deckwatch.bench;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.apache.kafka.common.TopicPartition;

/** What it costs to get from the topic of objects to verdicts, at the start and from then on, beside a bare consumer. */
final class TopicMeasurement implements Measurement {

    private static final int REBUILDS = 2;

    /** Rounds that do not count: what is judged for days is compiled. */
    private static final int WARM_UP = 2;

    private final Sizes sizes;
    private final Clock clock;
    private final Progress progress;
    private final Programs programs;

    TopicMeasurement(Sizes sizes, Clock clock, Progress progress, Programs programs) {
        this.sizes = sizes;
        this.clock = clock;
        this.progress = progress;
        this.programs = programs;
    }

    @Override
    public Set<Figure> figures() {
        return EnumSet.of(Figure.REBUILD, Figure.EVALUATE, Figure.IDLE, Figure.SCRAPE);
    }

    @Override
    public void measure(Set<Figure> wanted, Consumer<Measured> results) throws IOException, InterruptedException {
        var fleet = Fleet.of(sizes.backups(), sizes, clock.instant());
        try (var ground = Ground.open(programs.folder("topic"))) {
            progress.say("%,d backups of %,d schedules are written to Kafka", fleet.backups(), fleet.schedulesInAll());
            ground.write(fleet::definitions, fleet.now());
            ground.write(fleet::backups, fleet.now());
            if (wanted.contains(Figure.REBUILD)) {
                results.accept(rebuild(ground, fleet));
            }
            if (wanted.contains(Figure.EVALUATE)) {
                results.accept(throughput(ground, fleet));
            }
            if (wanted.contains(Figure.IDLE) || wanted.contains(Figure.SCRAPE)) {
                new Serving(sizes, clock, progress, programs)
                        .measure(ground, fleet)
                        .forEach(results);
            }
        }
    }

    private Measured rebuild(Ground ground, Fleet fleet) throws IOException, InterruptedException {
        var ends = ground.ends();
        var start = ends.keySet().stream().collect(Collectors.toMap(partition -> partition, partition -> 0L));
        var bare = new ArrayList<Double>();
        var rebuilt = new ArrayList<Double>();
        for (var round = 0; round < REBUILDS; round++) {
            progress.say("all of the topic is read, bare and by the evaluator, %d of %d", round + 1, REBUILDS);
            bare.add(seconds(ground.readBare(start, ends)));
            try (var evaluator = new Evaluator(ground.kafka(), clock)) {
                rebuilt.add(seconds(evaluator.rebuilt()));
            }
        }
        return new Measured(
                Figure.REBUILD,
                Median.of(rebuilt) / Median.of(bare),
                Map.of(
                        "objects", fleet.backups() + fleet.schedulesInAll(),
                        "seconds", Median.of(rebuilt),
                        "reference", Median.of(bare)));
    }

    private Measured throughput(Ground ground, Fleet fleet) throws IOException, InterruptedException {
        var shares = new ArrayList<Double>();
        var evaluated = new ArrayList<Double>();
        var bare = new ArrayList<Double>();
        try (var evaluator = new Evaluator(ground.kafka(), clock)) {
            ground.write(sink -> fleet.beats(1, clock.instant(), sink), clock.instant());
            for (var round = -WARM_UP; round < sizes.rounds(); round++) {
                progress.say(
                        "%,d events are evaluated, %s",
                        sizes.events(), round < 0 ? "to warm up" : round + 1 + " of " + sizes.rounds());
                var number = round;
                var from = ground.ends();
                var took = evaluator.evaluate(
                        sizes.events(),
                        () -> ground.write(sink -> fleet.live(sizes.events(), number, sink), clock.instant()));
                var reading = reading(ground, from);
                if (round >= 0) {
                    evaluated.add(sizes.events() / seconds(took));
                    bare.add(sizes.events() / seconds(reading));
                    shares.add(seconds(reading) / seconds(took));
                }
            }
        }
        return new Measured(
                Figure.EVALUATE,
                Median.of(shares),
                Map.of("events_per_second", Median.of(evaluated), "reference", Median.of(bare)));
    }

    /** Twice, because the first time warms up; the shorter counts, which is the harder reference. */
    private static Duration reading(Ground ground, Map<TopicPartition, Long> from) {
        var to = ground.ends();
        var first = ground.readBare(from, to);
        var second = ground.readBare(from, to);
        return first.compareTo(second) < 0 ? first : second;
    }

    private static double seconds(Duration duration) {
        return duration.toNanos() / 1e9;
    }
}
