package io.deckwatch.watch;

import static io.deckwatch.watch.WatchFixture.eventually;
import static io.deckwatch.watch.WatchFixture.untilLive;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.deckwatch.watch.WatchSettings.LeaseSettings;
import io.fabric8.kubernetes.client.server.mock.KubernetesCrudDispatcher;
import io.fabric8.kubernetes.client.server.mock.KubernetesMockServer;
import io.fabric8.mockwebserver.Context;
import io.fabric8.mockwebserver.MockWebServer;
import io.fabric8.mockwebserver.http.RecordedRequest;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Holds the manifest of Deckwatch's rights to what a watch with a lease asks an API server for. */
class RightsTest {

    /** Group, resource and name of what a path leads to; the namespace is part of no right. */
    private static final Pattern PATH = Pattern.compile(
            "/(?:api|apis/(?<group>[^/]+))/v[^/]+/(?:namespaces/[^/]+/(?=[a-z]))?(?<resource>[a-z]+)(?:/(?<name>[^/?]+))?(?:\\?(?<query>.*))?");

    private final KubernetesMockServer server = new KubernetesMockServer(
            new Context(), new MockWebServer(), new HashMap<>(), new KubernetesCrudDispatcher(), false);
    private final WatchFixture fixture = new WatchFixture();

    @BeforeEach
    void open() {
        server.init();
    }

    @AfterEach
    void close() throws Exception {
        fixture.close();
        server.destroy();
    }

    @Test
    void aWatchMayDoWhatItAsksForAndNothingElse() throws Exception {
        var lease = new LeaseSettings(
                "deckwatch",
                "deckwatch-watch",
                "pod-1",
                Duration.ofSeconds(4),
                Duration.ofSeconds(2),
                Duration.ofMillis(100),
                false);
        var asked = new TreeSet<String>();
        var watch = fixture.start(
                server.createClient(), WatchFixture.settings(List.of()).with(lease));
        untilLive(watch);
        // kube-system answered, so the namespace default was not asked for; a lease that is held is renewed, and given
        // back.
        eventually(() -> assertThat(take(asked)).contains("patch coordination.k8s.io/leases deckwatch-watch"));
        watch.close();
        take(asked);

        assertThat(granted()).containsExactlyInAnyOrderElementsOf(asked);
    }

    private Set<String> take(Set<String> asked) throws InterruptedException {
        for (var request = next(); request != null; request = next()) {
            // Everybody may ask for the version.
            if (!"/version".equals(request.getPath())) {
                asked.add(right(request));
            }
        }
        return asked;
    }

    private RecordedRequest next() throws InterruptedException {
        return server.takeRequest(10, TimeUnit.MILLISECONDS);
    }

    private static String right(RecordedRequest request) {
        var path = PATH.matcher(String.valueOf(request.getPath()));
        assertThat(path.matches()).as(request.getPath()).isTrue();
        var name = path.group("name") == null ? "" : path.group("name");
        var verb = verb(request, name, path.group("query"));
        return verb + " " + (path.group("group") == null ? "" : path.group("group")) + "/" + path.group("resource")
                + " " + name;
    }

    private static String verb(RecordedRequest request, String name, String query) {
        return switch (String.valueOf(request.getMethod())) {
            case "POST" -> "create";
            case "PUT" -> "update";
            case "PATCH" -> "patch";
            case "GET" -> !name.isEmpty() ? "get" : query != null && query.contains("watch=true") ? "watch" : "list";
            default -> throw new AssertionError(request);
        };
    }

    /** All rights of the manifest, one by one. */
    private static List<String> granted() throws IOException {
        return Stream.of("ClusterRole", "Role")
                .flatMap(RightsTest::rules)
                .flatMap(rule -> texts(rule, "verbs").flatMap(verb -> texts(rule, "apiGroups")
                        .flatMap(group -> texts(rule, "resources").flatMap(resource -> names(rule)
                                .map(name -> verb + " " + group + "/" + resource + " " + name)))))
                .toList();
    }

    private static Stream<String> names(JsonNode rule) {
        return rule.has("resourceNames") ? texts(rule, "resourceNames") : Stream.of("");
    }

    private static Stream<JsonNode> rules(String kind) {
        var mapper = new ObjectMapper(new YAMLFactory());
        try (var all = mapper.readerFor(JsonNode.class)
                .<JsonNode>readValues(Path.of("k8s/base/rbac.yaml").toFile())) {
            return all.readAll().stream()
                    .filter(document -> document.path("kind").asText().equals(kind))
                    .flatMap(document ->
                            StreamSupport.stream(document.path("rules").spliterator(), false));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static Stream<String> texts(JsonNode rule, String field) {
        return StreamSupport.stream(rule.path(field).spliterator(), false).map(JsonNode::asText);
    }
}
