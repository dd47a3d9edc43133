package io.deckwatch.manifest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.fabric8.kubernetes.api.model.HasMetadata;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** The overlays, rendered by kubectl; a test that needs one is skipped, and says so, where kubectl is not installed. */
enum Overlay {
    EMBEDDED,
    KAFKA,
    AGENT,
    OPENSHIFT,
    MONITORING;

    private static final Map<Overlay, List<JsonNode>> RENDERED = new EnumMap<>(Overlay.class);

    /** Those that run something. */
    static Stream<Overlay> running() {
        return Arrays.stream(values()).filter(overlay -> overlay != MONITORING);
    }

    /** Its objects, as they would be sent to an API server. */
    List<JsonNode> objects() {
        synchronized (RENDERED) {
            return RENDERED.computeIfAbsent(this, Overlay::render);
        }
    }

    /** Its objects of one kind, read strictly. */
    <T extends HasMetadata> List<T> all(Class<T> type) {
        return objects().stream()
                .filter(object -> object.path("kind").asText().equals(type.getSimpleName()))
                .map(object -> StrictReader.read(object, type))
                .toList();
    }

    Path folder() {
        return Path.of("k8s/overlays", name().toLowerCase(Locale.ROOT));
    }

    private List<JsonNode> render() {
        try {
            // Its answer is in a file, because a pipe that nobody reads would fill up.
            var out = Files.createTempFile("rendered-", ".yaml");
            try {
                var process = new ProcessBuilder(kubectl().toString(), "kustomize", folder().toString())
                        .redirectOutput(out.toFile())
                        .start();
                var complaints = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
                assertThat(process.waitFor()).as(complaints).isZero();
                assertThat(complaints).isEmpty();
                try (var all = new ObjectMapper(new YAMLFactory())
                        .readerFor(JsonNode.class)
                        .<JsonNode>readValues(out.toFile())) {
                    return all.readAll();
                }
            } finally {
                Files.delete(out);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    private static Path kubectl() {
        var path = System.getenv().getOrDefault("PATH", "");
        return Arrays.stream(path.split(File.pathSeparator))
                .map(folder -> Path.of(folder, "kubectl"))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseGet(() -> abort("kubectl is not on the PATH; install it to run this test"));
    }
}
