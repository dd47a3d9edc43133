package io.deckwatch.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** How soon a whole Deckwatch is ready, beside a Quarkus that does nothing, and how much memory it has then. */
final class ProcessMeasurement implements Measurement {

    private static final String READY = "/q/health/ready";
    private static final int MEBI = 1 << 20;

    private final Sizes sizes;
    private final InstantSource clock;
    private final Progress progress;
    private final Programs programs;

    ProcessMeasurement(Sizes sizes, InstantSource clock, Progress progress, Programs programs) {
        this.sizes = sizes;
        this.clock = clock;
        this.progress = progress;
        this.programs = programs;
    }

    @Override
    public Set<Figure> figures() {
        return EnumSet.of(
                Figure.START_EMBEDDED, Figure.START_OUTSIDE, Figure.RESIDENT_EMBEDDED, Figure.RESIDENT_OUTSIDE);
    }

    @Override
    public void measure(Set<Figure> wanted, Consumer<Measured> results) throws IOException, InterruptedException {
        try (var api = PretendedApi.start();
                var outside = Ground.outside(programs.folder("outside"))) {
            Installation.fill(api, clock.instant());
            var withKafka = Installation.settings(api, programs);
            withKafka.put("kafka.bootstrap.servers", outside.bootstrapServers());
            var kinds = List.of(
                    new Kind(Figure.START_EMBEDDED, Figure.RESIDENT_EMBEDDED, Installation.settings(api, programs)),
                    new Kind(Figure.START_OUTSIDE, Figure.RESIDENT_OUTSIDE, withKafka));
            for (var kind : kinds) {
                if (wanted.contains(kind.resident())) {
                    results.accept(resident(kind));
                }
            }
            var started =
                    kinds.stream().filter(kind -> wanted.contains(kind.start())).toList();
            if (!started.isEmpty()) {
                progress.say("an empty Quarkus is built");
                starts(started, EmptyQuarkus.build(programs.folder("empty")), results);
            }
        }
    }

    /**
     * A way to run Deckwatch.
     *
     * @param start the figure about its start
     * @param resident the figure about its memory
     * @param settings what makes it run so
     */
    private record Kind(Figure start, Figure resident, Map<String, String> settings) {}

    /** Alternately, so that whatever else the machine does falls on all of them. */
    private void starts(List<Kind> kinds, Path empty, Consumer<Measured> results)
            throws IOException, InterruptedException {
        var reference = new ArrayList<Double>();
        var times = new EnumMap<Figure, List<Double>>(Figure.class);
        for (var round = 0; round < sizes.starts(); round++) {
            progress.say("start to ready, %d of %d", round + 1, sizes.starts());
            reference.add(start(programs.start(empty, Map.of(), List.of()), "/", 404));
            for (var kind : kinds) {
                times.computeIfAbsent(kind.start(), figure -> new ArrayList<>())
                        .add(start(programs.serve(kind.settings()), READY, 200));
            }
        }
        times.forEach((figure, seconds) -> results.accept(new Measured(
                figure,
                Median.of(seconds) / Median.of(reference),
                Map.of(
                        "seconds", Median.of(seconds),
                        "reference", Median.of(reference),
                        "starts", seconds.size()))));
    }

    private static double start(Program program, String path, int status) throws IOException, InterruptedException {
        try (program) {
            return program.until(path, status).toNanos() / 1e9;
        }
    }

    private Measured resident(Kind kind) throws IOException, InterruptedException {
        progress.say(
                "%s: a small cluster is watched for %d s",
                kind.resident().text(), sizes.watching().toSeconds());
        try (var program = programs.serve(kind.settings())) {
            program.until(READY, 200);
            var end = System.nanoTime() + sizes.watching().toNanos();
            var most = 0L;
            while (System.nanoTime() < end) {
                most = Math.max(most, program.residentBytes());
                Thread.sleep(Duration.ofMillis(100));
            }
            return new Measured(
                    kind.resident(),
                    (double) most / MEBI,
                    Map.of("schedules", Installation.SCHEDULES, "backups", Installation.BACKUPS));
        }
    }
}
