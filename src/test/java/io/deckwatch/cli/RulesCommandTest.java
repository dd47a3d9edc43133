package io.deckwatch.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.deckwatch.cli.rules.SchemaText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RulesCommandTest {

    private static final Path RECORDING = Path.of("src/test/resources/first-look.ndjson");

    private final Console console = new Console();

    @TempDir
    Path folder;

    private String file(String name, String text) {
        try {
            return Files.writeString(folder.resolve(name), text).toString();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void theTestsThatComeWithTheRulesHold() throws IOException {
        var arguments = new ArrayList<>(List.of("rules", "test"));
        try (var files = Files.list(Path.of("alerts/tests"))) {
            files.map(Path::toString).sorted().forEach(arguments::add);
        }

        assertThat(console.run(arguments.toArray(String[]::new)))
                .as(console.printed() + console.errors())
                .isZero();
        assertThat(console.printed())
                .contains("  ok    a nightly schedule that runs is silent")
                .endsWith(" 0 failed\n");
    }

    @Test
    void aTestThatFailsSaysWhereAndWhatFiresInstead() {
        var test = file("own.yaml", """
            tests:
              - name: nothing happens
                timeline:
                  - at: 2026-02-20T00:00:00Z
                    location: { name: default, default: true }
                    schedule: { name: nightly, cron: "0 2 * * *" }
                expect:
                  - at: 2026-02-25T00:00:00Z
                    alertname: VeleroScheduleNeverRan
                    alerts: []
                  - at: 2026-02-20T12:00:00Z
                    alertname: VeleroBackupFailed
                    alerts: [{ schedule: nightly }]
            """);

        assertThat(console.run("rules", "test", test)).isEqualTo(1);
        assertThat(console.printed())
                .contains("  FAIL  nothing happens")
                .contains(test + ":11: at 2026-02-20T12:00:00Z")
                .contains("does not fire: any alert {schedule=\"nightly\"}")
                .contains(test + ":8: at 2026-02-25T00:00:00Z")
                .contains(
                        "fires: VeleroScheduleNeverRan {cluster=\"test\", schedule=\"nightly\", severity=\"critical\"")
                .endsWith("1 tests, 1 failed\n");
    }

    @Test
    void aTestCannotGoByUnread() {
        var test = file("own.yaml", """
            tests:
              - name: with faults
                timeline:
                  - at: 2026-02-20T00:00:00Z
                    schedul: { name: nightly }
                  - at: yesterday
                  - { at: 2026-02-20, backup: { name: x, phas: Failed } }
                  - runs: { schedule: other, from: 2026-02-20, to: 2026-02-21 }
                expect:
                  - at: 2026-02-25T00:00:00Z
            """);

        assertThat(console.run("rules", "test", test)).isEqualTo(1);
        assertThat(console.errors())
                .startsWith("deckwatch: These files cannot be taken:\n")
                .contains(test + ":5: \"schedul\" is nothing that can happen; did you mean schedule?")
                .contains(test + ":6: at must be a time such as 2026-03-02T02:00:00Z, not \"yesterday\"")
                .contains(test + ":7: \"phas\" is no word for a Backup; did you mean phase?")
                .contains(test + ":8: the schedule other must come before its runs, with its cron")
                .contains(test + ":10: an expectation lacks its \"alerts\"; [] means that none fires");
    }

    @Test
    void faultsOfRuleFilesAreToldWithFileAndLine() {
        var rules = file("own.yaml", "overrides:\n  - alert: VeleroBackupStail\n    match: schedule=\"x\"\n");

        assertThat(console.run("rules", "lint", folder.toString())).isEqualTo(1);
        assertThat(console.errors())
                .isEqualTo("deckwatch: These files cannot be taken:\n  " + rules
                        + ":2: there is no rule VeleroBackupStail; did you mean VeleroBackupStale?\n");
    }

    @Test
    void goodFilesAreFine() {
        file("own.yaml", "disable: [VeleroBackupWarnings]");

        assertThat(console.run("rules", "lint", folder.toString())).isZero();
        assertThat(console.printed()).matches("\\d+ rules and \\d+ policies are fine, those of .* among them\\.\n");
    }

    @Test
    void showTellsWhatIsSetAndWhere() {
        file("own.yaml", """
            overrides:
              - alert: VeleroDataTransferStalled
                match: schedule="weekly"
                detect: { after: 1h }
            """);

        assertThat(console.run("rules", "show", "--rules", folder.toString(), "VeleroDataTransferStalled"))
                .isZero();
        assertThat(console.printed())
                .startsWith("VeleroDataTransferStalled")
                .contains("alerts/rules/movement.yaml:")
                .contains("    after 15m\n")
                .contains("    for schedule=\"weekly\", after 1h\n");
    }

    @Test
    void explainTellsWhatEachRuleFindsAndWhenItIsAskedAgain() {
        assertThat(console.run("rules", "explain", "--schedule", "nightly", "--recording", RECORDING.toString()))
                .as(console.errors())
                .isZero();
        assertThat(console.printed())
                .startsWith("Schedule nightly in velero of ")
                .contains("last good backup")
                .contains("VeleroBackupStale")
                .contains("asked again at ");
    }

    @Test
    void aScheduleThatIsNotThereIsTold() {
        assertThat(console.run("rules", "explain", "--schedule", "none", "--recording", RECORDING.toString()))
                .isEqualTo(1);
        assertThat(console.errors()).isEqualTo("deckwatch: There is no schedule none in the namespace velero.\n");
    }

    @Test
    void twoSetsOfRulesAreComparedOnOneRecording() {
        var other = folder.resolve("other");
        assertThat(other.toFile().mkdir()).isTrue();
        file("other/own.yaml", "disable: [VeleroBackupFailed, VeleroBackupStale, VeleroNoRecentBackup]");
        var same = folder.resolve("same");
        assertThat(same.toFile().mkdir()).isTrue();

        assertThat(console.run("replay", RECORDING.toString(), "--rules", same.toString(), "--rules", other.toString()))
                .isZero();
        assertThat(console.printed()).contains("- " + same + ": told ").contains("+ " + other + ": told ");

        console.forget();
        assertThat(console.run("replay", RECORDING.toString(), "--rules", same.toString(), "--rules", same.toString()))
                .isZero();
        assertThat(console.printed()).startsWith("Both tell the same.\n");
    }

    @Test
    void theSchemaInTheRepositoryIsTheOneThatIsPrinted() throws IOException {
        assertThat(console.run("rules", "schema")).isZero();
        assertThat(console.printed())
                .as("alerts/rules.schema.json; write it anew with ./deckwatch rules schema")
                .isEqualTo(Files.readString(Path.of("alerts/rules.schema.json")))
                .isEqualTo(SchemaText.text());
    }
}
