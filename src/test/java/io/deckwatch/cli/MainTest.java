package io.deckwatch.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.deckwatch.cli.check.Listing;
import io.deckwatch.cli.recording.FirstLookRecording;
import io.deckwatch.event.Kind;
import io.deckwatch.event.ObjectReader;
import io.deckwatch.event.Tree;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MainTest {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final AtomicInteger served = new AtomicInteger();

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "--frobnicate | deckwatch serve has no option \"--frobnicate\".",
                "replay | Missing required parameter: 'FILE'.",
                "replay --untill 5 x | deckwatch replay has no option \"--untill\".",
                "clusters | Say what to do: list, rename or forget.",
                "dead-letters | Say what to do: list, show or replay.",
                "clusters rename a | Missing required parameter: 'NEW'.",
                "replay a b | deckwatch replay takes no further argument, and \"b\" is one.",
                "recrod x | There is no command \"recrod\".",
                "replay --until yesterday x | \"yesterday\" is not a time such as 2026-03-02T02:00:05Z."
            })
    void saysInOneSentenceWhatIsWrongWithTheCommandLine(String line, String sentence) {
        assertThat(run(Map.of(), line.split(" "))).isEqualTo(64);
        assertThat(errors()).startsWith("deckwatch: ").contains(sentence);
        assertThat(errors().lines()).hasSizeBetween(2, 3);
        assertThat(out.size()).isZero();
    }

    @Test
    void aMissingFileIsOneSentenceAndNoStackTrace() {
        var file = folder.resolve("none.ndjson").toString();
        assertThat(run(Map.of(), "replay", file)).isEqualTo(1);
        assertThat(errors()).isEqualTo("deckwatch: " + file + " cannot be read: there is no such file.\n");
    }

    @Test
    void stackTracesAreForThoseWhoAsk() {
        run(Map.of("DECKWATCH_DEBUG", "1"), "replay", folder.resolve("none").toString());
        assertThat(errors()).contains("\tat io.deckwatch.cli.");
        err.reset();
        run(Map.of(), "replay", folder.resolve("none").toString(), "--stacktrace");
        assertThat(errors()).contains("\tat io.deckwatch.cli.");
    }

    @Test
    void anEmptyRecordingIsAnError() throws Exception {
        var file = Files.writeString(folder.resolve("empty.ndjson"), "\n").toString();
        assertThat(run(Map.of(), "replay", file)).isEqualTo(1);
        assertThat(errors()).isEqualTo("deckwatch: " + file + " holds no line to replay.\n");
    }

    @Test
    void helpShowsTheCommandsAndExamples() {
        assertThat(run(Map.of(), "--help")).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8))
                .contains("Commands:", "  serve", "  replay", "Examples:", "Exit codes: 0 done");
        assertThat(run(Map.of(), "replay", "--help")).isZero();
        assertThat(run(Map.of(), "--version")).isZero();
        assertThat(served).hasValue(0);
    }

    @Test
    void replayPrintsTransitionsOnOutputAndTheSummaryOnError() throws Exception {
        assertThat(run(Map.of(), "replay", FirstLookRecording.FILE.toString())).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8).lines())
                .allMatch(line -> line.startsWith("{\"at\":\"2026-06-0"));
        assertThat(errors()).contains("VeleroBackupFailed", "lines of 3 d virtual time");
    }

    @Test
    void forgettingAClusterHasToBeConfirmed() {
        assertThat(run(Map.of(), "clusters", "forget", "prod")).isEqualTo(1);
        assertThat(errors()).endsWith("Add --yes if that is what you want.\n");
    }

    @Test
    void aMigrationHasToKnowWhereTo() {
        assertThat(run(Map.of(), "migrate")).isEqualTo(1);
        assertThat(errors()).startsWith("deckwatch: Say to which Kafka: set KAFKA_BOOTSTRAP_SERVERS");
    }

    @Test
    void whichDeadLettersAreToBeReplayedHasToBeSaid() {
        assertThat(run(Map.of(), "dead-letters", "replay")).isEqualTo(64);
        assertThat(run(Map.of(), "dead-letters", "replay", "1", "--all")).isEqualTo(64);
        assertThat(errors()).endsWith("deckwatch: Name the dead letters that are to be replayed, or say --all.\n");
    }

    @Test
    void aNameThatNoClusterMayHaveIsRefusedBeforeKafkaIsAsked() {
        assertThat(run(Map.of(), "clusters", "rename", "prod", "a/b")).isEqualTo(1);
        assertThat(errors()).startsWith("deckwatch: The cluster name \"a/b\" cannot be used");
    }

    @Test
    void servesWhenNoCommandIsNamed() {
        assertThat(run(Map.of())).isZero();
        assertThat(served).hasValue(1);
    }

    @Test
    void checkTellsByItsExitCodeThatAClusterCannotBeReached() {
        assertThat(run(Map.of(), "check", "--context", "nowhere")).isEqualTo(3);
        assertThat(errors()).isEqualTo("deckwatch: There is no context \"nowhere\".\n");
    }

    @Test
    void checkJudgesOnceAndPrintsATableOrJson() {
        assertThat(run(Map.of(), "check", "-n", "velero")).isEqualTo(1);
        assertThat(out.toString(StandardCharsets.UTF_8))
                .startsWith("harbour at 2026-06-02 12:00 UTC: 1 warning\n")
                .contains("VeleroScheduleNeverRan", "velero/nightly");
        out.reset();
        assertThat(run(Map.of(), "check", "-o", "json", "--at", "2026-06-01T23:00:00Z"))
                .isZero();
        assertThat(out.toString(StandardCharsets.UTF_8)).startsWith("{\n  \"at\" : \"2026-06-01T23:00:00Z\"");
        assertThat(run(Map.of(), "check", "-o", "xml")).isEqualTo(64);
    }

    private Listing list(ClusterLister.Target target, Instant at) {
        if (target.context() != null) {
            throw new CommandFailedException(3, "There is no context \"" + target.context() + "\"");
        }
        var schedule = new Tree(Map.of(
                "metadata",
                Map.of("name", "nightly", "namespace", "velero", "creationTimestamp", "2026-06-01T03:00:00Z"),
                "spec",
                Map.of("schedule", "0 2 * * *"),
                "status",
                Map.of("phase", "Enabled")));
        var kinds = new EnumMap<Kind, Listing.KindResult>(Kind.class);
        for (var kind : Kind.values()) {
            kinds.put(kind, Listing.KindResult.READ);
        }
        var objects = List.of(new ObjectReader("harbour").read(Kind.SCHEDULE, schedule, at));
        return new Listing("harbour", objects, kinds, List.of());
    }

    private int run(Map<String, String> environment, String... arguments) {
        var surroundings = new Surroundings(
                InputStream.nullInputStream(),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                environment,
                InstantSource.fixed(Instant.parse("2026-06-02T12:00:00Z")));
        return Main.run(surroundings, new Main.Doors(served::incrementAndGet, this::list), arguments);
    }

    private String errors() {
        return err.toString(StandardCharsets.UTF_8);
    }
}
