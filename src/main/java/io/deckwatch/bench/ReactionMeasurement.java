package io.deckwatch.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.deckwatch.event.Kind;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

/** How long it takes from a change that the Kubernetes API tells to the webhook that hears of it. */
final class ReactionMeasurement implements Measurement {

    private static final int CHANGES_PER_SECOND = 50;
    private static final int WATCHES = Kind.values().length;
    private static final String WEBHOOK = "deckwatch.notify.receivers.webhook.bench.";
    private static final Duration LIMIT = Duration.ofSeconds(60);

    private final Sizes sizes;
    private final InstantSource clock;
    private final Progress progress;
    private final Programs programs;
    private final ObjectMapper json = new ObjectMapper();
    private final Map<String, Long> changed = new ConcurrentHashMap<>();
    private final Map<String, Double> heard = new ConcurrentHashMap<>();

    ReactionMeasurement(Sizes sizes, InstantSource clock, Progress progress, Programs programs) {
        this.sizes = sizes;
        this.clock = clock;
        this.progress = progress;
        this.programs = programs;
    }

    @Override
    public Set<Figure> figures() {
        return EnumSet.of(Figure.REACTION);
    }

    @Override
    public void measure(Set<Figure> wanted, Consumer<Measured> results) throws IOException, InterruptedException {
        var receiver = receiver();
        try (var api = PretendedApi.start()) {
            Installation.fill(api, clock.instant());
            var settings = Installation.settings(api, programs);
            settings.put(
                    WEBHOOK + "url", "http://127.0.0.1:" + receiver.getAddress().getPort() + "/");
            settings.put(WEBHOOK + "allow-private-addresses", "true");
            settings.put("deckwatch.notify.route.group-by", "...");
            settings.put("deckwatch.notify.route.group-wait", "0s");
            progress.say("a server watches a cluster and is told of failed backups, %d a second", CHANGES_PER_SECOND);
            try (var server = programs.serve(settings)) {
                server.until("/q/health/ready", 200);
                Patience.until("all kinds are watched", LIMIT, () -> api.watching() == WATCHES);
                // Half of the time warms up; only the other half counts.
                change(api, "warm-up", sizes.watching().dividedBy(2));
                Patience.until("the webhook heard of all", LIMIT, () -> heard.size() == changed.size());
                changed.clear();
                heard.clear();
                change(api, "counted", sizes.watching());
                Patience.until("the webhook heard of all", LIMIT, () -> heard.size() == changed.size());
            }
        } finally {
            receiver.stop(0);
        }
        var times = heard.values();
        results.accept(new Measured(
                Figure.REACTION,
                Median.percentile(times, 0.99),
                Map.of(
                        "changes", times.size(),
                        "p50", Median.of(times),
                        "worst", Median.percentile(times, 1))));
    }

    private void change(PretendedApi api, String name, Duration length) throws InterruptedException {
        var began = System.nanoTime();
        var count = length.toMillis() * CHANGES_PER_SECOND / 1000;
        for (var i = 0; i < count; i++) {
            var due = began + i * 1_000_000_000L / CHANGES_PER_SECOND;
            var wait = due - System.nanoTime();
            if (wait > 0) {
                Thread.sleep(Duration.ofNanos(wait));
            }
            var backup = name + "-" + i;
            var object = Manifests.ended(backup, "", clock.instant().minus(Duration.ofMinutes(8)), "Failed");
            changed.put(backup, System.nanoTime());
            api.change(Kind.BACKUP, object);
        }
    }

    private HttpServer receiver() throws IOException {
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newCachedThreadPool(
                Thread.ofPlatform().daemon().name("bench-webhook-", 1).factory()));
        server.createContext("/", this::receive);
        server.start();
        return server;
    }

    private void receive(HttpExchange exchange) throws IOException {
        var at = System.nanoTime();
        try (exchange) {
            for (var alert : json.readTree(exchange.getRequestBody()).path("alerts")) {
                var backup = alert.path("labels").path("backup").asText();
                var since = changed.get(backup);
                if (since != null) {
                    heard.putIfAbsent(backup, (at - since) / 1e6);
                }
            }
            exchange.sendResponseHeaders(204, -1);
        }
    }
}
