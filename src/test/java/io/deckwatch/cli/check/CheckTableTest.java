package io.deckwatch.cli.check;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.deckwatch.cli.check.Listing.KindResult;
import io.deckwatch.cli.recording.FirstLookRecording;
import io.deckwatch.cli.recording.Recording;
import io.deckwatch.config.rules.RuleFiles;
import io.deckwatch.evaluation.Evaluation;
import io.deckwatch.event.Heartbeat.KindState;
import io.deckwatch.event.Kind;
import io.deckwatch.event.ObjectKey;
import io.deckwatch.event.ObjectReader;
import io.deckwatch.event.Projection;
import io.deckwatch.state.InstallationSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CheckTableTest {

    private static final Path GOLDEN = Path.of("src/test/resources/golden");
    private static final Instant SECOND_MORNING = Instant.parse("2026-06-02T10:20:00Z");

    @Test
    void showsWhatIsWrongToPeople() throws IOException {
        var text = CheckTable.text(look(SECOND_MORNING, Map.of()), new Screen(100, false));
        assertThat(text).isEqualTo(golden("check-table.txt", text));
    }

    @Test
    void showsTheSameToScripts() throws IOException {
        var text = CheckJson.text(look(SECOND_MORNING, Map.of()));
        assertThat(text).isEqualTo(golden("check.json", text));
        assertThat(new ObjectMapper().readTree(text).at("/kinds/Backup/state").asText())
                .isEqualTo("live");
    }

    @ParameterizedTest
    @ValueSource(ints = {20, 60, 80, 100, 200})
    void noLineIsWiderThanTheScreen(int width) {
        var text = CheckTable.text(look(SECOND_MORNING, Map.of()), new Screen(width, false));
        assertThat(text.lines()).allMatch(line -> line.codePointCount(0, line.length()) <= Math.max(width, 60));
    }

    @Test
    void coloursAreForTerminals() {
        var look = look(SECOND_MORNING, Map.of());
        assertThat(CheckTable.text(look, new Screen(100, true)).replaceAll("\u001B\\[[0-9;]*m", ""))
                .isEqualTo(CheckTable.text(look, new Screen(100, false)));
        assertThat(CheckTable.text(look, new Screen(100, true))).contains("\u001B[");
    }

    @ParameterizedTest
    @CsvSource({"2026-06-01T12:00:00Z,0", "2026-06-01T14:20:00Z,1", "2026-06-02T10:20:00Z,2"})
    void theExitCodeTellsTheWorst(Instant at, int exitCode) {
        assertThat(look(at, Map.of()).exitCode()).isEqualTo(exitCode);
    }

    @Test
    void saysWhatCouldNotBeReadAndWhy() {
        var forbidden = new KindResult(KindState.FORBIDDEN, "RBAC does not allow it");
        var blind = look(SECOND_MORNING, Map.of(Kind.BACKUP, forbidden));
        assertThat(blind.exitCode()).isEqualTo(3);
        assertThat(CheckTable.text(blind, new Screen(100, false)))
                .contains("Not read: backups, because RBAC does not allow it.");
        assertThat(look(SECOND_MORNING, Map.of(Kind.RESTORE, forbidden)).exitCode())
                .isEqualTo(2);
    }

    @Test
    void aCalmClusterIsOneLineAndItsSchedules() {
        var text = CheckTable.text(look(Instant.parse("2026-06-01T12:00:00Z"), Map.of()), new Screen(100, false));
        assertThat(text)
                .startsWith("harbour at 2026-06-01 12:00 UTC: nothing is wrong\n")
                .contains("2 schedules (2 healthy)");
    }

    private static Look look(Instant at, Map<Kind, KindResult> troubles) {
        var kinds = new EnumMap<Kind, KindResult>(Kind.class);
        for (var kind : Kind.values()) {
            kinds.put(kind, troubles.getOrDefault(kind, KindResult.READ));
        }
        var evaluation =
                new Evaluation(RuleFiles.shipped().rules(), (cluster, namespace) -> InstallationSettings.DEFAULT, "");
        return Judgement.look(new Listing("harbour", objects(at), kinds, List.of()), evaluation, at);
    }

    /** The objects of the shipped recording as a list would bring them at that time, without any memory. */
    private static List<Projection> objects(Instant at) {
        var objects = new LinkedHashMap<ObjectKey, Projection>();
        var reader = new ObjectReader("harbour");
        try (var lines = Recording.of(FirstLookRecording.FILE).open()) {
            for (var line = lines.next(); line.isPresent() && !line.get().at().isAfter(at); line = lines.next()) {
                if (!line.get().object().isAbsent()) {
                    var object = reader.read(line.get().object(), at);
                    objects.put(object.key(), object);
                }
            }
        }
        return List.copyOf(objects.values());
    }

    /** The expected text; with -Dgolden.write it is written first, to be looked at before it is committed. */
    private static String golden(String name, String actual) throws IOException {
        var file = GOLDEN.resolve(name);
        if (System.getProperty("golden.write") != null) {
            Files.createDirectories(GOLDEN);
            Files.writeString(file, actual);
        }
        return Files.readString(file);
    }
}
