package io.deckwatch.cli.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.deckwatch.alert.Transition;
import io.deckwatch.cli.recording.FirstLookRecording;
import io.deckwatch.cli.recording.Recording;
import io.deckwatch.evaluation.Evaluation;
import io.deckwatch.rule.catalogue.Rules;
import io.deckwatch.state.InstallationSettings;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReplayTest {

    private static final String SCHEDULE = """
        {"at":"%s","cluster":"%s","type":"ADDED","object":{"apiVersion":"velero.io/v1","kind":"Schedule",\
        "metadata":{"name":"daily","namespace":"velero","uid":"s1","creationTimestamp":"2026-05-01T00:00:00Z"},\
        "spec":{"schedule":"0 2 * * *"},"status":{"phase":"Enabled"}}}
        """;
    private static final String BACKUP = """
        {"at":"%s","cluster":"%s","type":"%s","object":{"apiVersion":"velero.io/v1","kind":"Backup",\
        "metadata":{"name":"daily-1","namespace":"velero","uid":"b1","creationTimestamp":"2026-05-07T02:00:05Z",\
        "labels":{"velero.io/schedule-name":"daily"}},"spec":{"ttl":"720h0m0s"},"status":{"phase":"Completed",\
        "startTimestamp":"2026-05-07T02:00:05Z","completionTimestamp":"2026-05-07T02:05:00Z",\
        "expiration":"2026-06-06T02:00:05Z"}}}
        """;
    private static final String BARE = """
        {"at":"%s","cluster":"%s","type":"%s"}
        """;

    @TempDir
    Path folder;

    @Test
    void tellsTheStoryOfTheShippedRecording() {
        var firing = firstLook().stream()
                .filter(transition -> transition.what() == Transition.What.FIRING)
                .filter(transition -> !transition.alert().isInhibited())
                .map(transition ->
                        transition.at() + " " + transition.alert().labels().alertName())
                .toList();
        assertThat(firing)
                .contains(
                        "2026-06-01T14:17:29Z VeleroBackupFailed",
                        "2026-06-02T06:01:09Z VeleroBackupPartiallyFailed",
                        "2026-06-02T10:07:00Z VeleroBackupStorageLocationUnavailable")
                .anyMatch(line -> line.startsWith("2026-06-02T02:19") && line.endsWith("VeleroDataTransferStalled"))
                .anyMatch(line -> line.startsWith("2026-06-02T18:3") && line.endsWith("VeleroBackupMissed"));
    }

    @Test
    void givesTheSameBytesEachTime() {
        var first = printed();
        assertThat(first).isNotEmpty().isEqualTo(printed());
    }

    @Test
    void printsTransitionsInTheFormThatScriptsRelyOn() {
        assertThat(printed().lines().findFirst().orElseThrow())
                .startsWith("{\"at\":\"2026-06-01T14:17:29Z\",\"status\":\"firing\",\"labels\":{\"alertname\":"
                        + "\"VeleroBackupFailed\",\"cluster\":\"harbour\",\"severity\":\"warning\",\"velero_namespace\":"
                        + "\"velero\",\"schedule\":\"hourly-db\"},\"annotations\":{")
                .contains("\"summary\":", "\"description\":", "\"runbook_url\":", "\"reason\":\"error uploading backup")
                .doesNotContain("inhibitedBy", "retired");
        assertThat(printed().lines()).anyMatch(line -> line.contains("\"inhibitedBy\":[\""));
    }

    @Test
    void aClusterIsSilentAfterItsLastBookmark() throws IOException {
        var text = SCHEDULE.formatted("2026-05-07T12:00:00Z", "a")
                + BACKUP.formatted("2026-05-07T12:00:00Z", "a", "ADDED")
                + BARE.formatted("2026-05-07T12:00:00Z", "b", "BOOKMARK")
                + BARE.formatted("2026-05-07T12:30:00Z", "a", "BOOKMARK");
        assertThat(named(text, "2026-05-07T13:00:00Z"))
                .containsExactly(
                        "2026-05-07T12:08:00Z DeckwatchClusterSilent b",
                        "2026-05-07T12:38:00Z DeckwatchClusterSilent a");
    }

    @Test
    void aClusterThatIsLostIsAliveAgainWithItsNextLine() throws IOException {
        var text = SCHEDULE.formatted("2026-05-07T12:00:00Z", "a")
                + BACKUP.formatted("2026-05-07T12:00:00Z", "a", "ADDED")
                + BARE.formatted("2026-05-07T12:10:30Z", "a", "LOST")
                + BARE.formatted("2026-05-07T12:20:00Z", "a", "BOOKMARK")
                + BARE.formatted("2026-05-07T13:00:00Z", "a", "BOOKMARK");
        var silent = replayed(text, null).stream()
                .filter(Transition::isNews)
                .map(transition ->
                        transition.at() + " " + transition.alert().state().text())
                .toList();
        assertThat(silent).containsExactly("2026-05-07T12:18:30Z firing", "2026-05-07T12:20:00Z resolved");
    }

    @Test
    void whatIsNotListedAgainAfterALossIsGone() throws IOException {
        var before = SCHEDULE.formatted("2026-05-07T12:00:00Z", "a")
                + BACKUP.formatted("2026-05-07T12:00:00Z", "a", "ADDED")
                + BARE.formatted("2026-05-07T12:10:00Z", "a", "LOST");
        var after = BARE.formatted("2026-05-07T20:00:00Z", "a", "BOOKMARK");
        var schedule = SCHEDULE.formatted("2026-05-07T12:12:00Z", "a");
        var both = schedule + BACKUP.formatted("2026-05-07T12:12:00Z", "a", "ADDED");

        // Without its only backup the schedule has none at all, and the slot of this morning is lost.
        assertThat(named(before + schedule + after, null)).anyMatch(line -> line.contains("NoRecentBackup"));
        assertThat(named(before + both + after, null)).isEmpty();
        // A watch that goes on where it stopped lists nothing, and then nothing is gone.
        var resumed = BARE.formatted("2026-05-07T12:12:00Z", "a", "BOOKMARK");
        assertThat(named(before + resumed + after, null)).isEmpty();
    }

    @Test
    void stopsAtAGivenTimeAndRunsOnToIt() throws IOException {
        var text = SCHEDULE.formatted("2026-05-07T12:00:00Z", "a")
                + BACKUP.formatted("2026-05-07T12:00:00Z", "a", "ADDED")
                + BARE.formatted("2026-05-09T00:00:00Z", "a", "BOOKMARK");
        assertThat(named(text, "2026-05-08T03:00:00Z")).isEmpty();
        assertThat(named(text, null)).anyMatch(line -> line.contains("NoRecentBackup a"));
        assertThat(extent(text, "2026-05-08T03:00:00Z").events()).isEqualTo(2);
        assertThat(extent(text, "2026-05-10T00:00:00Z").end()).isEqualTo("2026-05-10T00:00:00Z");
    }

    @Test
    void passesOverObjectsThatAreNotVelerosAndCountsThem() throws IOException {
        var pod =
                "{\"at\":\"2026-05-07T12:00:00Z\",\"cluster\":\"a\",\"type\":\"ADDED\",\"object\":{\"kind\":\"Pod\"}}\n";
        assertThat(extent(pod + SCHEDULE.formatted("2026-05-07T12:00:00Z", "a"), null)
                        .unreadable())
                .isEqualTo(1);
    }

    @Test
    void aRecordingWithoutLinesHasNoExtent() throws IOException {
        var file = Files.writeString(folder.resolve("empty.ndjson"), "\n");
        assertThat(new Replay(ReplayTest::evaluation, transition -> {}).run(Recording.of(file), Optional.empty()))
                .isEmpty();
    }

    @Test
    void sumsUpForPeople() {
        var summary = new ReplaySummary();
        var out = new ByteArrayOutputStream();
        var extent = new Replay(ReplayTest::evaluation, summary)
                .run(Recording.of(FirstLookRecording.FILE), Optional.empty())
                .orElseThrow();
        summary.print(new PrintStream(out, true, StandardCharsets.UTF_8), extent, Duration.ofMillis(500));
        assertThat(out.toString(StandardCharsets.UTF_8))
                .containsPattern("VeleroBackupStorageLocationUnavailable +1 +0 +1  35 min\n")
                .contains(extent.events() + " lines of 3 d virtual time")
                .contains("in 0.5 s");
    }

    private List<String> named(String text, String until) throws IOException {
        return replayed(text, until).stream()
                .filter(transition -> transition.what() == Transition.What.FIRING)
                .map(Transition::alert)
                .map(alert -> startsAt(alert) + " " + alert.labels().alertName() + " "
                        + alert.labels().get("cluster"))
                .toList();
    }

    private static String startsAt(io.deckwatch.alert.Alert alert) {
        return alert.state() instanceof io.deckwatch.alert.AlertState.Firing firing
                ? firing.startsAt().toString()
                : "";
    }

    private List<Transition> replayed(String text, String until) throws IOException {
        var transitions = new ArrayList<Transition>();
        run(text, until, new Replay(ReplayTest::evaluation, transitions::add));
        return transitions;
    }

    private Replay.Extent extent(String text, String until) throws IOException {
        return run(text, until, new Replay(ReplayTest::evaluation, transition -> {}));
    }

    private Replay.Extent run(String text, String until, Replay replay) throws IOException {
        var file = Files.writeString(folder.resolve("recording.ndjson"), text);
        return replay.run(Recording.of(file), Optional.ofNullable(until).map(Instant::parse))
                .orElseThrow();
    }

    private static List<Transition> firstLook() {
        var transitions = new ArrayList<Transition>();
        new Replay(ReplayTest::evaluation, transitions::add)
                .run(Recording.of(FirstLookRecording.FILE), Optional.empty());
        return transitions;
    }

    private static String printed() {
        var out = new ByteArrayOutputStream();
        var lines = new PrintStream(out, true, StandardCharsets.UTF_8);
        new Replay(ReplayTest::evaluation, new TransitionLines(lines))
                .run(Recording.of(FirstLookRecording.FILE), Optional.empty());
        return out.toString(StandardCharsets.UTF_8);
    }

    private static Evaluation evaluation() {
        return new Evaluation(Rules.standard(), (cluster, namespace) -> InstallationSettings.DEFAULT, "");
    }
}
