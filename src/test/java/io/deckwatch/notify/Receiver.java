package io.deckwatch.notify;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import javax.net.ServerSocketFactory;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/** An HTTP receiver on a socket of this machine, which can also answer with what is no HTTP. */
public final class Receiver implements AutoCloseable {

    /** What a receiver does with a request. */
    @FunctionalInterface
    public interface Behaviour {
        void answer(OutputStream out) throws IOException;
    }

    /** A request as it arrived. */
    public record Request(String line, Map<String, String> headers, String body) {}

    private final ServerSocket server;
    private final Behaviour behaviour;
    private final boolean talksFirst;
    private final BlockingQueue<Request> requests = new LinkedBlockingQueue<>();
    private final CountDownLatch closed = new CountDownLatch(1);

    private Receiver(Behaviour behaviour) {
        this(behaviour, false, ServerSocketFactory.getDefault());
    }

    private Receiver(Behaviour behaviour, boolean talksFirst, ServerSocketFactory sockets) {
        this.behaviour = behaviour;
        this.talksFirst = talksFirst;
        try {
            server = sockets.createServerSocket(0, 50, InetAddress.getByName("127.0.0.1"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(this::accept);
    }

    public static Receiver answering(Behaviour behaviour) {
        return new Receiver(behaviour);
    }

    /** Answers with a status, headers and a body. */
    public static Receiver answering(int status, String body, String... headers) {
        var head = new StringBuilder("HTTP/1.1 " + status + " Whatever\r\n");
        for (var header : headers) {
            head.append(header).append("\r\n");
        }
        head.append("Content-Length: ").append(body.length()).append("\r\n\r\n").append(body);
        return new Receiver(out -> out.write(head.toString().getBytes(StandardCharsets.UTF_8)));
    }

    /** Says something before it is asked, as mail servers do, and waits a moment for the client to leave. */
    public static Receiver blurting(String text) {
        return new Receiver(
                out -> {
                    out.write(text.getBytes(StandardCharsets.UTF_8));
                    out.flush();
                    pause();
                },
                true,
                ServerSocketFactory.getDefault());
    }

    /** Speaks TLS with a certificate that it signed itself. */
    public static Receiver withSelfSignedCertificate() {
        try (var file = Receiver.class.getResourceAsStream("self-signed.p12")) {
            var password = "changeit".toCharArray();
            var store = KeyStore.getInstance("PKCS12");
            store.load(file, password);
            var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            keys.init(store, password);
            var tls = SSLContext.getInstance("TLS");
            tls.init(keys.getKeyManagers(), null, null);
            return new Receiver(
                    out -> out.write("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n".getBytes(StandardCharsets.UTF_8)),
                    false,
                    tls.getServerSocketFactory());
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Never answers. */
    public static Receiver silent() {
        return new Receiver(out -> pause());
    }

    private static void pause() {
        try {
            new CountDownLatch(1).await(5, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    public URI url() {
        return URI.create("http://127.0.0.1:" + server.getLocalPort() + "/hook/s3cr3t-path?token=s3cr3t-token");
    }

    /** The next request; fails if none comes. */
    public Request request() {
        try {
            var request = requests.poll(10, TimeUnit.SECONDS);
            if (request == null) {
                throw new AssertionError("no request came");
            }
            return request;
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    public boolean hasRequests() {
        return !requests.isEmpty();
    }

    @Override
    public void close() {
        closed.countDown();
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void accept() {
        while (closed.getCount() > 0) {
            try {
                var socket = server.accept();
                Thread.ofVirtual().start(() -> serve(socket));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            if (!talksFirst) {
                requests.add(read(socket.getInputStream()));
            }
            behaviour.answer(socket.getOutputStream());
        } catch (IOException e) {
            // The client hung up, which some tests want.
        }
    }

    private static Request read(InputStream in) throws IOException {
        var line = line(in);
        var headers = new TreeMap<String, String>();
        for (var header = line(in); !header.isEmpty(); header = line(in)) {
            var colon = header.indexOf(':');
            headers.put(
                    header.substring(0, colon).toLowerCase(Locale.ROOT),
                    header.substring(colon + 1).strip());
        }
        var body = in.readNBytes(Integer.parseInt(headers.getOrDefault("content-length", "0")));
        return new Request(line, headers, new String(body, StandardCharsets.UTF_8));
    }

    private static String line(InputStream in) throws IOException {
        var line = new StringBuilder();
        for (var c = in.read(); c >= 0 && c != '\n'; c = in.read()) {
            if (c != '\r') {
                line.append((char) c);
            }
        }
        return line.toString();
    }
}
