package io.deckwatch.watch;

import static org.awaitility.Awaitility.await;

import io.deckwatch.event.Heartbeat.KindState;
import io.deckwatch.event.Kind;
import io.deckwatch.watch.WatchSettings.Cadence;
import io.deckwatch.watch.feed.FeedSettings;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import org.awaitility.core.ThrowingRunnable;

/** Watches under a clock of the test's own; what it opens, it closes. */
final class WatchFixture implements AutoCloseable {

    static final Cadence QUICK = new Cadence(
            Duration.ofMillis(20),
            Duration.ofSeconds(30),
            Duration.ofSeconds(15),
            Duration.ofSeconds(60),
            Duration.ofHours(1));

    final MovingClock clock = new MovingClock();
    final RecordingLog log = new RecordingLog();
    final List<RuntimeException> ends = new ArrayList<>();
    private final Deque<AutoCloseable> open = new ArrayDeque<>();

    ClusterWatch start(KubernetesClient client, WatchSettings settings) {
        open.push(client);
        var watch = new ClusterWatch(client, settings, log, Clocks.of(clock), ends::add);
        open.push(watch);
        watch.start();
        watch.awaitFirstAnswer(Duration.ofSeconds(10));
        return watch;
    }

    ClusterWatch start(KubernetesClient client) {
        return start(client, settings(List.of()));
    }

    static WatchSettings settings(List<String> namespaces) {
        return new WatchSettings("prod", namespaces, null, QUICK, FeedSettings.DEFAULT);
    }

    /** Waits, without moving the clock. */
    static void eventually(ThrowingRunnable assertion) {
        await().atMost(Duration.ofSeconds(20))
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(10))
                .untilAsserted(assertion);
    }

    /** Waits while the clock runs a second with each look. */
    void asTimePasses(ThrowingRunnable assertion) {
        await().atMost(Duration.ofSeconds(20))
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(25))
                .untilAsserted(() -> {
                    clock.advance(Duration.ofSeconds(1));
                    assertion.run();
                });
    }

    static void untilLive(ClusterWatch watch) {
        eventually(() -> requireLive(watch));
    }

    static void requireLive(ClusterWatch watch) {
        var kinds = watch.status().kinds();
        for (var kind : Kind.values()) {
            if (kinds.get(kind) != KindState.LIVE) {
                throw new AssertionError(
                        kind + " is " + kinds.get(kind) + ": " + watch.status().troubles());
            }
        }
    }

    static Map<String, Object> backup(String phase) {
        return Map.of("spec", Map.of("storageLocation", "default"), "status", Map.of("phase", phase));
    }

    static Map<String, Object> backup(String phase, int items) {
        return Map.of("status", Map.of("phase", phase, "progress", Map.of("itemsBackedUp", items, "totalItems", 1000)));
    }

    static Map<String, Object> upload(String phase, String backup, int bytes) {
        return Map.of(
                "metadata",
                Map.of("ownerReferences", List.of(Map.of("kind", "Backup", "name", backup))),
                "spec",
                Map.of("sourceNamespace", "shop", "sourcePVC", "db"),
                "status",
                Map.of("phase", phase, "progress", Map.of("bytesDone", bytes, "totalBytes", 100)));
    }

    @Override
    public void close() throws Exception {
        while (!open.isEmpty()) {
            open.pop().close();
        }
    }
}
