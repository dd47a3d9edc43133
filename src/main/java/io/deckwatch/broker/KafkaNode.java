package io.deckwatch.broker;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import kafka.server.BrokerServer;
import kafka.server.ControllerServer;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import kafka.server.Server;
import kafka.server.SharedServer;
import org.apache.kafka.common.metrics.Metrics;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.server.fault.FaultHandler;
import org.apache.kafka.server.fault.LoggingFaultHandler;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Controller and broker of one node. Put together here and not by Kafka's own {@code KafkaRaftServer}, which takes neither
 * bound sockets nor a fault handler other than the one that halts the process.
 */
final class KafkaNode {
    private static final Logger LOG = Logger.getLogger(KafkaNode.class);

    private final ControllerServer controller;
    private final BrokerServer broker;

    private KafkaNode(ControllerServer controller, BrokerServer broker) {
        this.controller = controller;
        this.broker = broker;
    }

    static KafkaNode of(
            KafkaConfig config, ClusterStorage storage, LoopbackSockets sockets, Consumer<String> onFatalFault) {
        Metrics metrics = Server.initializeMetrics(config, Time.SYSTEM, storage.clusterId());
        CompletableFuture<Map<Integer, InetSocketAddress>> voters =
                CompletableFuture.completedFuture(Map.of(KafkaSettings.NODE_ID, sockets.controllerAddress()));
        SharedServer shared = new SharedServer(
                config,
                storage.properties(),
                Time.SYSTEM,
                metrics,
                voters,
                List.of(),
                (name, fatal, action) ->
                        fatal ? stopping(name, action, onFatalFault) : new LoggingFaultHandler(name, action),
                sockets);
        ControllerServer controller = new ControllerServer(shared, KafkaRaftServer.configSchema(), storage.bootstrap());
        return new KafkaNode(controller, new BrokerServer(shared));
    }

    private static FaultHandler stopping(String name, Runnable action, Consumer<String> onFatalFault) {
        return (String message, @Nullable Throwable cause) -> {
            action.run();
            LOG.debugf(cause, "embedded broker fault part=%s message=%s", name, message);
            String reason = cause == null ? message : DataDirectory.reason(cause);
            onFatalFault.accept(reason);
            throw new KafkaGaveUp(reason);
        };
    }

    /** Returns when the broker takes requests. */
    void start() {
        controller.startup();
        broker.startup();
    }

    /** @param handOver how long to wait for the controller to take leave of the broker; the rest has no limit */
    void stop(Duration handOver) {
        broker.shutdown(handOver);
        controller.shutdown();
    }
}
