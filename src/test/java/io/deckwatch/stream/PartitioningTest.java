package io.deckwatch.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashSet;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class PartitioningTest {

    /** Changing these would tear the clusters of a running fleet apart. */
    @Test
    void aClusterStaysWhereItIs() {
        assertThat(new Partitioning(64).of("prod")).isEqualTo(7);
        assertThat(new Partitioning(4).of("prod")).isEqualTo(3);
        assertThat(new Partitioning(256).of("eu-west-1.prod_a")).isEqualTo(217);
    }

    @Test
    void clustersSpreadOverAllPartitions() {
        var used = new HashSet<Integer>();
        for (var i = 0; i < 1_000; i++) {
            used.add(new Partitioning(64).of("cluster-" + i));
        }
        assertThat(used).hasSize(64).allMatch(partition -> partition >= 0 && partition < 64);
    }

    @Test
    void settingsKeepTheirSecretsAndTheirBounds() {
        var settings = new KafkaSettings(
                "kafka:9092",
                Map.of("sasl.jaas.config", "password=hush"),
                OptionalInt.empty(),
                OptionalInt.empty(),
                false);

        assertThat(settings.toString()).contains("kafka:9092").doesNotContain("hush");
        assertThat(settings.partitionsOfNewTopics()).isEqualTo(64);
        assertThat(settings.replicationOfNewTopics(5)).isEqualTo((short) 3);
        assertThat(settings.replicationOfNewTopics(2)).isEqualTo((short) 2);
        assertThat(KafkaSettings.embedded("x:1").partitionsOfNewTopics()).isEqualTo(4);
        assertThatThrownBy(() -> new KafkaSettings("x:1", Map.of(), OptionalInt.of(0), OptionalInt.empty(), false))
                .hasMessage("DECKWATCH_PARTITIONS must be a number from 1 to 32767, not 0.");
    }
}
