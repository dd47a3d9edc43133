package io.deckwatch;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static io.deckwatch.Stages.CHANNELS;
import static io.deckwatch.Stages.CODE;
import static io.deckwatch.Stages.PURE;
import static io.deckwatch.Stages.ROOT;
import static io.deckwatch.Stages.ROOTS;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Holds the code to the walls that ARCHITECTURE.md draws. */
class ArchitectureTest {

    /** Edges do not know each other. An entry here is a decision that ARCHITECTURE.md gives the reason for. */
    private static final Set<String> EDGES_THAT_MEET = Set.of("config --> channels");

    /** Which stages a library may be used in; the roots may use all of them. */
    private static final Map<String, Set<String>> OWNERS = Map.ofEntries(
            Map.entry("io.fabric8..", Set.of("watch")),
            Map.entry("org.apache.kafka..", Set.of("stream", "broker", CHANNELS)),
            Map.entry("kafka..", Set.of("broker")),
            Map.entry("org.eclipse.microprofile.reactive..", Set.of("stream", "broker")),
            Map.entry("io.smallrye.reactive.messaging..", Set.of("stream", "broker")),
            Map.entry("io.micrometer..", Set.of("metrics")),
            Map.entry("io.quarkus.qute..", Set.of("web", "config")),
            Map.entry("jakarta.ws.rs..", Set.of("web")),
            Map.entry("java.net.http..", Set.of(CHANNELS)),
            Map.entry("io.smallrye.config..", Set.of("config")),
            Map.entry("com.fasterxml.jackson..", Set.of("stream", "web", "watch", CHANNELS, "config")),
            Map.entry("picocli..", Set.of("cli")));

    private static final DescribedPredicate<JavaClass> PURE_STAGES = describe("in a pure stage", Stages::isPure);

    private static final Pattern EMPTY_WORDS = Pattern.compile(
            "(Abstract|Base|Common)(\\p{Lu}.*)?|.*(Utils?|Utilities|Helpers?|Managers?|Impl|Services?|Dto|DTO)");

    @Test
    void theDiagramShowsExactlyTheImportsOfTheCode() {
        var code = new TreeSet<String>();
        Stages.existing().forEach(stage -> code.add(stage + ":::" + Stages.kind(stage)));
        Stages.arrows().forEach(arrow -> code.add(arrow.toString()));
        var drawn = Diagram.read(Path.of("ARCHITECTURE.md"));

        var missing = without(code, drawn);
        var stale = without(drawn, code);

        if (!missing.isEmpty() || !stale.isEmpty()) {
            fail("The diagram of ARCHITECTURE.md and the imports of the code differ."
                    + list("Add to the diagram (or take the import out of the code):", missing)
                    + list("Remove from the diagram (no code does this):", stale));
        }
    }

    @Test
    void stagesImportOnlyToTheirLeft() {
        var wrong = Stages.arrows().stream()
                .filter(arrow -> !mayImport(arrow))
                .map(Stages.Arrow::toString)
                .sorted()
                .toList();
        assertThat(wrong)
                .as(
                        "pure stages import pure stages before them in %s; edges import pure stages; roots import all",
                        PURE)
                .isEmpty();
    }

    @Test
    void packagesAreFreeOfCycles() {
        holds(slices().matching(ROOT + ".(**)").should().beFreeOfCycles());
    }

    @Test
    void nothingLivesBesideThePackages() {
        holds(noClasses()
                .that(describe(
                        "are not a package-info", type -> !type.getSimpleName().equals("package-info")))
                .should()
                .resideInAPackage(ROOT));
    }

    @Test
    void pureStagesUseOnlyValuesOfTheJdk() {
        holds(classes()
                .that(PURE_STAGES)
                .should()
                .onlyDependOnClassesThat(PURE_STAGES.or(resideInAnyPackage(
                        "java.lang",
                        "java.lang.annotation",
                        "java.lang.invoke",
                        "java.lang.runtime",
                        "java.util",
                        "java.util.function",
                        "java.util.stream",
                        "java.util.regex",
                        "java.time..",
                        "java.math",
                        "java.nio.charset",
                        "org.jspecify.."))));
    }

    @Test
    void pureStagesAreGivenTimeAndChance() {
        holds(noClasses().that(PURE_STAGES).should(reach("the clock, chance or the machine", Reach::isImpure)));
        holds(noClasses()
                .that(PURE_STAGES)
                .should()
                .dependOnClassesThat(describe("know the time or the machine by themselves", Reach::isImpureType)));
    }

    /** The simulation is a machine of its own, confined to one thread; what it computes are changes, not verdicts. */
    @Test
    void pureStagesHaveFinalFieldsOnly() {
        holds(fields().that()
                .areDeclaredInClassesThat(PURE_STAGES.and(describe(
                        "that judge", type -> !Stages.of(type.getPackageName()).equals("simulation"))))
                .should()
                .beFinal());
    }

    @Test
    void onlyTheRootsReadTheSystemClock() {
        holds(noClasses()
                .that()
                .resideOutsideOfPackages(ROOT + ".app..", ROOT + ".cli..")
                .should(reach("the system clock", Reach::isSystemClock)));
    }

    @TestFactory
    Stream<DynamicTest> librariesStayWithTheirOwners() {
        return OWNERS.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(entry -> DynamicTest.dynamicTest(
                        entry.getKey() + " in " + entry.getValue(),
                        () -> holds(noClasses()
                                .that(describe("belong neither to a root nor to " + entry.getValue(), type -> {
                                    var stage = Stages.of(type.getPackageName());
                                    return !ROOTS.contains(stage)
                                            && !entry.getValue().contains(stage);
                                }))
                                .should()
                                .dependOnClassesThat(resideInAPackage(entry.getKey())))));
    }

    @Test
    void everyPackageSaysWhatItIsForAndWhatItIsNotFor() {
        var silent = Stages.javaFiles().map(Path::getParent).distinct().filter(folder -> !saysWhatItIsFor(folder));
        assertThat(silent)
                .as("each package needs a package-info.java with @NullMarked and two sentences of Javadoc")
                .isEmpty();
    }

    @Test
    void dependenciesComeThroughTheConstructor() {
        for (var annotation : List.of(
                "jakarta.inject.Inject",
                "org.eclipse.microprofile.config.inject.ConfigProperty",
                "org.eclipse.microprofile.reactive.messaging.Channel")) {
            holds(noFields().should().beAnnotatedWith(annotation));
        }
    }

    @Test
    void everyNameHasASubject() {
        holds(noClasses().should(new ArchCondition<JavaClass>("have a name without a subject: " + EMPTY_WORDS) {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                events.add(new SimpleConditionEvent(
                        type,
                        EMPTY_WORDS.matcher(type.getSimpleName()).matches(),
                        type.getName() + ": find the word for what it does"));
            }
        }));
    }

    private static boolean mayImport(Stages.Arrow arrow) {
        return switch (Stages.kind(arrow.from())) {
            case "pure" -> PURE.contains(arrow.to()) && PURE.indexOf(arrow.to()) < PURE.indexOf(arrow.from());
            case "root" -> true;
            default -> PURE.contains(arrow.to()) || EDGES_THAT_MEET.contains(arrow.toString());
        };
    }

    private static boolean saysWhatItIsFor(Path folder) {
        var file = folder.resolve("package-info.java");
        if (Files.notExists(file)) {
            return false;
        }
        var source = Stages.read(file);
        var head = source.split("(?m)^package ", 2)[0];
        return head.contains("NullMarked") && head.contains("/**") && head.split("[.;](\\s|$)").length > 2;
    }

    private static ArchCondition<JavaClass> reach(String what, Predicate<JavaAccess<?>> forbidden) {
        return new ArchCondition<>("reach for " + what) {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                type.getAccessesFromSelf()
                        .forEach(access -> events.add(
                                new SimpleConditionEvent(access, forbidden.test(access), access.getDescription())));
            }
        };
    }

    /** Stages may still be without code, and then there is nothing to judge. */
    private static void holds(ArchRule rule) {
        rule.allowEmptyShould(true).check(CODE);
    }

    private static Set<String> without(Set<String> lines, Set<String> others) {
        var rest = new TreeSet<>(lines);
        rest.removeAll(others);
        return rest;
    }

    private static String list(String title, Collection<String> lines) {
        return lines.isEmpty() ? "" : lines.stream().collect(joining("\n    ", "\n" + title + "\n    ", ""));
    }
}
