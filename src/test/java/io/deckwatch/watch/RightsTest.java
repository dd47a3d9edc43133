package io.deckwatch.watch;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.deckwatch.event.Kind;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** Holds the manifest of Deckwatch's rights to what the watch reads. */
class RightsTest {

    @Test
    void theOnlyClusterRoleMayReadTheKindsOfVeleroAndNothingElseOfIt() throws IOException {
        assertThat(documents("ClusterRole")).hasSize(1);
        var velero = rules().stream()
                .filter(rule -> texts(rule, "apiGroups").contains(Kind.GROUP))
                .toList();

        assertThat(velero).hasSize(1);
        assertThat(texts(velero.getFirst(), "apiGroups")).containsExactly(Kind.GROUP);
        assertThat(texts(velero.getFirst(), "resources"))
                .containsExactlyInAnyOrderElementsOf(
                        Arrays.stream(Kind.values()).map(Kind::plural).toList());
        assertThat(texts(velero.getFirst(), "verbs")).containsExactlyInAnyOrder("get", "list", "watch");
    }

    @Test
    void besidesItMayOnlyGetTheNamespacesThatTellClustersApart() throws IOException {
        var others = rules().stream()
                .filter(rule -> !texts(rule, "apiGroups").contains(Kind.GROUP))
                .toList();

        assertThat(others).hasSize(1);
        assertThat(texts(others.getFirst(), "apiGroups")).containsExactly("");
        assertThat(texts(others.getFirst(), "resources")).containsExactly("namespaces");
        assertThat(texts(others.getFirst(), "resourceNames")).containsExactlyInAnyOrder("kube-system", "default");
        assertThat(texts(others.getFirst(), "verbs")).containsExactly("get");
    }

    private static List<JsonNode> rules() throws IOException {
        return documents("ClusterRole").stream()
                .flatMap(role -> StreamSupport.stream(role.path("rules").spliterator(), false))
                .toList();
    }

    private static List<JsonNode> documents(String kind) throws IOException {
        var mapper = new ObjectMapper(new YAMLFactory());
        try (var all = mapper.readerFor(JsonNode.class)
                .<JsonNode>readValues(Path.of("k8s/base/rbac.yaml").toFile())) {
            return all.readAll().stream()
                    .filter(document -> document.path("kind").asText().equals(kind))
                    .toList();
        }
    }

    private static List<String> texts(JsonNode rule, String field) {
        return StreamSupport.stream(rule.path(field).spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }
}
