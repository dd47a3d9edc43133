package io.deckwatch.demo.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.deckwatch.event.Kind;
import io.deckwatch.simulation.world.Change;
import io.deckwatch.simulation.world.Change.Type;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The API of a simulated cluster, over HTTP. */
class PretendedClusterTest {

    private static final String BACKUPS = "/apis/velero.io/v1/backups";

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private PretendedCluster cluster;

    @BeforeEach
    void start() throws IOException {
        cluster = PretendedCluster.start("rook-prod");
        cluster.open(kind -> kind == Kind.BACKUP ? List.of(object("first", 10)) : List.of());
    }

    @AfterEach
    void stop() {
        cluster.close();
        http.close();
    }

    @Test
    void listsWhatIsThereAndWhatCame() throws Exception {
        cluster.apply(change(Type.ADDED, "second", 11));
        cluster.apply(change(Type.DELETED, "first", 12));

        assertThat(get(BACKUPS))
                .contains("\"resourceVersion\":\"12\"", "second")
                .doesNotContain("first");
    }

    @Test
    void watchesGoOnFromTheVersionTheyName() throws Exception {
        cluster.apply(change(Type.ADDED, "second", 11));
        try (var lines = watch("10")) {
            assertThat(lines.readLine()).contains("\"ADDED\"", "second");
            cluster.apply(change(Type.MODIFIED, "second", 12));
            assertThat(lines.readLine()).contains("\"MODIFIED\"", "\"12\"");
        }
    }

    @Test
    void aWatchThatIsFarBehindHasToListAnew() throws Exception {
        for (var version = 11; version < 2_100; version++) {
            cluster.apply(change(Type.MODIFIED, "first", version));
        }
        try (var lines = watch("10")) {
            assertThat(lines.readLine()).contains("\"ERROR\"", "410");
            assertThat(lines.readLine()).isNull();
        }
    }

    @Test
    void hasAnIdentityOfItsOwn() throws Exception {
        try (var other = PretendedCluster.start("homelab")) {
            var uid = get("/api/v1/namespaces/kube-system");
            assertThat(uid).contains("\"uid\":\"");
            assertThat(get(other, "/api/v1/namespaces/kube-system")).isNotEqualTo(uid);
        }
        assertThat(get("/api/v1/pods")).contains("Velero's kinds only");
    }

    private BufferedReader watch(String version) throws Exception {
        var request = HttpRequest.newBuilder(URI.create(
                        cluster.url() + BACKUPS + "?watch=true&timeoutSeconds=60&resourceVersion=" + version))
                .build();
        var body = http.send(request, BodyHandlers.ofInputStream()).body();
        return new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8));
    }

    private String get(String path) throws Exception {
        return get(cluster, path);
    }

    private String get(PretendedCluster from, String path) throws Exception {
        return http.send(HttpRequest.newBuilder(URI.create(from.url() + path)).build(), BodyHandlers.ofString())
                .body();
    }

    private static Change change(Type type, String name, long version) {
        return new Change(Instant.EPOCH, type, Kind.BACKUP, object(name, version));
    }

    private static Map<String, Object> object(String name, long version) {
        return Map.of("metadata", Map.of("name", name, "resourceVersion", Long.toString(version)));
    }
}
