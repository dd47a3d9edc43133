package io.deckwatch.bench;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.deckwatch.event.Kind;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

/**
 * A Kubernetes API on this machine, as thin as can be so that it is not what is measured: lists of objects that were put in
 * before it is asked, and watches that tell each change at once. It refuses WebSockets, so watches are plain HTTP streams.
 */
final class PretendedApi implements AutoCloseable {

    private static final String GROUP = "/apis/" + Kind.GROUP + "/";
    private static final String UID = "{\"metadata\":{\"name\":\"kube-system\",\"uid\":\"bench\"}}";
    private static final int BOOKMARK_SECONDS = 20;

    static {
        // Else Nagle's algorithm adds up to 40 ms to each change, and that would be measured too.
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    private final ObjectMapper json = new ObjectMapper();
    private final Map<Kind, List<Map<String, Object>>> objects = new EnumMap<>(Kind.class);
    private final Map<Kind, List<BlockingQueue<String>>> watches = new ConcurrentHashMap<>();
    private final AtomicLong version = new AtomicLong(1_000);
    private final HttpServer server;

    private PretendedApi(HttpServer server) {
        this.server = server;
    }

    static PretendedApi start() throws IOException {
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newCachedThreadPool(
                Thread.ofPlatform().daemon().name("bench-api-", 1).factory()));
        var api = new PretendedApi(server);
        server.createContext("/", api::handle);
        server.start();
        return api;
    }

    /** Puts an object in. To be done before anybody asks. */
    void put(Kind kind, Map<String, Object> object) {
        objects.computeIfAbsent(kind, k -> new ArrayList<>()).add(versioned(object));
    }

    /** Tells those who watch that an object is as given now. */
    void change(Kind kind, Map<String, Object> object) {
        var line = text(Map.of("type", "MODIFIED", "object", versioned(object)));
        watches.getOrDefault(kind, List.of()).forEach(watch -> watch.add(line));
    }

    /** How many watches are open. */
    int watching() {
        return watches.values().stream().mapToInt(List::size).sum();
    }

    /** Writes a kubeconfig that leads here. */
    Path kubeconfig(Path folder) throws IOException {
        return Files.writeString(
                folder.resolve("kubeconfig"), """
                apiVersion: v1
                kind: Config
                current-context: bench
                clusters: [{name: bench, cluster: {server: "http://127.0.0.1:%d"}}]
                contexts: [{name: bench, context: {cluster: bench, user: bench}}]
                users: [{name: bench, user: {}}]
                """.formatted(server.getAddress().getPort()));
    }

    private void handle(HttpExchange exchange) throws IOException {
        var path = exchange.getRequestURI().getPath();
        var query = Optional.ofNullable(exchange.getRequestURI().getQuery()).orElse("");
        var kind = Stream.of(Kind.values())
                .filter(k -> path.equals(GROUP + k.version() + "/" + k.plural()))
                .findFirst();
        if (exchange.getRequestHeaders().containsKey("Upgrade")) {
            answer(exchange, 400, "{}");
        } else if (path.startsWith("/api/v1/namespaces/")) {
            answer(exchange, 200, UID);
        } else if (kind.isEmpty()) {
            answer(exchange, 404, "{}");
        } else if (query.contains("watch=true")) {
            watch(exchange, kind.get());
        } else {
            answer(exchange, 200, list(kind.get()));
        }
    }

    private String list(Kind kind) {
        return text(Map.of(
                "metadata",
                Map.of("resourceVersion", Long.toString(version.get())),
                "items",
                objects.getOrDefault(kind, List.of())));
    }

    private void watch(HttpExchange exchange, Kind kind) throws IOException {
        var mine = new LinkedBlockingQueue<String>();
        exchange.sendResponseHeaders(200, 0);
        try (var out = exchange.getResponseBody()) {
            out.flush();
            watches.computeIfAbsent(kind, k -> new CopyOnWriteArrayList<>()).add(mine);
            while (true) {
                var line = mine.poll(BOOKMARK_SECONDS, TimeUnit.SECONDS);
                out.write(((line == null ? bookmark(kind) : line) + "\n").getBytes(StandardCharsets.UTF_8));
                out.flush();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            watches.getOrDefault(kind, List.of()).remove(mine);
        }
    }

    private String bookmark(Kind kind) {
        return text(Map.of("type", "BOOKMARK", "object", versioned(Map.of("kind", kind.kindName()))));
    }

    private Map<String, Object> versioned(Map<String, Object> object) {
        var metadata = new HashMap<Object, Object>();
        if (object.get("metadata") instanceof Map<?, ?> given) {
            metadata.putAll(given);
        }
        metadata.put("resourceVersion", Long.toString(version.incrementAndGet()));
        var versioned = new HashMap<>(object);
        versioned.put("metadata", metadata);
        return versioned;
    }

    private String text(Map<String, ?> value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Maps of texts can be written as JSON.", e);
        }
    }

    private static void answer(HttpExchange exchange, int code, String json) throws IOException {
        var bytes = json.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(code, bytes.length);
        try (var out = exchange.getResponseBody()) {
            out.write(bytes);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
