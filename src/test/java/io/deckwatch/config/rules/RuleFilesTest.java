package io.deckwatch.config.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.deckwatch.config.yaml.InvalidFilesException;
import io.deckwatch.rule.Rule;
import io.deckwatch.rule.Severity;
import io.deckwatch.rule.book.BookedRule;
import io.deckwatch.rule.book.Variant;
import io.deckwatch.rule.schedule.BackupFailed;
import io.deckwatch.rule.schedule.BackupStale;
import io.deckwatch.rule.transfer.DataTransferStalled;
import io.deckwatch.state.Subject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RuleFilesTest {

    private static final Subject WEEKLY = Subject.of(Subject.Type.SCHEDULE, "prod", "velero", "weekly-full");
    private static final Subject NIGHTLY = Subject.of(Subject.Type.SCHEDULE, "prod", "velero", "nightly");
    private static final Subject VOLUME =
            new Subject(Subject.Type.SCHEDULE_VOLUME, "prod", "velero", "weekly-full", "shop/data");

    @TempDir
    Path folder;

    private RuleBook load(String yaml) {
        try {
            Files.writeString(folder.resolve("own.yaml"), yaml);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return RuleFiles.load(Optional.of(folder));
    }

    private static Rule rule(RuleBook book, String name) {
        return book.rules().stream()
                .filter(rule -> rule.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static Variant variant(RuleBook book, String name, Subject subject) {
        return (Variant) rule(book, name).chosenFor(subject);
    }

    @Nested
    class AUserChanges {

        @Test
        void oneThresholdForOneSchedule() {
            var book = load("""
                overrides:
                  - alert: VeleroDataTransferStalled
                    match: [schedule="weekly-full"]
                    detect: { after: 1h }
                """);

            assertThat(variant(book, DataTransferStalled.NAME, VOLUME)
                            .detection()
                            .rule())
                    .isEqualTo(new DataTransferStalled(Duration.ofHours(1)));
            var other = new Subject(Subject.Type.SCHEDULE_VOLUME, "prod", "velero", "nightly", "shop/data");
            assertThat(variant(book, DataTransferStalled.NAME, other)
                            .detection()
                            .rule())
                    .isEqualTo(new DataTransferStalled(DataTransferStalled.AFTER));
        }

        @Test
        void timingSeverityAndWordsAndKeepsTheRest() {
            var book = load("""
                overrides:
                  - alert: VeleroBackupStale
                    match: cluster=~"prod|stage"
                    for: 30m
                    keep_firing_for: 1h
                    labels: { severity: warning }
                    annotations: { summary: "Look at {labels.schedule}" }
                """);

            var variant = variant(book, BackupStale.NAME, NIGHTLY);
            assertThat(variant.timing().holdFor()).isEqualTo(Duration.ofMinutes(30));
            assertThat(variant.timing().keepFiringFor()).isEqualTo(Duration.ofHours(1));
            assertThat(variant.severity()).contains(Severity.WARNING);
            assertThat(variant.detection().rule()).isEqualTo(new BackupStale(Optional.empty()));
        }

        @Test
        void theLastOverrideThatMatchesCounts() {
            var book = load("""
                overrides:
                  - alert: VeleroBackupStale
                    match: [cluster="prod"]
                    detect: { age: 2d }
                  - alert: VeleroBackupStale
                    match: [schedule="weekly-full"]
                    detect: { age: 8d }
                """);

            assertThat(variant(book, BackupStale.NAME, WEEKLY).detection().rule())
                    .isEqualTo(new BackupStale(Optional.of(Duration.ofDays(8))));
            assertThat(variant(book, BackupStale.NAME, NIGHTLY).detection().rule())
                    .isEqualTo(new BackupStale(Optional.of(Duration.ofDays(2))));
        }

        @Test
        void aWholeRuleByOneOfItsName() {
            var book = load("""
                groups:
                  - name: own
                    rules:
                      - alert: VeleroBackupStale
                        detect: { detector: BackupStale, age: 48h }
                        labels: { team: storage, severity: warning }
                """);

            assertThat(rule(book, BackupStale.NAME).labels()).containsExactly(java.util.Map.entry("team", "storage"));
            assertThat(book.rules())
                    .filteredOn(rule -> rule.name().equals(BackupStale.NAME))
                    .hasSize(1);
            assertThat(variant(book, BackupStale.NAME, NIGHTLY).detection().rule())
                    .isEqualTo(new BackupStale(Optional.of(Duration.ofHours(48))));
        }

        @Test
        void aRuleOfTheirOwnWithADetectorThatThereIs() {
            var book = load("""
                groups:
                  - name: gold
                    rules:
                      - alert: GoldStale
                        detect: { detector: BackupStale, age: 4h }
                        match: ['schedule=~"gold-.*"']
                """);

            var gold = Subject.of(Subject.Type.SCHEDULE, "prod", "velero", "gold-db");
            assertThat(variant(book, "GoldStale", gold).name()).isEqualTo("GoldStale");
            assertThat(rule(book, "GoldStale").chosenFor(NIGHTLY))
                    .as("not selected, so watched by the other rule only")
                    .isInstanceOf(BookedRule.class);
            assertThat(variant(book, BackupStale.NAME, gold).name()).isEqualTo(BackupStale.NAME);
        }

        @Test
        void whichRulesThereAre() {
            var book = load("disable: [VeleroBackupPartiallyFailed]");

            assertThat(book.rules())
                    .extracting(Rule::name)
                    .doesNotContain("VeleroBackupPartiallyFailed")
                    .contains(BackupFailed.NAME);
        }

        @Test
        void whatIsNotWatchedAtAll() {
            var book = load("""
                overrides:
                  - alert: VeleroBackupFailed
                    match: velero_namespace="sandbox"
                    enabled: false
                """);

            var sandbox = Subject.of(Subject.Type.SCHEDULE, "prod", "sandbox", "nightly");
            assertThat(variant(book, BackupFailed.NAME, sandbox).off()).isTrue();
            assertThat(variant(book, BackupFailed.NAME, NIGHTLY).off()).isFalse();
        }
    }

    @Nested
    class AFaultIsToldWithFileLineAndWhatWasExpected {

        private List<String> faults(String yaml) {
            try {
                load(yaml);
                throw new AssertionError("These files were taken: " + yaml);
            } catch (InvalidFilesException e) {
                return e.problems().stream()
                        .map(problem -> problem.line() + ": " + problem.text())
                        .toList();
            }
        }

        @Test
        void allOfThemAtOnce() {
            assertThat(faults("""
                groups:
                  - name: own
                    rules:
                      - alert: lowercase
                        detect: BackupFailed
                      - alert: Own
                        detect: { detector: BackupStale, agee: 48h }
                        foor: 5m
                      - alert: Own2
                        detect: BackupStail
                        for: soon
                        match: ['schedule']
                        labels: { severity: page, cluster: prod }
                      - detect: BackupFailed
                overrides:
                  - alert: VeleroBackupStael
                    match: schedule="x"
                  - alert: VeleroBackupStale
                    detect: { age: never }
                    match: schedule="x"
                """))
                    .containsExactly(
                            "4: \"lowercase\" must be a name in capital words, such as VeleroBackupStale",
                            "7: agee is no parameter of this detector; it has age",
                            "8: \"foor\" is no key of a rule; did you mean for?",
                            "10: there is no detector BackupStail; did you mean BackupStale?"
                                    + " (./deckwatch rules show lists them)",
                            "11: for must be a duration such as 0s, 90s, 15m or 7d, not \"soon\"",
                            "12: match: \"schedule\" is no matcher; write a label, one of = != =~ !~ and a value, as in"
                                    + " schedule=~\"hourly-.*\"",
                            "13: the label cluster is given by what the alert is about; choose another name",
                            "13: severity must be critical, warning or info, not \"page\"",
                            "14: a rule lacks its \"alert\"",
                            "16: there is no rule VeleroBackupStael; did you mean VeleroBackupStale?",
                            "19: age must be a duration such as 90s, 15m, 25h or 7d, not \"never\"");
        }

        @Test
        void whatIsNoYaml() {
            assertThat(faults("groups:\n  - name: [a\n"))
                    .singleElement()
                    .asString()
                    .startsWith("3: this is no YAML: ");
            assertThat(faults("just a text"))
                    .containsExactly("1: the file must hold keys and values, such as \"groups:\"");
        }

        @Test
        void akeyThatStandsTwice() {
            assertThat(faults("disable: []\ndisable: []\n")).containsExactly("2: \"disable\" stands twice in the file");
        }

        @Test
        void aRuleThatStandsTwice() {
            assertThat(faults("""
                groups:
                  - name: own
                    rules:
                      - { alert: Own, detect: BackupFailed }
                      - { alert: Own, detect: BackupFailed }
                """))
                    .containsExactly(
                            "5: the alert Own has a rule already; to set it differently for some subjects write an"
                                    + " override");
        }

        @Test
        void anOverrideForEverything() {
            assertThat(faults("""
                overrides:
                  - alert: VeleroBackupStale
                    for: 5m
                """)).containsExactly("2: an override needs a \"match\" that says for which subjects");
        }

        @Test
        void aTemplateThatIsNoneAndOneThatAsksForWhatThereIsNot() {
            assertThat(faults("""
                overrides:
                  - alert: VeleroBackupStale
                    match: schedule="x"
                    annotations:
                      summary: "{labels.schedule"
                      description: "{schedule}"
                """))
                    .satisfiesExactly(
                            first -> assertThat(first).startsWith("5: summary is no template: "),
                            second -> assertThat(second)
                                    .isEqualTo("6: description uses {schedule}; there are annotations, description,"
                                            + " labels, severity, summary"));
        }

        @Test
        void aFolderThatIsNotThere() {
            assertThatThrownBy(() -> RuleFiles.load(Optional.of(folder.resolve("nowhere"))))
                    .hasMessage(folder.resolve("nowhere")
                            + ": is no folder; create it or name another one for the rule files");
        }

        @Test
        void withTheNameOfTheFile() {
            assertThatThrownBy(() -> load("disabel: [X]"))
                    .hasMessage(folder.resolve("own.yaml")
                            + ":1: \"disabel\" is no key of the file; did you mean disable?");
        }
    }

    @Test
    void hiddenFilesAndOthersAreLeftOut() throws IOException {
        Files.createDirectory(folder.resolve("..data"));
        Files.writeString(folder.resolve("README.md"), "# no rules");
        Files.writeString(folder.resolve(".swp.yaml"), "}{");

        assertThat(RuleFiles.load(Optional.of(folder)).rules())
                .hasSameSizeAs(RuleFiles.shipped().rules());
    }

    @Test
    void aFolderKnowsWhetherItsFilesHoldSomethingElse() throws IOException {
        var watched = new RuleFolder(folder);
        assertThat(watched.hasChanged())
                .as("an empty folder, as nothing was known before")
                .isFalse();

        Files.writeString(folder.resolve("own.yaml"), "disable: []");
        assertThat(watched.hasChanged()).isTrue();
        assertThat(watched.hasChanged()).isFalse();

        Files.writeString(folder.resolve("own.yaml"), "disable: [X]");
        assertThat(watched.hasChanged()).isTrue();

        Files.delete(folder.resolve("own.yaml"));
        assertThat(watched.hasChanged()).isTrue();
    }
}
