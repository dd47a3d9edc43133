package io.deckwatch.cli.recording;

import static org.assertj.core.api.Assertions.assertThat;

import io.deckwatch.event.Kind;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RecorderTest {

    private static final Instant NOON = Instant.parse("2026-05-01T12:00:00Z");

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final RecordingWriter writer = RecordingWriter.named("-", out, false);
    private final Recorder recorder = new Recorder(writer, "harbour");

    @Test
    void writesTheFirstListAsAWholeOnceAllKindsAreThere() {
        recorder.present(Kind.BACKUP, object("one", "1"), NOON);
        recorder.tick(false, NOON.plusSeconds(1));
        recorder.present(Kind.SCHEDULE, object("daily", "2"), NOON.plusSeconds(2));
        assertThat(writer.written()).isZero();
        recorder.tick(true, NOON.plusSeconds(3));
        assertThat(lines())
                .containsExactly("12:00:03Z ADDED Backup one", "12:00:03Z ADDED Schedule daily", "12:00:03Z BOOKMARK");
    }

    @Test
    void writesChangesAsTheyComeAndASignOfLifeEveryHalfMinute() {
        recorder.tick(true, NOON);
        recorder.present(Kind.BACKUP, object("one", "1"), NOON.plusSeconds(5));
        recorder.present(Kind.BACKUP, object("one", "1"), NOON.plusSeconds(6));
        recorder.present(Kind.BACKUP, object("one", "2"), NOON.plusSeconds(7));
        recorder.tick(true, NOON.plusSeconds(29));
        recorder.deleted(Kind.BACKUP, object("one", "3"), NOON.plusSeconds(30));
        recorder.deleted(Kind.BACKUP, object("one", "3"), NOON.plusSeconds(30));
        recorder.tick(true, NOON.plusSeconds(31));
        assertThat(lines())
                .containsExactly(
                        "12:00:00Z BOOKMARK",
                        "12:00:05Z ADDED Backup one",
                        "12:00:07Z MODIFIED Backup one",
                        "12:00:30Z DELETED Backup one",
                        "12:00:31Z BOOKMARK");
    }

    @Test
    void afterALossItWritesAllThatIsThereAtOneTime() {
        recorder.present(Kind.BACKUP, object("one", "1"), NOON);
        recorder.present(Kind.BACKUP, object("two", "1"), NOON);
        recorder.tick(true, NOON);
        recorder.tick(false, NOON.plusSeconds(10));
        recorder.tick(false, NOON.plusSeconds(60));
        recorder.deleted(Kind.BACKUP, object("one", "1"), NOON.plusSeconds(61));
        recorder.tick(true, NOON.plusSeconds(62));
        assertThat(lines())
                .endsWith("12:00:10Z LOST", "12:01:02Z ADDED Backup two", "12:01:02Z BOOKMARK")
                .hasSize(6);
    }

    private List<String> lines() {
        writer.close();
        return out.toString(StandardCharsets.UTF_8)
                .lines()
                .map(line -> {
                    var event = LineReader.read(line);
                    var object = event.object();
                    return (event.at().toString().substring(11) + " " + event.type() + " "
                                    + object.at("kind").textOrEmpty() + " "
                                    + object.at("metadata", "name").textOrEmpty())
                            .strip();
                })
                .toList();
    }

    private static Map<String, Object> object(String name, String version) {
        return Map.of("metadata", Map.of("name", name, "namespace", "velero", "resourceVersion", version));
    }
}
