package io.deckwatch.stream;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;

/** One address for a broker that has another port after each start; forwards connections to where it is now. */
public final class Door implements AutoCloseable {

    private final ServerSocket entrance = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private volatile InetSocketAddress behind = new InetSocketAddress(InetAddress.getLoopbackAddress(), 1);

    public Door() throws IOException {
        Thread.ofVirtual().start(this::admit);
    }

    public String address() {
        return "127.0.0.1:" + entrance.getLocalPort();
    }

    public void leadsTo(String address) {
        var place = URI.create("tcp://" + address);
        behind = new InetSocketAddress(place.getHost(), place.getPort());
    }

    private void admit() {
        while (!entrance.isClosed()) {
            try {
                var guest = entrance.accept();
                Thread.ofVirtual().start(() -> forward(guest));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void forward(Socket guest) {
        try (guest;
                var host = new Socket()) {
            host.connect(behind);
            var back = Thread.ofVirtual().start(() -> copy(host, guest));
            copy(guest, host);
            back.join();
        } catch (IOException e) {
            // Nobody is behind the door now; the guest sees a closed connection.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void copy(Socket from, Socket to) {
        try (from;
                to) {
            from.getInputStream().transferTo(to.getOutputStream());
        } catch (IOException e) {
            // One side hung up.
        }
    }

    @Override
    public void close() throws IOException {
        entrance.close();
    }
}
