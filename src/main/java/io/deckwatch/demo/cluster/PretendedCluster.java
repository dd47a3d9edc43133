package io.deckwatch.demo.cluster;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.deckwatch.event.Kind;
import io.deckwatch.simulation.world.Change;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The Kubernetes API of one cluster, on this machine, which knows Velero's kinds only. Whoever asks before the cluster is
 * there waits for it. It refuses WebSockets, so watches are plain HTTP streams.
 */
public final class PretendedCluster implements AutoCloseable {

    private static final String GROUP = "/apis/" + Kind.GROUP + "/";
    private static final Pattern SINCE = Pattern.compile("(?:^|&)resourceVersion=(\\d+)");
    private static final Pattern LENGTH = Pattern.compile("(?:^|&)timeoutSeconds=(\\d+)");
    private static final String NAMESPACE = "{\"apiVersion\":\"v1\",\"kind\":\"Namespace\",\"metadata\":"
            + "{\"name\":\"kube-system\",\"uid\":\"%s\"}}";
    private static final String VERSION = "{\"major\":\"1\",\"minor\":\"32\",\"gitVersion\":\"v1.32.4\"}";
    private static final long BOOKMARK_MILLIS = 30_000;
    private static final long USUAL_LENGTH = 300;

    private final String name;
    private final Map<Kind, Shelf> shelves = new EnumMap<>(Kind.class);
    private final HttpServer server;

    private PretendedCluster(String name, HttpServer server) {
        this.name = name;
        this.server = server;
        for (var kind : Kind.values()) {
            shelves.put(kind, new Shelf(kind));
        }
    }

    /** Starts one on a free port of the loopback interface. */
    public static PretendedCluster start(String name) throws IOException {
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        var cluster = new PretendedCluster(name, server);
        server.createContext("/", cluster::handle);
        server.start();
        return cluster;
    }

    /** Its name, which is also that of its context in a kubeconfig. */
    public String name() {
        return name;
    }

    /** Where it is. */
    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** The cluster is there, with these objects. */
    public void open(Function<Kind, List<Map<String, Object>>> objects) {
        shelves.forEach((kind, shelf) -> shelf.open(objects.apply(kind)));
    }

    /** Something happened in it. */
    public void apply(Change change) {
        shelf(change.kind()).apply(change);
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private Shelf shelf(Kind kind) {
        var shelf = shelves.get(kind);
        if (shelf == null) {
            throw new IllegalStateException("Every kind has a shelf.");
        }
        return shelf;
    }

    private void handle(HttpExchange exchange) throws IOException {
        try {
            answer(exchange);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void answer(HttpExchange exchange) throws IOException, InterruptedException {
        var path = exchange.getRequestURI().getPath();
        var query = Optional.ofNullable(exchange.getRequestURI().getQuery()).orElse("");
        var kind = kind(path);
        if (exchange.getRequestHeaders().containsKey("Upgrade")) {
            answer(exchange, 400, "{\"message\":\"This API has no WebSockets.\"}");
        } else if (path.equals("/version")) {
            answer(exchange, 200, VERSION);
        } else if (path.equals("/api/v1/namespaces/kube-system")) {
            answer(exchange, 200, NAMESPACE.formatted(UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8))));
        } else if (kind.isEmpty()) {
            answer(exchange, 404, "{\"message\":\"The clusters of the demo have Velero's kinds only.\"}");
        } else if (query.contains("watch=true")) {
            watch(exchange, shelf(kind.get()), query);
        } else {
            answer(exchange, 200, shelf(kind.get()).list());
        }
    }

    private static Optional<Kind> kind(String path) {
        return Stream.of(Kind.values())
                .filter(kind -> path.equals(GROUP + kind.version() + "/" + kind.plural()))
                .findFirst();
    }

    private static void watch(HttpExchange exchange, Shelf shelf, String query)
            throws IOException, InterruptedException {
        var since = number(SINCE.matcher(query), 0);
        var length = Duration.ofSeconds(number(LENGTH.matcher(query), USUAL_LENGTH));
        var end = System.nanoTime() + length.toNanos();
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        // The JDK's server drops connections that were busy for long, at the very moment in which the client uses them
        // again.
        exchange.getResponseHeaders().set("Connection", "close");
        exchange.sendResponseHeaders(200, 0);
        try (var out = exchange.getResponseBody()) {
            out.flush();
            while (System.nanoTime() < end) {
                var news = shelf.after(since, BOOKMARK_MILLIS);
                since = news.version();
                out.write(text(shelf, news).getBytes(StandardCharsets.UTF_8));
                out.flush();
                if (news.expired()) {
                    return;
                }
            }
        }
    }

    private static String text(Shelf shelf, Shelf.News news) {
        if (news.expired()) {
            return Shelf.expired() + "\n";
        }
        if (news.lines().isEmpty()) {
            return shelf.bookmark(news.version()) + "\n";
        }
        var text = new StringBuilder();
        news.lines().forEach(line -> text.append(line.text()).append('\n'));
        return text.toString();
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
