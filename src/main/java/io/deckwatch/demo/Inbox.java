package io.deckwatch.demo;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.deckwatch.event.Tree;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * A receiver of webhooks as people run one. It takes messages that are signed as Standard Webhooks asks, each id once.
 *
 * @see <a href="https://www.standardwebhooks.com/">Standard Webhooks</a>
 */
final class Inbox implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String ALGORITHM = "HmacSHA256";
    private static final String VERSION = "v1,";
    private static final int KEY_BYTES = 32;
    private static final int LONGEST_BODY = 4 << 20;
    private static final long TOLERATED_SECONDS = 300;

    private final byte[] key = new byte[KEY_BYTES];
    private final Set<String> seen = ConcurrentHashMap.newKeySet();
    private final HttpServer server;
    private final InstantSource clock;
    private final Consumer<Tree> reader;

    private Inbox(HttpServer server, InstantSource clock, Consumer<Tree> reader) {
        this.server = server;
        this.clock = clock;
        this.reader = reader;
        new SecureRandom().nextBytes(key);
    }

    /**
     * Starts one on a free port of the loopback interface.
     *
     * @param reader takes each message, one at a time
     */
    static Inbox start(InstantSource clock, Consumer<Tree> reader) throws IOException {
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newSingleThreadExecutor(Daemon.named("demo-inbox")));
        var inbox = new Inbox(server, clock, reader);
        server.createContext("/", inbox::handle);
        server.start();
        return inbox;
    }

    /** Where messages go. */
    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/";
    }

    /** The secret to sign them with. */
    String secret() {
        return "whsec_" + Base64.getEncoder().encodeToString(key);
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            var body = exchange.getRequestBody().readNBytes(LONGEST_BODY);
            var code = take(exchange, body);
            exchange.sendResponseHeaders(code, -1);
        }
    }

    private int take(HttpExchange exchange, byte[] body) throws IOException {
        var id = header(exchange, "webhook-id");
        if (!isSigned(exchange, id, body)) {
            return 401;
        }
        if (seen.add(id)) {
            reader.accept(new Tree(JSON.readValue(body, Object.class)));
        }
        return 204;
    }

    private boolean isSigned(HttpExchange exchange, String id, byte[] body) {
        var time = header(exchange, "webhook-timestamp");
        if (!time.matches("\\d{1,11}")
                || Math.abs(Long.parseLong(time) - clock.instant().getEpochSecond()) > TOLERATED_SECONDS) {
            return false;
        }
        var expected = VERSION + signature(id + "." + time + ".", body);
        for (var given : header(exchange, "webhook-signature").split(" ")) {
            if (MessageDigest.isEqual(
                    given.getBytes(StandardCharsets.UTF_8), expected.getBytes(StandardCharsets.UTF_8))) {
                return true;
            }
        }
        return false;
    }

    private String signature(String head, byte[] body) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key, ALGORITHM));
            mac.update(head.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java has " + ALGORITHM + ".", e);
        }
    }

    private static String header(HttpExchange exchange, String name) {
        var value = exchange.getRequestHeaders().getFirst(name);
        return value == null ? "" : value;
    }
}
