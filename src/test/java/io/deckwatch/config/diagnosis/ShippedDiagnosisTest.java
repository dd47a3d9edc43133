package io.deckwatch.config.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import io.deckwatch.config.yaml.Problems;
import io.deckwatch.config.yaml.YamlFile;
import io.deckwatch.config.yaml.YamlText;
import io.deckwatch.diagnosis.Catalogue;
import io.deckwatch.diagnosis.Diagnosis;
import io.deckwatch.diagnosis.Fault;
import io.deckwatch.diagnosis.KnownCause;
import io.deckwatch.diagnosis.Symptom;
import io.deckwatch.rule.Rule;
import io.deckwatch.rule.catalogue.Rules;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The causes that come with Deckwatch: each explains what it claims to explain, in a way that one can act on. */
class ShippedDiagnosisTest {

    private static final Path FILE = Path.of("alerts/diagnosis.yaml");
    private static final int LONGEST_SENTENCE = 260;
    private static final Pattern PLACEHOLDER = Pattern.compile("<[a-z_]+>");
    private static final List<CauseEntry> ENTRIES = entries();
    private static final Catalogue CATALOGUE =
            new Catalogue(ENTRIES.stream().map(CauseEntry::cause).toList());

    private static List<CauseEntry> entries() {
        try {
            var problems = new Problems();
            var root = YamlFile.root(FILE.toString(), Files.readString(FILE), problems);
            var entries = root.orElseThrow().maps("causes", "a cause").stream()
                    .flatMap(map -> CauseEntry.read(map).stream())
                    .toList();
            problems.throwIfAny();
            return entries;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<CauseEntry> all() {
        return ENTRIES;
    }

    static Stream<Arguments> examples() {
        return ENTRIES.stream().flatMap(entry -> entry.examples().stream()
                .map(text -> Arguments.of(entry.cause().id(), text.text())));
    }

    @Test
    void readmeSaysHowManyThereAre() throws IOException {
        assertThat(Files.readString(Path.of("README.md"))).contains(" " + ENTRIES.size() + " causes ");
    }

    @Test
    void thereAreMoreThanAHundredAndTheyFindEverySortOfFault() {
        assertThat(ENTRIES).hasSizeGreaterThan(150);
        assertThat(ENTRIES.stream().map(entry -> entry.cause().advice().fault()))
                .containsAll(EnumSet.allOf(Fault.class));
    }

    @Test
    void eachIdStandsThereOnce() {
        assertThat(ENTRIES.stream().map(entry -> entry.cause().id())).doesNotHaveDuplicates();
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("examples")
    void anExampleIsExplainedByItsOwnCause(String id, String message) {
        assertThat(CATALOGUE.explain(symptom(cause(id), message)).map(Diagnosis::id))
                .contains(id);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("examples")
    void soItIsWhateverStandsAroundIt(String id, String message) {
        var wrapped = "volume shop/data: " + message.replace(" ", "\n\t ") + ", plugin: velero.io/x";

        assertThat(CATALOGUE.explain(symptom(cause(id), wrapped)).map(Diagnosis::id))
                .contains(id);
    }

    @ParameterizedTest
    @MethodSource("all")
    void aCauseIsKnownByAMessageWithAnExampleOrByItsCircumstances(CauseEntry entry) {
        if (entry.cause().patterns().isEmpty()) {
            var silent = CATALOGUE.explain(symptom(entry.cause(), ""));
            assertThat(silent.map(Diagnosis::id)).contains(entry.cause().id());
        } else {
            assertThat(entry.examples()).as(entry.cause().id()).isNotEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    void aCauseTellsInSentencesWhatHappenedAndWhatToDo(CauseEntry entry) {
        var advice = entry.cause().advice();

        for (var phrase : List.of(advice.cause(), advice.remedy())) {
            assertThat(phrase.text())
                    .as(entry.cause().id())
                    .endsWith(".")
                    .hasSizeLessThan(LONGEST_SENTENCE)
                    .matches("(?s)[A-Z{\"].*");
        }
        assertThat(advice.commands()).as(entry.cause().id()).isNotEmpty();
    }

    /** A command with names filled in is one that can be pasted; only what no alert can know is left to people. */
    @ParameterizedTest
    @MethodSource("all")
    void namesThatAreKnownStandInItsCommands(CauseEntry entry) {
        var names = new HashMap<>(symptom(entry.cause(), "").names());
        Symptom.NAMES.forEach(name -> names.putIfAbsent(name, "the-" + name));
        var example = entry.examples().stream().findFirst().map(YamlText::text).orElse("");

        var told = new Catalogue(List.of(entry.cause()))
                .explain(new Symptom(example, names))
                .orElseThrow();

        assertThat(String.join("\n", told.commands())).doesNotContain("{velero_namespace}");
        assertThat(told.commands())
                .allSatisfy(
                        command -> assertThat(left(command)).as(command).doesNotContainAnyElementsOf(Symptom.NAMES));
    }

    @ParameterizedTest
    @MethodSource("all")
    void commandsOfVeleroSayInWhichNamespace(CauseEntry entry) {
        assertThat(entry.cause().advice().commands()).allSatisfy(command -> assertThat(command.text())
                .satisfiesAnyOf(
                        text -> assertThat(text).doesNotStartWith("velero "),
                        text -> assertThat(text).startsWith("velero -n {velero_namespace} "),
                        text -> assertThat(text).startsWith("velero install ")));
    }

    @Test
    void circumstancesNameOnlyAlertsThatThereAre() {
        var alerts = Rules.standard().stream().map(Rule::name).collect(Collectors.toSet());

        assertThat(ENTRIES).allSatisfy(entry -> assertThat(alerts)
                .containsAll(entry.cause().when().getOrDefault("alert", Set.of())));
    }

    @Test
    void aMessageThatNobodyEverSawIsNotExplained() {
        assertThat(CATALOGUE.explain(new Symptom("the moon is made of cheese", Map.of("phase", "Failed"))))
                .isEmpty();
    }

    private static Set<String> left(String command) {
        return PLACEHOLDER
                .matcher(command)
                .results()
                .map(found -> found.group().substring(1, found.group().length() - 1))
                .filter(name -> !name.equals("backup"))
                .collect(Collectors.toSet());
    }

    private static KnownCause cause(String id) {
        return ENTRIES.stream()
                .map(CauseEntry::cause)
                .filter(cause -> cause.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static Symptom symptom(KnownCause cause, String message) {
        var names = new HashMap<String, String>();
        cause.when().forEach((name, values) -> names.put(name, values.iterator().next()));
        return new Symptom(message, names);
    }
}
