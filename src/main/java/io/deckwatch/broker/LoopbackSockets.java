package io.deckwatch.broker;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.channels.ServerSocketChannel;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.server.ServerSocketFactory;

/**
 * Two sockets bound to free loopback ports before Kafka is configured, so that no other process can take a port in between;
 * Kafka gets the very sockets.
 */
final class LoopbackSockets implements ServerSocketFactory, AutoCloseable {
    static final String HOST = "127.0.0.1";

    private static final int BACKLOG = 50;

    private final ServerSocketChannel broker;
    private final ServerSocketChannel controller;
    private final Map<Integer, ServerSocketChannel> unclaimed = new ConcurrentHashMap<>();

    private LoopbackSockets(ServerSocketChannel broker, ServerSocketChannel controller) {
        this.broker = broker;
        this.controller = controller;
        unclaimed.put(port(broker), broker);
        unclaimed.put(port(controller), controller);
    }

    static LoopbackSockets bind() throws IOException {
        ServerSocketChannel broker = bindOne();
        try {
            return new LoopbackSockets(broker, bindOne());
        } catch (IOException e) {
            broker.close();
            throw e;
        }
    }

    private static ServerSocketChannel bindOne() throws IOException {
        ServerSocketChannel channel = ServerSocketChannel.open();
        try {
            channel.bind(address(0), BACKLOG);
            return channel;
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }

    private static InetSocketAddress address(int port) throws UnknownHostException {
        return new InetSocketAddress(InetAddress.getByAddress(HOST, new byte[] {127, 0, 0, 1}), port);
    }

    /** Where the controller of this node listens. */
    InetSocketAddress controllerAddress() {
        return (InetSocketAddress) controller.socket().getLocalSocketAddress();
    }

    int brokerPort() {
        return port(broker);
    }

    int controllerPort() {
        return port(controller);
    }

    private static int port(ServerSocketChannel channel) {
        return channel.socket().getLocalPort();
    }

    @Override
    public ServerSocketChannel openServerSocket(
            String listener, InetSocketAddress address, int backlog, int receiveBufferBytes) throws IOException {
        ServerSocketChannel channel = unclaimed.remove(address.getPort());
        if (channel == null) {
            throw new IOException("No socket was bound for listener " + listener + " on port " + address.getPort());
        }
        channel.configureBlocking(false);
        return channel;
    }

    /** Kafka closes what it took; this closes the rest, and does no harm to a closed socket. */
    @Override
    public void close() throws IOException {
        try (broker;
                controller) {
            unclaimed.clear();
        }
    }
}
