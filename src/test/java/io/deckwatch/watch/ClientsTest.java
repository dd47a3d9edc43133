package io.deckwatch.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.deckwatch.watch.feed.FakeApi;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClientsTest {

    @TempDir
    private Path home;

    @Test
    void usesTheNamedContextAndSaysWhichItIs() throws IOException {
        var file = kubeconfig("config", "https://one.example:6443");
        try (var connected = Clients.open(access(file, "other", Map.of()))) {
            assertThat(connected.context()).isEqualTo("other");
            assertThat(connected.origin()).isEqualTo("context \"other\" of " + file);
            assertThat(connected.client().getMasterUrl()).hasToString("https://other.example:6443/");
        }
    }

    @Test
    void usesTheCurrentContextOfTheFilesInTheEnvironment() throws IOException {
        var file = kubeconfig("config", "https://one.example:6443");
        var environment = Map.of("KUBECONFIG", home.resolve("absent") + File.pathSeparator + file);
        try (var connected = Clients.open(access(null, "", environment))) {
            assertThat(connected.context()).isEqualTo("main");
            assertThat(connected.client().getMasterUrl()).hasToString("https://one.example:6443/");
        }
    }

    @Test
    void saysThatAFileIsAbsent() {
        assertThatThrownBy(() -> Clients.open(access(home.resolve("nope"), "", Map.of())))
                .isInstanceOf(ClusterUnreachableException.class)
                .hasMessageContaining("nope")
                .hasMessageContaining("does not exist");
    }

    @Test
    void saysThatAFileCannotBeUnderstood() throws IOException {
        var file = Files.writeString(home.resolve("bad"), "{ this: is: no yaml");
        assertThatThrownBy(() -> Clients.open(access(file, "", Map.of())))
                .isInstanceOf(ClusterUnreachableException.class)
                .hasMessageContaining(file.toString())
                .hasMessageContaining("cannot be understood");
    }

    @Test
    void saysThatAContextIsMissing() throws IOException {
        var file = kubeconfig("config", "https://one.example:6443");
        assertThatThrownBy(() -> Clients.open(access(file, "absent", Map.of())))
                .isInstanceOf(ClusterUnreachableException.class)
                .hasMessageContaining("no context \"absent\"");
    }

    @Test
    void saysThatThereIsNoWayToACluster() {
        assertThatThrownBy(() -> Clients.open(access(null, "", Map.of())))
                .isInstanceOf(ClusterUnreachableException.class)
                .hasMessageContaining("Set KUBECONFIG");
    }

    @Test
    void saysThatTheApiServerCannotBeReached() throws IOException {
        var file = kubeconfig("config", "http://127.0.0.1:1");
        assertThatThrownBy(() -> Clients.connect(access(file, "", Map.of())))
                .isInstanceOf(ClusterUnreachableException.class)
                .hasMessageContaining("http://127.0.0.1:1/")
                .hasMessageContaining("context \"main\" of " + file)
                .hasMessageContaining("cannot be reached");
    }

    @Test
    void connectsToAnApiServerWithTheCredentialsOfTheContext() throws IOException {
        try (var api = new FakeApi();
                var asked = api.client()) {
            var url = asked.getMasterUrl().toString();
            try (var connected = Clients.connect(access(kubeconfig("config", url), "", Map.of()))) {
                assertThat(connected.context()).isEqualTo("main");
                assertThat(api.authorization).isEqualTo("Bearer t0ken");
            }
        }
    }

    private ClusterAccess access(Path file, String context, Map<String, String> environment) {
        return new ClusterAccess(file, context, environment, home);
    }

    private Path kubeconfig(String name, String server) throws IOException {
        return Files.writeString(home.resolve(name), """
                apiVersion: v1
                kind: Config
                current-context: main
                clusters:
                - {name: one, cluster: {server: "%s"}}
                - {name: other, cluster: {server: "https://other.example:6443"}}
                users:
                - {name: me, user: {token: t0ken}}
                contexts:
                - {name: main, context: {cluster: one, user: me}}
                - {name: other, context: {cluster: other, user: me}}
                """.formatted(server));
    }
}
