package io.deckwatch.stream;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Holds the examples for Strimzi to the topics as Deckwatch makes them. */
class StrimziFilesTest {

    private static final int PARTITIONS = 64;

    @Test
    void theTopicsAreThoseThatDeckwatchWouldMake() throws IOException {
        var found = all("topics.yaml").stream()
                .collect(Collectors.toMap(topic -> topic.at("/spec/topicName").asText(), topic -> topic.path("spec")));

        assertThat(found.keySet())
                .isEqualTo(Topics.all().stream().map(Topics.Shape::name).collect(Collectors.toSet()));
        for (var shape : Topics.all()) {
            var topic = found.get(shape.name());
            assertThat(topic.path("partitions").asInt()).isEqualTo(shape.partitions(PARTITIONS));
            var config = new HashMap<String, String>();
            topic.path("config")
                    .properties()
                    .forEach(each -> config.put(each.getKey(), each.getValue().asText()));
            assertThat(config.remove("min.insync.replicas")).isEqualTo("2");
            assertThat(config).as(shape.name()).isEqualTo(shape.config());
        }
    }

    @Test
    void anAgentMayWriteWhatItsTransactionsHoldAndSeeAllTopics() throws IOException {
        var rights = rights(all("users.yaml").getFirst());

        for (var shape : Topics.all()) {
            assertThat(rights.get("topic " + shape.name())).contains("Describe", "DescribeConfigs");
        }
        assertThat(rights.entrySet().stream()
                        .filter(right -> right.getKey().startsWith("topic ")
                                && right.getValue().contains("Write"))
                        .map(Map.Entry::getKey))
                .containsExactlyInAnyOrder(
                        "topic " + Topics.OBJECTS, "topic " + Topics.HISTORY, "topic " + Topics.DEAD_LETTERS);
        assertThat(rights.get("transactionalId " + ObjectTransactions.idOf("my-cluster")))
                .containsExactlyInAnyOrder("Describe", "Write");
    }

    private static Map<String, Set<String>> rights(JsonNode user) {
        var rights = new HashMap<String, Set<String>>();
        user.at("/spec/authorization/acls").forEach(rule -> {
            var operations = new HashSet<String>();
            rule.path("operations").forEach(operation -> operations.add(operation.asText()));
            var resource = rule.path("resource");
            rights.put(
                    resource.path("type").asText() + " " + resource.path("name").asText(), operations);
        });
        return rights;
    }

    private static List<JsonNode> all(String file) throws IOException {
        var mapper = new ObjectMapper(new YAMLFactory());
        try (var all = mapper.readerFor(JsonNode.class)
                .<JsonNode>readValues(Path.of("k8s/strimzi", file).toFile())) {
            return all.readAll();
        }
    }
}
