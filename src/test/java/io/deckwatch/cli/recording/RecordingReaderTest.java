package io.deckwatch.cli.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.deckwatch.cli.recording.RecordedEvent.Type;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RecordingReaderTest {

    private static final String GOOD = """
            {"at":"2026-05-01T00:00:00Z","cluster":"harbour","type":"ADDED","object":{"kind":"Backup"}}
            """;

    @TempDir
    Path folder;

    @Test
    void readsLinesInTheirOrderAndPassesOverBlankOnes() throws IOException {
        var events = read(GOOD + "\n   \n"
                + "{\"type\":\"BOOKMARK\",\"at\":\"2026-05-01T02:00:30+02:00\",\"cluster\":\"harbour\"}\n");
        assertThat(events).extracting(RecordedEvent::type).containsExactly(Type.ADDED, Type.BOOKMARK);
        assertThat(events.getFirst().object().at("kind").textOrEmpty()).isEqualTo("Backup");
        assertThat(events.getLast().at()).isEqualTo(Instant.parse("2026-05-01T00:00:30Z"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "nonsense | it is not a JSON object",
                "[1,2] | it is not a JSON object",
                "{\"at\":\"2026-05-01T00:00:00Z\",\"cluster\":\"har | it is cut off",
                "{\"at\":\"today\",\"cluster\":\"a\",\"type\":\"LOST\"} | \"at\" must be a time such as 2026-03-02T02:00:05Z, not \"today\"",
                "{\"cluster\":\"a\",\"type\":\"LOST\"} | \"at\" must be a time",
                "{\"at\":\"2026-05-01T00:00:00Z\",\"cluster\":\"a/b\",\"type\":\"LOST\"} | the cluster's name \"a/b\"",
                "{\"at\":\"2026-05-01T00:00:00Z\",\"type\":\"LOST\"} | the cluster's name \"\"",
                "{\"at\":\"2026-05-01T00:00:00Z\",\"cluster\":\"a\",\"type\":\"GONE\"} | \"type\" must be one of ADDED",
                "{\"at\":\"2026-05-01T00:00:00Z\",\"cluster\":\"a\",\"type\":\"ADDED\"} | needs an \"object\"",
                "{\"at\":\"2026-05-01T00:00:00Z\",\"cluster\":\"a\",\"type\":\"ADDED\",\"object\":7} | needs an \"object\"",
                "{\"at\":\"2026-04-30T00:00:00Z\",\"cluster\":\"a\",\"type\":\"LOST\"} | it is of 2026-04-30T00:00:00Z, and a line before it is of 2026-05-01T00:00:00Z"
            })
    void namesFileLineAndFaultOfWhatItCannotRead(String line, String fault) {
        assertThatThrownBy(() -> read(GOOD + "\n" + line + "\n"))
                .isInstanceOf(RecordingException.class)
                .hasMessageStartingWith("Line 3 of " + folder.resolve("recording.ndjson") + " cannot be read: ")
                .hasMessageContaining(fault);
    }

    @Test
    void readsALineThatIsALittleEarlyAsIfItWereOfTheTimeBefore() throws IOException {
        var events = read(GOOD + "{\"at\":\"2026-04-30T23:59:56Z\",\"cluster\":\"harbour\",\"type\":\"LOST\"}\n");
        assertThat(events.getLast().at()).isEqualTo(Instant.parse("2026-05-01T00:00:00Z"));
    }

    @Test
    void unpacksFilesThatEndWithGz() throws IOException {
        var packed = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(packed)) {
            gzip.write(GOOD.getBytes(StandardCharsets.UTF_8));
        }
        var file = Files.write(folder.resolve("recording.ndjson.gz"), packed.toByteArray());
        assertThat(all(Recording.of(file))).hasSize(1);
    }

    @Test
    void saysWhyAFileCannotBeOpened() throws IOException {
        var plain = Files.writeString(folder.resolve("plain.gz"), GOOD);
        assertThatThrownBy(() -> Recording.of(plain).open())
                .hasMessageContaining("it ends with .gz, but is not a gzip file");
        assertThatThrownBy(() -> Recording.of(folder.resolve("none")).open())
                .hasMessageContaining("there is no such file");
        assertThatThrownBy(() -> Recording.of(folder).open()).hasMessageContaining("is a folder");
    }

    @Test
    void readsStandardInputTwiceAndLeavesNoFileBehind() {
        var input = new ByteArrayInputStream(
                (GOOD + "{\"at\":\"2026-05-01T00:01:00Z\",\"cluster\":\"harbour\",\"type\":\"BOOKMARK\"}\n")
                        .getBytes(StandardCharsets.UTF_8));
        var recording = Recording.named("-", input);
        try (recording) {
            assertThat(recording.lastBookmarks())
                    .containsExactly(Map.entry("harbour", Instant.parse("2026-05-01T00:01:00Z")));
            assertThat(all(recording)).hasSize(2);
        }
        assertThatThrownBy(recording::open).hasMessage("standard input cannot be read: there is no such file.");
    }

    private List<RecordedEvent> read(String text) throws IOException {
        return all(Recording.of(Files.writeString(folder.resolve("recording.ndjson"), text)));
    }

    private static List<RecordedEvent> all(Recording recording) {
        var events = new ArrayList<RecordedEvent>();
        try (var reader = recording.open()) {
            for (var event = reader.next(); event.isPresent(); event = reader.next()) {
                events.add(event.get());
            }
        }
        return events;
    }
}
