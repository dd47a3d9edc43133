package io.deckwatch.watch.feed;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.deckwatch.event.Kind;
import io.deckwatch.event.Tree;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A Kubernetes API server that keeps to the protocol (pages, versions, bookmarks, expiry) until it is told not to. It refuses
 * WebSockets, as some proxies do, so watches take the plain way.
 */
public final class FakeApi implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();

    private record Change(String plural, String type, Map<String, Object> object, long version) {}

    /** Plurals that are answered with 403, and 404; watches that are accepted and then say nothing. */
    public final Set<String> forbidden = ConcurrentHashMap.newKeySet();

    public final Set<String> missing = ConcurrentHashMap.newKeySet();
    public final Set<String> mute = ConcurrentHashMap.newKeySet();

    public final AtomicInteger listsBegun = new AtomicInteger();
    public final AtomicInteger watchesBegun = new AtomicInteger();
    public final AtomicInteger tokensToExpire = new AtomicInteger();

    /** The last parts of the paths that were asked for. */
    public final Set<String> asked = ConcurrentHashMap.newKeySet();

    /** The last request's credentials. */
    public volatile String authorization = "";

    private final Map<String, Map<String, Map<String, Object>>> objects = new HashMap<>();
    private final List<Change> history = new ArrayList<>();
    private final int port;
    private HttpServer server;
    private long version = 100;
    private long oldest;
    private int generation;
    private boolean stopped;

    public FakeApi() {
        server = serve(0);
        port = server.getAddress().getPort();
    }

    /** A client that leaves all patience to the watch. */
    public KubernetesClient client() {
        var config = new ConfigBuilder(Config.empty())
                .withMasterUrl("http://127.0.0.1:" + port)
                .withConnectionTimeout(2000)
                .withRequestRetryBackoffLimit(0)
                .build();
        return new KubernetesClientBuilder().withConfig(config).build();
    }

    public synchronized void put(Kind kind, String namespace, String name, Map<String, Object> parts) {
        var key = namespace + "/" + name;
        var before = of(kind.plural()).get(key);
        var uid = before == null
                ? "uid-" + name + "-" + (version + 1)
                : new Tree(before).at("metadata", "uid").textOrEmpty();
        var metadata = new LinkedHashMap<String, Object>();
        if (parts.get("metadata") instanceof Map<?, ?> given) {
            given.forEach((field, value) -> metadata.put(String.valueOf(field), value));
        }
        metadata.put("namespace", namespace);
        metadata.put("name", name);
        metadata.putIfAbsent("uid", uid);
        metadata.putIfAbsent("creationTimestamp", "2026-03-01T00:00:00Z");
        var object = new LinkedHashMap<>(parts);
        object.put("metadata", metadata);
        store(kind, key, object);
    }

    /** Puts an object of whatever shape, as a faulty writer would. */
    public synchronized void putOdd(Kind kind, String key, Map<String, Object> object) {
        store(kind, key, new LinkedHashMap<>(object));
    }

    public synchronized void delete(Kind kind, String namespace, String name) {
        var gone = of(kind.plural()).remove(namespace + "/" + name);
        version++;
        change(kind, "DELETED", gone);
    }

    /** Sends a bookmark to the watches of a kind. */
    public synchronized void bookmark(Kind kind) {
        version++;
        change(kind, "BOOKMARK", Map.of("metadata", Map.of("resourceVersion", String.valueOf(version))));
    }

    /** Forgets the past: whoever was not watching must list. */
    public synchronized void compact() {
        history.clear();
        oldest = version;
    }

    /** Ends all watches. */
    public synchronized void dropWatches() {
        generation++;
        notifyAll();
    }

    public synchronized void stop() {
        stopped = true;
        dropWatches();
        server.stop(0);
    }

    public synchronized void restart() {
        stopped = false;
        server = serve(port);
    }

    @Override
    public void close() {
        stop();
    }

    private void store(Kind kind, String key, Map<String, Object> object) {
        version++;
        object.putIfAbsent("apiVersion", kind.apiVersion());
        object.putIfAbsent("kind", kind.kindName());
        if (object.get("metadata") instanceof Map<?, ?> metadata) {
            var whole = new LinkedHashMap<Object, Object>(metadata);
            whole.put("resourceVersion", String.valueOf(version));
            object.put("metadata", whole);
        }
        var type = of(kind.plural()).put(key, object) == null ? "ADDED" : "MODIFIED";
        change(kind, type, object);
    }

    private void change(Kind kind, String type, Map<String, Object> object) {
        history.add(new Change(kind.plural(), type, object, version));
        notifyAll();
    }

    private Map<String, Map<String, Object>> of(String plural) {
        return objects.computeIfAbsent(plural, missingPlural -> new TreeMap<>());
    }

    private HttpServer serve(int at) {
        try {
            var made = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), at), 0);
            made.setExecutor(Executors.newCachedThreadPool(task -> {
                var thread = new Thread(task, "fake-api");
                thread.setDaemon(true);
                return thread;
            }));
            made.createContext("/", this::handle);
            made.start();
            return made;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void handle(HttpExchange exchange) throws IOException {
        var path = exchange.getRequestURI().getPath().split("/");
        var plural = path[path.length - 1];
        var query = query(exchange);
        asked.add(plural);
        authorization = String.valueOf(exchange.getRequestHeaders().getFirst("Authorization"));
        if (exchange.getRequestHeaders().containsKey("Upgrade")) {
            answer(exchange, 400, Map.of("message", "no sockets here"));
        } else if (forbidden.contains(plural)) {
            answer(exchange, 403, Map.of("message", plural + " is forbidden: user \"dw\" cannot list resource"));
        } else if (missing.contains(plural)) {
            answer(exchange, 404, Map.of("message", "the server could not find the requested resource"));
        } else if (path.length == 5 && path[3].equals("namespaces")) {
            answer(exchange, 200, Map.of("metadata", Map.of("name", plural, "uid", "uid-of-" + plural)));
        } else if (plural.equals("version")) {
            answer(exchange, 200, Map.of("major", "1"));
        } else if ("true".equals(query.get("watch"))) {
            watch(exchange, plural, query);
        } else {
            answer(exchange, 200, page(plural, namespace(path), query));
        }
    }

    private static String namespace(String[] path) {
        return path.length == 7 ? path[5] : "";
    }

    private synchronized Map<String, Object> page(String plural, String namespace, Map<String, String> query) {
        var from = Integer.parseInt(query.getOrDefault("continue", "0"));
        var limit = Integer.parseInt(query.getOrDefault("limit", "1000"));
        if (from == 0 && limit > 1) {
            listsBegun.incrementAndGet();
        }
        if (from > 0 && tokensToExpire.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
            return Map.of("code", 410, "message", "The provided continue parameter is too old");
        }
        var all = of(plural).entrySet().stream()
                .filter(entry -> namespace.isEmpty() || entry.getKey().startsWith(namespace + "/"))
                .map(Map.Entry::getValue)
                .toList();
        var metadata = new LinkedHashMap<String, Object>();
        metadata.put("resourceVersion", String.valueOf(version));
        if (from + limit < all.size()) {
            metadata.put("continue", String.valueOf(from + limit));
        }
        return Map.of(
                "metadata",
                metadata,
                "items",
                all.stream().skip(from).limit(limit).toList());
    }

    private void watch(HttpExchange exchange, String plural, Map<String, String> query) throws IOException {
        watchesBegun.incrementAndGet();
        var since = Long.parseLong(query.getOrDefault("resourceVersion", "0"));
        var namespace = namespace(exchange.getRequestURI().getPath().split("/"));
        exchange.sendResponseHeaders(200, 0);
        try (var out = exchange.getResponseBody()) {
            if (since < oldest) {
                out.write(line("ERROR", Map.of("code", 410, "message", "too old resource version")));
                return;
            }
            out.flush();
            for (var next = after(plural, namespace, since); next != null; next = after(plural, namespace, since)) {
                since = next.version();
                out.write(line(next.type(), next.object()));
                out.flush();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Waits for the next change; null when the watch is to end. */
    private synchronized Change after(String plural, String namespace, long since) throws InterruptedException {
        var mine = generation;
        while (mine == generation && !stopped) {
            for (var change : history) {
                if (change.version() > since && concerns(change, plural, namespace)) {
                    return change;
                }
            }
            wait();
        }
        return null;
    }

    private boolean concerns(Change change, String plural, String namespace) {
        var of = new Tree(change.object()).at("metadata", "namespace").textOrEmpty();
        return change.plural().equals(plural)
                && !mute.contains(plural)
                && (namespace.isEmpty() || of.isEmpty() || of.equals(namespace));
    }

    private static byte[] line(String type, Map<String, Object> object) throws IOException {
        return (JSON.writeValueAsString(Map.of("type", type, "object", object)) + "\n")
                .getBytes(StandardCharsets.UTF_8);
    }

    private static void answer(HttpExchange exchange, int code, Map<String, Object> body) throws IOException {
        var actual = body.get("code") instanceof Integer given ? given : code;
        var bytes = JSON.writeValueAsBytes(body);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(actual, bytes.length);
        try (var out = exchange.getResponseBody()) {
            out.write(bytes);
        }
    }

    private static Map<String, String> query(HttpExchange exchange) {
        var parameters = new HashMap<String, String>();
        var query = exchange.getRequestURI().getQuery();
        if (query != null) {
            for (var parameter : query.split("&")) {
                var at = parameter.indexOf('=');
                parameters.put(parameter.substring(0, at), parameter.substring(at + 1));
            }
        }
        return parameters;
    }
}
