package io.deckwatch.journey;

import io.deckwatch.event.Kind;
import io.deckwatch.watch.feed.FakeApi;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** A cluster with Velero, and what is true about its schedules. */
final class Cluster implements AutoCloseable {

    static final String NAME = "harbour";
    static final String NAMESPACE = "velero";

    private static final Duration STEP = Duration.ofSeconds(10);
    private static final Duration TAKES = Duration.ofSeconds(5);

    final FakeApi api = new FakeApi();

    private final Instant begin = Instant.now().minus(Duration.ofHours(3)).truncatedTo(ChronoUnit.SECONDS);
    private final Set<String> failing = new TreeSet<>();
    private int runs;

    /** Writes a kubeconfig that leads here. */
    Path kubeconfig(Path directory) {
        try (var client = api.client()) {
            return Files.writeString(directory.resolve("kubeconfig"), """
                    apiVersion: v1
                    kind: Config
                    current-context: %1$s
                    contexts: [{name: %1$s, context: {cluster: %1$s, user: %1$s}}]
                    clusters: [{name: %1$s, cluster: {server: "%2$s"}}]
                    users: [{name: %1$s, user: {token: secret}}]
                    """.formatted(NAME, client.getMasterUrl()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A schedule whose next run is far away. */
    void schedule(String name) {
        api.put(
                Kind.SCHEDULE,
                NAMESPACE,
                name,
                Map.of(
                        "metadata",
                        Map.of("creationTimestamp", begin.minus(STEP).toString()),
                        "spec",
                        Map.of("schedule", "@yearly", "template", Map.of("ttl", "17520h0m0s")),
                        "status",
                        Map.of("phase", "Enabled")));
    }

    /** A run of a schedule, later than all before, that ends in that phase. */
    void run(String schedule, String phase) {
        var started = begin.plus(STEP.multipliedBy(++runs));
        var name = schedule + "-" + runs;
        var ended = started.plus(TAKES);
        put(name, schedule, Map.of("phase", "InProgress", "startTimestamp", started.toString()));
        put(
                name,
                schedule,
                Map.of(
                        "phase", phase,
                        "startTimestamp", started.toString(),
                        "completionTimestamp", ended.toString()));
        if (phase.equals("Failed")) {
            failing.add(schedule);
        } else {
            failing.remove(schedule);
        }
    }

    private void put(String name, String schedule, Map<String, Object> status) {
        api.put(
                Kind.BACKUP,
                NAMESPACE,
                name,
                Map.of(
                        "metadata",
                        Map.of(
                                "creationTimestamp", status.get("startTimestamp"),
                                "labels", Map.of("velero.io/schedule-name", schedule)),
                        "spec",
                        Map.of(),
                        "status",
                        status));
    }

    /** The schedules whose newest run failed. */
    Set<String> failing() {
        return new TreeSet<>(failing);
    }

    @Override
    public void close() {
        api.close();
    }
}
