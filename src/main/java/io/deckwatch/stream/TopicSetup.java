package io.deckwatch.stream;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.jboss.logging.Logger;

/** Creates the topics that are absent, and checks those that are there. */
public final class TopicSetup {

    private static final Logger LOG = Logger.getLogger(TopicSetup.class);
    private static final Duration VISIBLE_LIMIT = Duration.ofSeconds(10);

    private final KafkaSettings settings;
    private final Reachability kafka;

    /** The set-up for that Kafka. */
    public TopicSetup(KafkaSettings settings) {
        this.settings = settings;
        this.kafka = new Reachability(settings);
    }

    /**
     * Brings the topics into shape.
     *
     * @return how clusters are spread over partitions; fixed since the first start
     * @throws StreamException if Kafka does not answer, or a topic is not as it must be; it names all faults at once
     */
    public Partitioning prepare() {
        try (var admin = kafka.connect()) {
            var brokers = kafka.brokers(admin);
            var present = checked(admin);
            var count = present.clusterPartitions().orElseGet(settings::partitionsOfNewTopics);
            var absent = Topics.all().stream()
                    .filter(topic -> !present.partitions().containsKey(topic.name()))
                    .toList();
            if (absent.isEmpty()) {
                return new Partitioning(count);
            }
            create(admin, absent, new Size(count, settings.replicationOfNewTopics(brokers)));
            // Checked again, because another Deckwatch may have been faster, with other settings.
            return new Partitioning(visible(admin).clusterPartitions().orElse(count));
        }
    }

    /**
     * Looks for the topics and changes nothing.
     *
     * @return how clusters are spread over partitions; empty if no Deckwatch has used this Kafka yet
     * @throws StreamException if Kafka does not answer, or a topic is not as it must be
     */
    public Optional<Partitioning> find() {
        try (var admin = kafka.connect()) {
            kafka.brokers(admin);
            var present = checked(admin);
            return present.partitions().size() < Topics.all().size()
                    ? Optional.empty()
                    : present.clusterPartitions().map(Partitioning::new);
        }
    }

    /** Waits until the brokers know what the controller created. */
    private PresentTopics visible(Admin admin) {
        var end = System.nanoTime() + VISIBLE_LIMIT.toNanos();
        var present = checked(admin);
        while (present.partitions().size() < Topics.all().size() && System.nanoTime() < end) {
            try {
                TimeUnit.MILLISECONDS.sleep(50);
            } catch (InterruptedException e) {
                throw kafka.interrupted(e);
            }
            present = checked(admin);
        }
        return present;
    }

    private record Size(int clusterPartitions, short replication) {}

    private PresentTopics checked(Admin admin) {
        var present = new PresentTopics(partitions(admin), configs(admin));
        var faults = present.faults(settings);
        if (!faults.isEmpty()) {
            throw new StreamException(String.join("\n", faults));
        }
        return present;
    }

    private Map<String, Integer> partitions(Admin admin) {
        var found = new HashMap<String, Integer>();
        admin.describeTopics(names()).topicNameValues().forEach((name, topic) -> {
            try {
                found.put(name, kafka.answer(topic).partitions().size());
            } catch (ExecutionException e) {
                if (e.getCause() instanceof AuthorizationException) {
                    throw new StreamException(
                            "Kafka at " + settings.bootstrapServers() + " does not let Deckwatch see topic " + name
                                    + ". Give its user the right Describe on it.",
                            e);
                }
                if (!(e.getCause() instanceof UnknownTopicOrPartitionException)) {
                    throw kafka.silent(e.getCause() == null ? e : e.getCause());
                }
            }
        });
        return found;
    }

    private Map<String, Config> configs(Admin admin) {
        var resources = names().stream()
                .map(name -> new ConfigResource(ConfigResource.Type.TOPIC, name))
                .toList();
        var found = new HashMap<String, Config>();
        admin.describeConfigs(resources).values().forEach((resource, config) -> config(resource.name(), config)
                .ifPresent(known -> found.put(resource.name(), known)));
        return found;
    }

    private Optional<Config> config(String topic, KafkaFuture<Config> config) {
        try {
            return Optional.of(kafka.answer(config));
        } catch (ExecutionException e) {
            if (e.getCause() instanceof AuthorizationException) {
                LOG.warnf("topic settings not checked topic=%s reason=the right DescribeConfigs is missing", topic);
                return Optional.empty();
            }
            if (e.getCause() instanceof UnknownTopicOrPartitionException) {
                return Optional.empty();
            }
            throw kafka.silent(e.getCause() == null ? e : e.getCause());
        }
    }

    private void create(Admin admin, List<Topics.Shape> absent, Size size) {
        var all = absent.stream()
                .map(topic -> new NewTopic(topic.name(), topic.partitions(size.clusterPartitions()), size.replication())
                        .configs(topic.config()))
                .toList();
        var refused = new ArrayList<String>();
        for (var created : admin.createTopics(all).values().entrySet()) {
            try {
                kafka.answer(created.getValue());
                LOG.infof("topic created topic=%s", created.getKey());
            } catch (ExecutionException e) {
                if (!(e.getCause() instanceof TopicExistsException)) {
                    refused.add(created.getKey() + " (" + Reachability.reason(e) + ")");
                }
            }
        }
        if (!refused.isEmpty()) {
            throw notCreated(refused, all);
        }
    }

    private StreamException notCreated(List<String> refused, Collection<NewTopic> all) {
        var how = all.stream()
                .map(topic -> "  " + topic.name() + ": " + topic.numPartitions() + " partitions, replication factor "
                        + topic.replicationFactor() + ", "
                        + topic.configs().entrySet().stream()
                                .map(setting -> setting.getKey() + "=" + setting.getValue())
                                .sorted()
                                .collect(Collectors.joining(", ")))
                .collect(Collectors.joining("\n"));
        return new StreamException("Kafka at " + settings.bootstrapServers() + " did not create "
                + String.join(", ", refused)
                + ". Give Deckwatch's user the right Create on topics named deckwatch.*, check "
                + KafkaSettings.REPLICATION + ", or create them yourself:\n" + how);
    }

    private static List<String> names() {
        return Topics.all().stream().map(Topics.Shape::name).toList();
    }
}
