package io.deckwatch.stream;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.CooperativeStickyAssignor;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/** Makes Kafka clients that have what all of Deckwatch's clients have in common. */
public final class Clients {

    /** How long a transaction may stay open before Kafka aborts it. */
    static final Duration TRANSACTION_LIMIT = Duration.ofSeconds(10);

    /** How long one step of a client may take. Shorter than the limit of transactions, so that a client gives up first. */
    static final Duration STEP_LIMIT = Duration.ofSeconds(8);

    private static final Duration REQUEST_LIMIT = Duration.ofSeconds(4);
    /** How long a member of a group may be silent before its partitions go to others. */
    private static final Duration SESSION = Duration.ofSeconds(6);

    /** The default of Kafka's producers, in bytes. */
    private static final int USUAL_RECORD = 1 << 20;

    /**
     * How many bytes a record of the notification log may have before it is packed; Kafka's limit of a megabyte counts after that.
     * What a message tells of ten thousand alerts, once for each of them, packs to a fifth.
     */
    public static final int LARGEST_RECORD = 16 << 20;

    private static final Duration ADMIN_LIMIT = Duration.ofSeconds(10);
    private static final Duration LONGEST_RECONNECT = Duration.ofSeconds(2);

    private final KafkaSettings settings;

    /** Clients of that Kafka. Nothing is connected yet. */
    public Clients(KafkaSettings settings) {
        this.settings = settings;
    }

    /** An administration client. */
    public Admin admin(String role) {
        var config = config("admin-" + role);
        config.put(CommonClientConfigs.DEFAULT_API_TIMEOUT_MS_CONFIG, millis(ADMIN_LIMIT));
        config.put(CommonClientConfigs.REQUEST_TIMEOUT_MS_CONFIG, millis(REQUEST_LIMIT));
        return Admin.create(config);
    }

    /** A producer without transactions. */
    public Producer<byte @Nullable [], byte @Nullable []> producer(String role) {
        return new KafkaProducer<>(producing(role), new ByteArraySerializer(), new ByteArraySerializer());
    }

    /** A producer without transactions that takes records as large as any of Deckwatch's. */
    Producer<byte @Nullable [], byte @Nullable []> copier(String role) {
        var config = producing(role);
        config.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, LARGEST_RECORD);
        return new KafkaProducer<>(config, new ByteArraySerializer(), new ByteArraySerializer());
    }

    /** A producer of transactions. Whoever initializes another one of that id fences this one. */
    public Producer<byte @Nullable [], byte @Nullable []> transactional(String transactionalId) {
        return transactional(transactionalId, USUAL_RECORD);
    }

    /**
     * The same for records that may be large, as long as they are small when they are packed: Kafka's limit of a megabyte counts
     * then, the producer's before.
     *
     * @param largest how many bytes a record may have before it is packed
     */
    public Producer<byte @Nullable [], byte @Nullable []> transactional(String transactionalId, int largest) {
        var config = producing(transactionalId);
        config.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, largest);
        config.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, transactionalId);
        config.put(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG, (int) TRANSACTION_LIMIT.toMillis());
        return new KafkaProducer<>(config, new ByteArraySerializer(), new ByteArraySerializer());
    }

    /** A consumer of committed records that is given its partitions and commits no offsets. Keys and values may be null. */
    public Consumer<byte[], byte[]> consumer(String role) {
        var config = consuming(role);
        return new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    private Map<String, Object> consuming(String role) {
        var config = config(role);
        config.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        config.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        config.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        config.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 2_000);
        return config;
    }

    /**
     * A consumer of committed records that is a member of a group, and is told of its partitions.
     *
     * @param instance the member's name that stays over restarts, if it has one
     */
    public Consumer<byte[], byte[]> member(String group, Optional<String> instance) {
        var config = consuming(group + instance.map(name -> "-" + name).orElse(""));
        config.put(ConsumerConfig.GROUP_ID_CONFIG, group);
        instance.ifPresent(name -> config.put(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG, name));
        config.put(ConsumerConfig.GROUP_PROTOCOL_CONFIG, "classic");
        config.put(
                ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG,
                List.of(CooperativeStickyAssignor.class.getName()));
        config.put(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, millis(SESSION));
        config.put(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG, millis(SESSION.dividedBy(3)));
        return new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    /** Closes a producer without waiting for what it still has to send. An interrupted thread can do that too. */
    public static void closeNow(Producer<?, ?> producer) {
        // Kafka answers an interrupt with a stack trace in the log, and leaves its thread behind.
        var interrupted = Thread.interrupted();
        producer.close(Duration.ZERO);
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private Map<String, Object> producing(String role) {
        var config = config(role);
        config.put(ProducerConfig.ACKS_CONFIG, "all");
        config.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        config.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "zstd");
        config.put(ProducerConfig.LINGER_MS_CONFIG, 5);
        config.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, millis(REQUEST_LIMIT));
        config.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, millis(STEP_LIMIT));
        config.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, STEP_LIMIT.toMillis());
        return config;
    }

    /** The user's properties first: what Deckwatch's promises rest on is not for the user to change. */
    private Map<String, Object> config(String role) {
        var config = new HashMap<String, Object>(settings.client());
        config.put(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, settings.bootstrapServers());
        config.put(CommonClientConfigs.CLIENT_ID_CONFIG, role.startsWith("deckwatch-") ? role : "deckwatch-" + role);
        config.put(CommonClientConfigs.METRIC_REPORTER_CLASSES_CONFIG, "");
        config.put(CommonClientConfigs.ENABLE_METRICS_PUSH_CONFIG, false);
        config.put(CommonClientConfigs.RECONNECT_BACKOFF_MAX_MS_CONFIG, LONGEST_RECONNECT.toMillis());
        return config;
    }

    private static int millis(Duration duration) {
        return (int) duration.toMillis();
    }
}
