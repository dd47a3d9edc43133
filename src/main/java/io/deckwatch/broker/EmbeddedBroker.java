package io.deckwatch.broker;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * A Kafka of one node inside this process, reachable over the loopback interface only. It must start before everything that
 * uses Kafka and stop after it.
 *
 * <p>Several can run in one JVM, each with its own data directory. While one runs, Kafka's exit procedures are replaced, so
 * that Kafka cannot halt the process without a word.
 */
public final class EmbeddedBroker implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(EmbeddedBroker.class);
    private static final Duration HAND_OVER = Duration.ofSeconds(10);
    private static final Duration STOP_LIMIT = Duration.ofSeconds(30);

    /** Parts of a broker that gave up may never answer. */
    private static final Duration STOP_LIMIT_AFTER_FAILURE = Duration.ofSeconds(5);

    private final DataDirectory directory;
    private final DirectoryLock lock;
    private final LoopbackSockets sockets;
    private final FatalHandler onFatal;
    private final ThreadGroup threads = new ThreadGroup("deckwatch-broker");
    private final CompletableFuture<KafkaNode> started = new CompletableFuture<>();
    private final AtomicBoolean failed = new AtomicBoolean();
    private final AtomicBoolean closed = new AtomicBoolean();
    private volatile @Nullable KafkaNode node;

    private EmbeddedBroker(DataDirectory directory, DirectoryLock lock, LoopbackSockets sockets, FatalHandler onFatal) {
        this.directory = directory;
        this.lock = lock;
        this.sockets = sockets;
        this.onFatal = onFatal;
    }

    /**
     * Starts a broker and returns when it takes requests. A new data directory is set up, an old one is used again, and an
     * unclean stop is recovered from.
     *
     * @param onFatal is told when the broker gives up later, for example because the disk is full
     * @throws BrokerException when it cannot start: the directory is in use, full, damaged or not writable
     */
    public static EmbeddedBroker start(BrokerSettings settings, FatalHandler onFatal) {
        DataDirectory directory = new DataDirectory(settings.dataDirectory());
        directory.prepare();
        EmbeddedBroker broker = prepared(directory, onFatal);
        try {
            directory.requireSpace(settings.minimumFreeBytes());
            broker.launch(ClusterStorage.openOrFormat(directory), settings.startLimit());
            LOG.infof("embedded broker started directory=%s port=%d", directory.root(), broker.sockets.brokerPort());
            return broker;
        } catch (BrokerException e) {
            broker.failed.set(true);
            broker.close();
            throw e;
        }
    }

    private static EmbeddedBroker prepared(DataDirectory directory, FatalHandler onFatal) {
        DirectoryLock lock;
        try {
            lock = DirectoryLock.acquire(directory.root());
        } catch (IOException e) {
            throw directory.notWritable(e);
        }
        try {
            return new EmbeddedBroker(directory, lock, LoopbackSockets.bind(), onFatal);
        } catch (IOException e) {
            release(lock);
            throw new BrokerException(
                    "The embedded Kafka found no free port on " + LoopbackSockets.HOST + " (" + DataDirectory.reason(e)
                            + "). Check that the loopback interface is up.",
                    e);
        }
    }

    private void launch(ClusterStorage storage, Duration limit) {
        KafkaExits.watch(threads, this::gaveUp);
        Thread starter = new Thread(threads, () -> startNode(storage), "deckwatch-broker-start");
        starter.setDaemon(true);
        starter.start();
        try {
            started.get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw directory.refused(e.getCause() == null ? e : e.getCause());
        } catch (TimeoutException e) {
            throw new BrokerException(
                    "The embedded Kafka did not start within " + limit.toSeconds() + " s with the data directory "
                            + directory.root() + ". Look for a slow disk, and start Deckwatch again.",
                    e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BrokerException("The start of the embedded Kafka was interrupted. Start Deckwatch again.", e);
        }
    }

    private void startNode(ClusterStorage storage) {
        try {
            KafkaNode created =
                    KafkaNode.of(KafkaSettings.of(directory.kafka(), sockets), storage, sockets, this::gaveUp);
            node = created;
            created.start();
            started.complete(created);
        } catch (Throwable e) {
            // Kafka throws errors too, and the caller waits for whatever it was.
            started.completeExceptionally(e);
        }
    }

    /** During the start this is the result of the start, later it is fatal, while closing it no longer matters. */
    private void gaveUp(String reason) {
        boolean first = failed.compareAndSet(false, true);
        if (started.completeExceptionally(new KafkaGaveUp(reason)) || !first || closed.get()) {
            return;
        }
        onFatal.fatal(directory.gaveUp(reason));
    }

    /** Where clients connect, as {@code 127.0.0.1:port}; the port is another one at each start. */
    public String bootstrapServers() {
        return LoopbackSockets.HOST + ":" + sockets.brokerPort();
    }

    /** The data directory, absolute. */
    public Path directory() {
        return directory.root();
    }

    /** Free bytes on the disk of the data directory; 0 when it cannot be read any more. */
    public long usableBytes() {
        return directory.usableBytes();
    }

    /**
     * Stops the broker and frees the directory; harmless when repeated. When Kafka does not stop in time the directory stays
     * locked until the process ends, for Kafka may still write there.
     */
    @Override
    public void close() {
        if (!closed.compareAndSet(false, true)) {
            return;
        }
        boolean stopped = stopNode();
        if (stopped) {
            KafkaExits.forget(threads);
            release(sockets, lock);
            LOG.infof("embedded broker stopped directory=%s", directory.root());
        } else {
            release(sockets);
            LOG.warnf("embedded broker did not stop in time directory=%s", directory.root());
        }
    }

    private static void release(AutoCloseable... resources) {
        for (AutoCloseable resource : resources) {
            try {
                resource.close();
            } catch (Exception e) {
                // The operating system releases it with the process; that is no reason to disturb a shutdown.
                LOG.debugf(
                        e,
                        "embedded broker resource not released type=%s",
                        resource.getClass().getSimpleName());
            }
        }
    }

    private boolean stopNode() {
        KafkaNode running = node;
        if (running == null) {
            return true;
        }
        Duration handOver = failed.get() ? Duration.ofMillis(1) : HAND_OVER;
        Duration limit = failed.get() ? STOP_LIMIT_AFTER_FAILURE : STOP_LIMIT;
        Thread stopper = new Thread(threads, () -> running.stop(handOver), "deckwatch-broker-stop");
        stopper.setDaemon(true);
        stopper.start();
        try {
            return stopper.join(limit);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
