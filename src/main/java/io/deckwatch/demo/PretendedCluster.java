package io.deckwatch.demo;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.deckwatch.demo.Script.Line;
import io.deckwatch.event.Kind;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A Kubernetes API on this machine that knows Velero's kinds only, and plays a recording: from the moment somebody first asks
 * for objects. It refuses WebSockets, so watches are plain HTTP streams.
 */
final class PretendedCluster implements AutoCloseable {

    private static final String GROUP = "/apis/" + Kind.GROUP + "/";
    private static final Pattern SINCE = Pattern.compile("(?:^|&)resourceVersion=(\\d+)");
    private static final Pattern LENGTH = Pattern.compile("(?:^|&)timeoutSeconds=(\\d+)");
    private static final String NAMESPACE = "{\"apiVersion\":\"v1\",\"kind\":\"Namespace\",\"metadata\":"
            + "{\"name\":\"kube-system\",\"uid\":\"5d0f8a52-3c0e-4d51-9a35-0c6c1a7f2b11\"}}";
    private static final String VERSION = "{\"major\":\"1\",\"minor\":\"34\",\"gitVersion\":\"v1.34.0\"}";
    private static final long BOOKMARK_MILLIS = 30_000;
    private static final long USUAL_LENGTH = 300;

    private final Objects objects = new Objects();
    private final InstantSource clock;
    private final HttpServer server;
    private boolean begun;

    private PretendedCluster(HttpServer server, InstantSource clock) {
        this.server = server;
        this.clock = clock;
    }

    /** Starts one on a free port of the loopback interface. */
    static PretendedCluster start(InstantSource clock) throws IOException {
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newCachedThreadPool(Daemon.named("demo-cluster")));
        var cluster = new PretendedCluster(server, clock);
        server.createContext("/", cluster::handle);
        server.start();
        return cluster;
    }

    /** Its kubeconfig. */
    String kubeconfig() {
        return """
                apiVersion: v1
                kind: Config
                current-context: harbour
                clusters:
                  - name: harbour
                    cluster:
                      server: http://127.0.0.1:%d
                contexts:
                  - name: harbour
                    context:
                      cluster: harbour
                      user: demo
                users:
                  - name: demo
                    user: {}
                """.formatted(server.getAddress().getPort());
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void handle(HttpExchange exchange) throws IOException {
        var path = exchange.getRequestURI().getPath();
        var query = Optional.ofNullable(exchange.getRequestURI().getQuery()).orElse("");
        var kind = kind(path);
        if (exchange.getRequestHeaders().containsKey("Upgrade")) {
            answer(exchange, 400, "{\"message\":\"This API has no WebSockets.\"}");
        } else if (path.equals("/version")) {
            answer(exchange, 200, VERSION);
        } else if (path.equals("/api/v1/namespaces/kube-system")) {
            answer(exchange, 200, NAMESPACE);
        } else if (kind.isEmpty()) {
            answer(exchange, 404, "{\"message\":\"The cluster of the demo has Velero's kinds only.\"}");
        } else if (query.contains("watch=true")) {
            watch(exchange, kind.get(), query);
        } else {
            begin();
            answer(exchange, 200, objects.list(kind.get()));
        }
    }

    private static Optional<Kind> kind(String path) {
        return Stream.of(Kind.values())
                .filter(kind -> path.equals(GROUP + kind.version() + "/" + kind.plural()))
                .findFirst();
    }

    private synchronized void begin() {
        if (begun) {
            return;
        }
        begun = true;
        var script = Script.beginning(clock.instant());
        var start = script.lines().getFirst().at();
        var later = script.lines().stream()
                .dropWhile(line -> line.at().equals(start))
                .toList();
        script.lines().stream().takeWhile(line -> line.at().equals(start)).forEach(objects::apply);
        Daemon.named("demo-script").newThread(() -> later.forEach(this::play)).start();
    }

    private void play(Line line) {
        try {
            Thread.sleep(wait(line.at()));
            objects.apply(line);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Duration wait(Instant until) {
        return Duration.between(clock.instant(), until);
    }

    private void watch(HttpExchange exchange, Kind kind, String query) throws IOException {
        var since = number(SINCE.matcher(query), 0);
        var end = clock.instant().plusSeconds(number(LENGTH.matcher(query), USUAL_LENGTH));
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, 0);
        try (var out = exchange.getResponseBody()) {
            out.flush();
            while (clock.instant().isBefore(end)) {
                var change = objects.after(since, kind, BOOKMARK_MILLIS);
                since = change == null ? since : change.version();
                var line = change == null ? Objects.bookmark(kind, since) : change.json();
                out.write((line + "\n").getBytes(StandardCharsets.UTF_8));
                out.flush();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static long number(Matcher matcher, long otherwise) {
        return matcher.find() ? Long.parseLong(matcher.group(1)) : otherwise;
    }

    private static void answer(HttpExchange exchange, int code, String json) throws IOException {
        var bytes = json.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(code, bytes.length);
        try (var out = exchange.getResponseBody()) {
            out.write(bytes);
        }
    }
}
