package io.deckwatch.broker;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import kafka.server.KafkaConfig;

/** Kafka's own settings for one small node: few threads, small buffers, little work while nothing happens. */
final class KafkaSettings {
    static final int NODE_ID = 1;
    static final String CONTROLLER_LISTENER = "CONTROLLER";

    private static final String BROKER_LISTENER = "BROKER";

    private static final Map<String, String> FIXED = Map.ofEntries(
            Map.entry("process.roles", "broker,controller"),
            Map.entry("node.id", Integer.toString(NODE_ID)),
            Map.entry("controller.listener.names", CONTROLLER_LISTENER),
            Map.entry("inter.broker.listener.name", BROKER_LISTENER),
            Map.entry(
                    "listener.security.protocol.map",
                    BROKER_LISTENER + ":PLAINTEXT," + CONTROLLER_LISTENER + ":PLAINTEXT"),
            Map.entry("auto.create.topics.enable", "false"),
            Map.entry("default.replication.factor", "1"),
            Map.entry("min.insync.replicas", "1"),
            Map.entry("num.network.threads", "1"),
            Map.entry("num.io.threads", "2"),
            Map.entry("background.threads", "2"),
            Map.entry("num.recovery.threads.per.data.dir", "2"),
            Map.entry("num.replica.alter.log.dirs.threads", "1"),
            Map.entry("group.coordinator.threads", "1"),
            Map.entry("group.initial.rebalance.delay.ms", "0"),
            Map.entry("offsets.topic.num.partitions", "4"),
            Map.entry("offsets.topic.replication.factor", "1"),
            Map.entry("offsets.topic.segment.bytes", "8388608"),
            Map.entry("offsets.load.buffer.size", "1048576"),
            Map.entry("transaction.state.log.num.partitions", "4"),
            Map.entry("transaction.state.log.replication.factor", "1"),
            Map.entry("transaction.state.log.min.isr", "1"),
            Map.entry("transaction.state.log.segment.bytes", "8388608"),
            Map.entry("transaction.state.log.load.buffer.size", "1048576"),
            Map.entry("share.coordinator.state.topic.num.partitions", "1"),
            Map.entry("share.coordinator.state.topic.replication.factor", "1"),
            Map.entry("share.coordinator.state.topic.min.isr", "1"),
            // A producer may keep the client's default of 60 s, Deckwatch's own use 10 s; a producer that died must not
            // hold
            // read_committed readers back much longer than its timeout.
            Map.entry("transaction.max.timeout.ms", "60000"),
            Map.entry("transaction.abort.timed.out.transaction.cleanup.interval.ms", "2000"),
            // The smallest that cleans 300 000 keys in one pass; Kafka's default takes 128 MiB of heap.
            Map.entry("log.cleaner.dedupe.buffer.size", "8388608"),
            Map.entry("log.cleaner.io.buffer.size", "262144"),
            // Index files are reserved at full size; 1 MiB serves segments of up to 300 MiB.
            Map.entry("log.index.size.max.bytes", "1048576"),
            Map.entry("metadata.log.segment.bytes", "16777216"),
            Map.entry("metadata.max.retention.bytes", "33554432"),
            // After a kill the new incarnation may register only when the session of the old one ended: Kafka's 9 s
            // would be the
            // start time then. A process that stalls longer than 3 s loses its partitions until the next heartbeat, no
            // more.
            Map.entry("broker.session.timeout.ms", "3000"),
            Map.entry("broker.heartbeat.interval.ms", "1000"),
            // No record twice a second for the sake of lag figures nobody reads.
            Map.entry("metadata.max.idle.interval.ms", "0"),
            Map.entry("controller.quorum.append.linger.ms", "0"),
            Map.entry("metric.reporters", ""),
            Map.entry("metrics.jmx.exclude", ".*"));

    private KafkaSettings() {}

    static KafkaConfig of(Path logDirectory, LoopbackSockets sockets) {
        String broker = BROKER_LISTENER + "://" + LoopbackSockets.HOST + ":" + sockets.brokerPort();
        String controllerAddress = LoopbackSockets.HOST + ":" + sockets.controllerPort();
        Map<String, String> settings = new HashMap<>(FIXED);
        settings.put("listeners", broker + "," + CONTROLLER_LISTENER + "://" + controllerAddress);
        settings.put("advertised.listeners", broker);
        // A fixed voter by id: its port may be another one at each start.
        settings.put("controller.quorum.voters", NODE_ID + "@" + controllerAddress);
        settings.put("log.dirs", logDirectory.toString());
        return new KafkaConfig(settings, false);
    }
}
