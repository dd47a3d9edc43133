package io.deckwatch.cli.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.deckwatch.cli.recording.RecordedEvent.Type;
import io.deckwatch.event.Tree;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordingWriterTest {

    private static final Instant NOON = Instant.parse("2026-05-01T12:00:00Z");
    private static final Map<String, Object> LOCATION = Map.of(
            "kind",
            "BackupStorageLocation",
            "metadata",
            Map.of(
                    "name", "default",
                    "managedFields", List.of(Map.of("manager", "velero-server")),
                    "annotations", Map.of("kubectl.kubernetes.io/last-applied-configuration", "{}", "team", "sea")),
            "spec",
            Map.of("config", Map.of("secretKey", "hunter2", "storageAccountKeyEnvVar", "AZURE_KEY", "insecure", true)),
            "status",
            Map.of("message", List.of("GET https://s3/b?X-Amz-Signature=abcdef0123&x=1: 403")));

    @TempDir
    Path folder;

    @Test
    void leavesOutSecretsAndWhatOnlyMakesARecordingLong() {
        var text = written(false, added(NOON, LOCATION));
        assertThat(text)
                .doesNotContain("hunter2", "abcdef0123", "managedFields", "last-applied", "velero-server")
                .contains(
                        "X-Amz-Signature=***",
                        "\"secretKey\":\"***\"",
                        "\"team\":\"sea\"",
                        "AZURE_KEY",
                        "\"insecure\":true");
    }

    @Test
    void writesObjectsAsTheyAreWhenItWritesRaw() {
        assertThat(written(true, added(NOON, LOCATION)))
                .contains("hunter2", "abcdef0123", "managedFields", "last-applied-configuration");
    }

    @Test
    void neverGoesBackInTime() {
        var text = written(
                false,
                RecordedEvent.bare(NOON, "harbour", Type.BOOKMARK),
                RecordedEvent.bare(NOON.minusSeconds(90), "harbour", Type.LOST));
        assertThat(text).isEqualTo("""
                        {"at":"2026-05-01T12:00:00Z","cluster":"harbour","type":"BOOKMARK"}
                        {"at":"2026-05-01T12:00:00Z","cluster":"harbour","type":"LOST"}
                        """);
    }

    @Test
    void packsFilesThatEndWithGzSoThatTheReaderReadsThem() {
        var file = folder.resolve("recording.ndjson.gz").toString();
        try (var writer = RecordingWriter.named(file, new ByteArrayOutputStream(), false)) {
            writer.write(added(NOON, LOCATION));
        }
        try (var recording = Recording.named(file, java.io.InputStream.nullInputStream());
                var reader = recording.open()) {
            assertThat(reader.next()).hasValueSatisfying(event -> {
                assertThat(event.cluster()).isEqualTo("harbour");
                assertThat(event.object().at("metadata", "name").textOrEmpty()).isEqualTo("default");
            });
            assertThat(reader.next()).isEmpty();
        }
    }

    @Test
    void saysWhatCannotBeWritten() {
        var nowhere = folder.resolve("no/such/folder.ndjson").toString();
        assertThatThrownBy(() -> RecordingWriter.named(nowhere, new ByteArrayOutputStream(), false))
                .isInstanceOf(RecordingException.class)
                .hasMessage(nowhere + " cannot be written: there is no such folder.");
    }

    private static RecordedEvent added(Instant at, Map<String, Object> object) {
        return new RecordedEvent(at, "harbour", Type.ADDED, new Tree(object));
    }

    private static String written(boolean raw, RecordedEvent... events) {
        var out = new ByteArrayOutputStream();
        try (var writer = RecordingWriter.named("-", out, raw)) {
            for (var event : events) {
                writer.write(event);
            }
            assertThat(writer.written()).isEqualTo(events.length);
        }
        return out.toString(StandardCharsets.UTF_8);
    }
}
