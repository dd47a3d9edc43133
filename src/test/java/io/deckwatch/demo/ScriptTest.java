package io.deckwatch.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.deckwatch.alert.Transition;
import io.deckwatch.cli.recording.Recording;
import io.deckwatch.cli.replay.Replay;
import io.deckwatch.evaluation.Evaluation;
import io.deckwatch.rule.Rule;
import io.deckwatch.rule.catalogue.Rules;
import io.deckwatch.rule.location.StorageLocationUnavailable;
import io.deckwatch.state.InstallationSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScriptTest {

    /** What the demo sets, so that nobody waits five minutes for a location. */
    private static final List<Rule> RULES = Rules.standard().stream()
            .map(rule -> rule instanceof StorageLocationUnavailable
                    ? new StorageLocationUnavailable(Duration.ofSeconds(5))
                    : rule)
            .toList();

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-06-02T01:22:30Z",
                "2026-11-20T13:00:00.250Z",
                "2027-02-28T23:59:58Z",
                "2028-02-29T00:00:01Z",
                "2026-12-27T00:59:59.999Z"
            })
    void firesTheSameAlertsWheneverItBegins(String beginning) throws IOException {
        var now = Instant.parse(beginning);
        assertThat(transitions(now, Duration.ofMinutes(30)))
                .containsExactly(
                        "5 firing VeleroBackupFailed warning",
                        "25 firing VeleroBackupStorageLocationUnavailable critical",
                        "38 firing VeleroDataTransferFailed warning",
                        "40 firing VeleroBackupPartiallyFailed warning",
                        "75 resolved VeleroBackupStorageLocationUnavailable critical",
                        "95 resolved VeleroBackupFailed warning");
    }

    @Test
    void beginsNowInWholeSeconds() {
        var lines = Script.beginning(Instant.parse("2026-11-20T13:00:07.900Z")).lines();
        assertThat(lines.getFirst().at()).isEqualTo("2026-11-20T13:00:07Z");
        assertThat(lines).isSortedAccordingTo((one, other) -> one.at().compareTo(other.at()));
    }

    @ParameterizedTest
    @CsvSource({
        "0, 20 * * * *, 20 * * * *",
        "59, 20 * * * *, 20 * * * *",
        "-1, 20 * * * *, 19 * * * *",
        "2400, 20 * * * *, 0 * * * *",
        "3660, 59 23 * * *, 0 1 * * *",
        "86400, 0 9 * * 6, 0 9 * * 0",
        "-36000, 0 9 * * 0, 0 23 * * 6"
    })
    void movesCronsByWholeMinutes(long seconds, String cron, String moved) {
        assertThat(new Shift(Duration.ofSeconds(seconds)).line("{\"schedule\":\"" + cron + "\"}"))
                .isEqualTo("{\"schedule\":\"" + moved + "\"}");
    }

    @Test
    void movesTimesAndTheNamesMadeOfThem() {
        var line =
                "{\"name\":\"nightly-20260531235950-b11a3\",\"at\":\"2026-05-31T23:59:50Z\",\"bytes\":20260531235950}";
        assertThat(new Shift(Duration.ofSeconds(20)).line(line))
                .isEqualTo(
                        "{\"name\":\"nightly-20260601000010-b11a3\",\"at\":\"2026-06-01T00:00:10Z\",\"bytes\":20260531235950}");
    }

    @Test
    void refusesCronsThatItCannotMove() {
        var shift = new Shift(Duration.ofSeconds(60));
        assertThatThrownBy(() -> shift.line("{\"schedule\":\"0 2 1 * *\"}"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("0 2 1 * *");
    }

    private ArrayList<String> transitions(Instant now, Duration span) throws IOException {
        var start = Instant.ofEpochSecond(now.getEpochSecond());
        var lines = new ArrayList<>(Script.text(now));
        // The pretended cluster lives on after its story.
        lines.add("{\"at\":\"" + start.plus(span) + "\",\"cluster\":\"harbour\",\"type\":\"BOOKMARK\"}");
        var file = Files.write(folder.resolve("harbour.ndjson"), lines);
        var told = new ArrayList<String>();
        new Replay(ScriptTest::evaluation, transition -> tell(told, start, transition))
                .run(Recording.of(file), Optional.of(start.plus(span)))
                .orElseThrow();
        return told;
    }

    private static void tell(ArrayList<String> told, Instant start, Transition transition) {
        if (transition.isNews() && !transition.alert().isInhibited()) {
            var alert = transition.alert();
            told.add(Duration.between(start, transition.at()).toSeconds() + " "
                    + alert.state().text() + " " + alert.labels().alertName() + " "
                    + alert.severity().label());
        }
    }

    private static Evaluation evaluation() {
        return new Evaluation(RULES, (cluster, namespace) -> InstallationSettings.DEFAULT, "");
    }
}
