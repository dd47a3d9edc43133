package io.deckwatch.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.deckwatch.diagnosis.Symptom;
import io.deckwatch.rule.Rule;
import io.deckwatch.rule.catalogue.Detector;
import io.deckwatch.rule.catalogue.Rules;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Holds rules, scenarios, documents and runbooks together. */
class RulesTest {

    private static final Path RULES = Path.of("docs/rules.md");
    private static final Path CONFIG = Path.of("docs/config.md");
    private static final Path RUNBOOKS = Path.of("src/main/resources/runbooks");
    private static final Path SOURCES = Path.of("src/main/java");
    private static final Pattern IS_A_RULE = Pattern.compile(" implements \\w*Rule\\b");
    private static final List<String> ITEMS =
            List.of("What", "Fires when", "Silent when", "Severity", "For", "Thresholds", "Inhibited by", "Remedy");
    private static final List<String> CHAPTERS = List.of(
            "What it means",
            "How bad",
            "First two minutes",
            "Likely causes",
            "Fix",
            "Prevention",
            "How to know it is fixed");

    /** Blanks that an annotation of some alerts fills or only the reader can fill, besides those of several words. */
    private static final Set<String> FOR_PEOPLE = Set.of(
            "blocker",
            "last_good_backup",
            "last_copy",
            "last_good_expires",
            "next_run",
            "schedules",
            "pod",
            "job",
            "container",
            "command",
            "bucket",
            "app");

    /** How a chapter about how bad it is begins: with how soon somebody has to act, and why. */
    private static final Pattern URGENCY = Pattern.compile(
            "(?m)^## How bad\n\n\\*\\*(Act now|Before the next run|Can wait for the morning|Nothing to do)[^*]*\\*\\*"
                    + ".*\\bbecause .*");

    /** What does harm when it is pasted as it stands: it lowers what was higher, or shows secrets. */
    private static final Pattern HARMFUL = Pattern.compile(
            "--limits[= ]memory=[0-9]|deckwatch.io/rpo=[0-9]|get secrets? [^`]*-o (?:yaml|json)|Temp-URL-Key=");

    /** Runbooks that are about what to do rather than about an alert. */
    private static final Set<String> PROCEDURES = Set.of("RestoreNamespace", "RestoreVolume", "RestoreCluster");

    static Set<String> names() {
        return Rules.standard().stream().map(Rule::name).collect(Collectors.toSet());
    }

    static List<Detector> detectors() {
        return Rules.DETECTORS;
    }

    @Test
    void readmeSaysHowManyThereAre() {
        assertThat(read(Path.of("README.md"))).contains("\n" + detectors().size() + " rules; ");
    }

    @Test
    void eachNameIsThatOfOneRule() {
        assertThat(names()).hasSameSizeAs(Rules.standard());
    }

    @Test
    void eachClassThatIsARuleIsInTheCatalogue() throws IOException {
        var inCatalogue = Rules.standard().stream()
                .map(rule -> rule.getClass().getSimpleName())
                .toList();
        try (var files = Files.walk(SOURCES.resolve("io/deckwatch/rule"))) {
            var inSources = files.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> IS_A_RULE.matcher(read(file)).find()
                            && !file.getParent().endsWith("book"))
                    .map(file -> file.getFileName().toString().replace(".java", ""))
                    .toList();

            assertThat(inCatalogue).containsExactlyInAnyOrderElementsOf(inSources);
        }
    }

    @ParameterizedTest
    @MethodSource("names")
    void eachRuleHasScenariosOnBothSides(String name) throws ClassNotFoundException {
        var sides = Class.forName("io.deckwatch.scenario." + name + "Test").getDeclaredClasses();

        for (var side : List.of("FiresWhen", "SilentWhen")) {
            var found = Arrays.stream(sides)
                    .filter(c -> c.getSimpleName().equals(side))
                    .findFirst();
            assertThat(found).as("scenarios " + side + " of " + name).isPresent();
            assertThat(Arrays.stream(found.orElseThrow().getDeclaredMethods())
                            .filter(method -> method.isAnnotationPresent(Test.class)))
                    .as("scenarios " + side + " of " + name)
                    .isNotEmpty();
        }
    }

    @Test
    void docsRulesHasOneHeadingForEachRule() {
        assertThat(matches("(?m)^## (\\S+)$", read(RULES))).containsExactlyInAnyOrderElementsOf(names());
    }

    @ParameterizedTest
    @MethodSource("names")
    void docsRulesTellsAllOfARule(String name) {
        var items = matches("(?m)^\\*\\*([^*:]+):\\*\\* \\S", chapter(name));

        assertThat(items).as(name).isEqualTo(ITEMS);
    }

    @Test
    void docsRulesNamesOnlySettingsThatThereAre() {
        var config = read(CONFIG);

        assertThat(matches("(deckwatch\\.(?:rules-dir|installations[a-z.<>-]+))", read(RULES)))
                .isNotEmpty()
                .allMatch(config::contains);
    }

    @ParameterizedTest
    @MethodSource("detectors")
    void docsRulesNamesEachThresholdWithItsDefault(Detector detector) {
        assertThat(detector.parameters())
                .allSatisfy(parameter -> assertThat(chapter(detector.standard().name()))
                        .contains("`" + parameter.name() + "` ("
                                + (parameter.standard().isEmpty() ? "none" : parameter.standard()) + ")"));
    }

    @ParameterizedTest
    @MethodSource("names")
    void docsRulesNamesOnlyAlertsThatThereAre(String name) {
        assertThat(matches("\\b((?:Velero|Deckwatch)[A-Z]\\w+)", chapter(name))).allMatch(names()::contains);
    }

    static Set<String> runbooks() {
        return Stream.concat(names().stream(), PROCEDURES.stream()).collect(Collectors.toSet());
    }

    @Test
    void thereIsARunbookForEachRuleAndForEachProcedure() throws IOException {
        try (var files = Files.list(RUNBOOKS)) {
            assertThat(files.map(file -> file.getFileName().toString().replace(".md", "")))
                    .containsExactlyInAnyOrderElementsOf(runbooks());
        }
    }

    @ParameterizedTest
    @MethodSource("runbooks")
    void commandsOfARunbookSayInWhichNamespaceVeleroIs(String name) {
        var runbook = read(RUNBOOKS.resolve(name + ".md"));

        assertThat(matches("(`velero (?!-n <velero_namespace> |install |backup delete --all)[^`]*`)", runbook))
                .isEmpty();
        assertThat(matches("(-n velero\\b)", runbook)).isEmpty();
    }

    /** What an alert fills in is named as its labels and annotations are; the rest is told in words. */
    @ParameterizedTest
    @MethodSource("runbooks")
    void theBlanksOfARunbookAreNamesThatAnAlertKnows(String name) {
        var blanks = matches("<([a-z][a-z_]*)>", read(RUNBOOKS.resolve(name + ".md")));

        assertThat(blanks).allMatch(blank -> Symptom.NAMES.contains(blank) || FOR_PEOPLE.contains(blank), "is known");
    }

    @ParameterizedTest
    @MethodSource("runbooks")
    void aRunbookLeadsOnlyToRunbooksThatThereAre(String name) {
        assertThat(matches("\\]\\(/runbooks/(\\w+)\\)", read(RUNBOOKS.resolve(name + ".md"))))
                .allMatch(runbooks()::contains);
    }

    @Test
    void aProcedureBeginsWithWhenToUseItAndEndsWithHowToKnowThatItWorked() {
        for (var name : PROCEDURES) {
            var chapters = matches("(?m)^## (.+)$", read(RUNBOOKS.resolve(name + ".md")));
            assertThat(chapters)
                    .as(name)
                    .startsWith("When to use it", "Before you begin")
                    .endsWith("How to know it worked");
        }
    }

    @ParameterizedTest
    @MethodSource("names")
    void aRunbookSaysHowSoonToActAndWhy(String name) {
        assertThat(URGENCY.matcher(read(RUNBOOKS.resolve(name + ".md"))).find()).isTrue();
    }

    @ParameterizedTest
    @MethodSource("runbooks")
    void aRunbookHasNoCommandThatDoesHarmAsItStands(String name) {
        assertThat(HARMFUL.matcher(read(RUNBOOKS.resolve(name + ".md"))).find()).isFalse();
    }

    @ParameterizedTest
    @MethodSource("names")
    void aRunbookTellsWhatOneNeedsAtNight(String name) {
        var runbook = read(RUNBOOKS.resolve(name + ".md"));

        assertThat(runbook).startsWith("# " + name + "\n").contains("kubectl");
        assertThat(matches("(?m)^## (.+)$", runbook)).isEqualTo(CHAPTERS);
        assertThat(matches("\\b((?:Velero|Deckwatch)[A-Z]\\w+)", runbook)).allMatch(names()::contains);
    }

    private static String chapter(String name) {
        var text = read(RULES);
        var start = text.indexOf("\n## " + name + "\n");
        assertThat(start).as("heading of " + name + " in " + RULES).isNotNegative();
        var next = text.indexOf("\n## ", start + 1);
        return text.substring(start, next < 0 ? text.length() : next);
    }

    private static List<String> matches(String pattern, String text) {
        Stream<MatchResult> results = Pattern.compile(pattern).matcher(text).results();
        return results.map(result -> result.group(1)).toList();
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new AssertionError("cannot read " + file, e);
        }
    }
}
