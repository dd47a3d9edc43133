package io.deckwatch.stream;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Config;

/**
 * The topics found in Kafka.
 *
 * @param partitions how many partitions each has
 * @param configs the settings of each, as far as they may be seen
 */
record PresentTopics(Map<String, Integer> partitions, Map<String, Config> configs) {

    PresentTopics {
        partitions = Map.copyOf(partitions);
        configs = Map.copyOf(configs);
    }

    /** How many partitions the topics by cluster have, if one of them is there. */
    Optional<Integer> clusterPartitions() {
        return Topics.BY_CLUSTER.stream()
                .filter(partitions::containsKey)
                .findFirst()
                .map(partitions::get);
    }

    /** What is not as it must be, a sentence each. */
    List<String> faults(KafkaSettings settings) {
        var faults = new ArrayList<String>();
        addUnequalPartitions(faults);
        if (faults.isEmpty()) {
            addOtherPartitionsThanSet(settings.partitions(), faults);
        }
        for (var topic : Topics.all()) {
            var count = partitions.get(topic.name());
            if (count != null && !topic.byCluster() && count != 1) {
                faults.add("Topic " + topic.name() + " has " + count + " partitions, and Deckwatch needs exactly 1."
                        + " Delete it, so that Deckwatch creates it anew.");
            }
            addWrongSettings(topic, faults);
        }
        return List.copyOf(faults);
    }

    private void addUnequalPartitions(List<String> faults) {
        var counts = Topics.BY_CLUSTER.stream().filter(partitions::containsKey).toList();
        if (counts.stream().map(partitions::get).distinct().count() > 1) {
            var found = counts.stream()
                    .map(name -> name + " has " + partitions.get(name))
                    .collect(Collectors.joining(", "));
            faults.add("Topics " + String.join(", ", Topics.BY_CLUSTER)
                    + " must have the same number of partitions, but " + found
                    + ". Delete those that are wrong, so that Deckwatch creates them anew.");
        }
    }

    private void addOtherPartitionsThanSet(OptionalInt set, List<String> faults) {
        if (set.isEmpty()) {
            return;
        }
        for (var name : Topics.BY_CLUSTER) {
            var count = partitions.get(name);
            if (count != null && count != set.getAsInt()) {
                faults.add("Topic " + name + " has " + count + " partitions, but " + KafkaSettings.PARTITIONS
                        + " asks for " + set.getAsInt() + ". The number is fixed since the first start: set "
                        + KafkaSettings.PARTITIONS + " to " + count + ", or remove it.");
            }
        }
    }

    private void addWrongSettings(Topics.Shape topic, List<String> faults) {
        var config = configs.get(topic.name());
        if (config == null) {
            return;
        }
        for (var name : List.of(Topics.CLEANUP_POLICY, Topics.TIMESTAMP_TYPE)) {
            var entry = config.get(name);
            var expected = topic.config().get(name);
            if (entry != null && !entry.value().equals(expected)) {
                faults.add("Topic " + topic.name() + " has " + name + "=" + entry.value() + ", and Deckwatch needs "
                        + name + "=" + expected + ". Change it: kafka-configs.sh --alter --entity-type topics"
                        + " --entity-name " + topic.name() + " --add-config " + name + "=" + expected
                        + " --bootstrap-server ...");
            }
        }
    }
}
