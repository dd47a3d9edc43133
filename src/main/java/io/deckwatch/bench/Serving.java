package io.deckwatch.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** A server of its own that knows what a topic holds: what it costs while nothing happens, and how long a scrape takes. */
final class Serving {

    private static final int SCRAPES = 15;
    private static final int WARM_UP = 5;

    private final Sizes sizes;
    private final Clock clock;
    private final Progress progress;
    private final Programs programs;
    private final AtomicLong beats = new AtomicLong(100);

    Serving(Sizes sizes, Clock clock, Progress progress, Programs programs) {
        this.sizes = sizes;
        this.clock = clock;
        this.progress = progress;
        this.programs = programs;
    }

    List<Measured> measure(Ground ground, Fleet fleet) throws IOException, InterruptedException {
        progress.say("a server learns what the topic holds");
        var beating = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name("bench-beats").factory());
        try (var server = programs.serve(settings(ground));
                var idle = new IdleConsumer(ground.kafka())) {
            var unused = beating.scheduleAtFixedRate(
                    () -> ground.write(
                            sink -> fleet.beats(beats.incrementAndGet(), clock.instant(), sink), clock.instant()),
                    0,
                    30,
                    TimeUnit.SECONDS);
            server.until("/q/health/ready", 200);
            return List.of(scrape(server, fleet), idle(server, idle, fleet));
        } finally {
            beating.shutdownNow();
        }
    }

    private static Map<String, String> settings(Ground ground) {
        return Map.of(
                "kafka.bootstrap.servers", ground.bootstrapServers(),
                "deckwatch.roles", "evaluate,web",
                "quarkus.log.level", "WARN");
    }

    private Measured scrape(Program server, Fleet fleet) throws IOException, InterruptedException {
        progress.say("/metrics is read %d times", WARM_UP + SCRAPES);
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + "/metrics"))
                .timeout(Duration.ofMinutes(1))
                .build();
        var times = new ArrayList<Double>();
        var bytes = 0;
        try (var http = HttpClient.newHttpClient()) {
            Patience.until(
                    "/metrics shows all schedules",
                    Duration.ofMinutes(1),
                    () -> shown(http, request) >= fleet.schedulesInAll());
            for (var i = 0; i < WARM_UP + SCRAPES; i++) {
                var began = System.nanoTime();
                bytes = http.send(request, BodyHandlers.ofByteArray()).body().length;
                if (i >= WARM_UP) {
                    times.add((System.nanoTime() - began) / 1e6);
                }
            }
        }
        return new Measured(
                Figure.SCRAPE,
                Median.of(times),
                Map.of(
                        "schedules",
                        fleet.schedulesInAll(),
                        "worst",
                        Median.percentile(times, 1),
                        "mib",
                        bytes / (1024.0 * 1024)));
    }

    private static long shown(HttpClient http, HttpRequest request) throws IOException {
        try {
            return http.send(request, BodyHandlers.ofLines())
                    .body()
                    .filter(line -> line.startsWith("deckwatch_schedule_paused{"))
                    .count();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("The bench was interrupted.", e);
        }
    }

    private Measured idle(Program server, IdleConsumer idle, Fleet fleet) throws IOException, InterruptedException {
        progress.say("nothing but heartbeats for %d s", 2 * sizes.watching().toSeconds());
        // What was learnt is still being compiled and cleared up at first.
        Thread.sleep(sizes.watching());
        var before = server.processorTime();
        var consumerBefore = idle.processorTime();
        var began = System.nanoTime();
        Thread.sleep(sizes.watching());
        var span = (double) (System.nanoTime() - began);
        var used = 100 * server.processorTime().minus(before).toNanos() / span;
        var reference = 100 * idle.processorTime().minus(consumerBefore).toNanos() / span;
        return new Measured(
                Figure.IDLE,
                used - reference,
                Map.of(
                        "backups",
                        fleet.backups(),
                        "schedules",
                        fleet.schedulesInAll(),
                        "process",
                        used,
                        "reference",
                        reference));
    }
}
