package io.deckwatch;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The packages of Deckwatch as the code has them: which there are, of what kind, and who imports whom. */
final class Stages {

    static final String ROOT = "io.deckwatch";
    static final Path SOURCES = Path.of("src/main/java");

    /** The pure stages in the order of the flow; each may import those before it. */
    static final List<String> PURE =
            List.of("event", "cron", "state", "diagnosis", "rule", "alert", "evaluation", "notify", "simulation");

    /** Where everything is joined. Nobody but a root imports a root. */
    static final Set<String> ROOTS = Set.of("app", "bench", "cli", "demo");

    /** The channels below {@code notify} are edges, so they count as one stage of their own under this name. */
    static final String CHANNELS = "channels";

    static final JavaClasses CODE = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(ROOT);

    private static final Pattern PACKAGE = Pattern.compile("^package ([\\w.]+);", Pattern.MULTILINE);
    private static final Pattern IMPORT =
            Pattern.compile("^import (?:static )?(" + Pattern.quote(ROOT) + "\\.[\\w.]+)", Pattern.MULTILINE);

    private Stages() {}

    /** One stage uses another. */
    record Arrow(String from, String to) {
        @Override
        public String toString() {
            return from + " --> " + to;
        }
    }

    /** All stages with code in them. */
    static Set<String> existing() {
        return javaFiles()
                .map(file -> of(packageOf(read(file))))
                .filter(stage -> !stage.isEmpty())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    static String kind(String stage) {
        return PURE.contains(stage) ? "pure" : ROOTS.contains(stage) ? "root" : "edge";
    }

    static boolean isPure(JavaClass type) {
        return type.getPackageName().startsWith(ROOT) && PURE.contains(of(type.getPackageName()));
    }

    /** The stage a package belongs to; empty for the package at the top. */
    static String of(String packageName) {
        if (packageName.length() <= ROOT.length()) {
            return "";
        }
        var inside = packageName.substring(ROOT.length() + 1);
        return inside.startsWith("notify.") ? CHANNELS : inside.split("\\.")[0];
    }

    /**
     * Who uses whom. Byte code knows uses without an import (a type that is only inferred), sources know those that
     * leave no trace in byte code (constants, Javadoc), so both are asked.
     */
    static Set<Arrow> arrows() {
        return Stream.concat(arrowsOfByteCode(), arrowsOfSources())
                .filter(arrow -> !arrow.from().equals(arrow.to()))
                .collect(Collectors.toSet());
    }

    private static Stream<Arrow> arrowsOfByteCode() {
        return CODE.stream()
                .flatMap(type -> type.getDirectDependenciesFromSelf().stream())
                .filter(use -> isOurs(use.getTargetClass().getPackageName()))
                .map(use -> new Arrow(
                        of(use.getOriginClass().getPackageName()),
                        of(use.getTargetClass().getPackageName())));
    }

    private static Stream<Arrow> arrowsOfSources() {
        return javaFiles().map(Stages::read).flatMap(source -> imports(source)
                .map(target -> new Arrow(of(packageOf(source)), of(target))));
    }

    private static Stream<String> imports(String source) {
        return IMPORT.matcher(source)
                .results()
                .map(match -> match.group(1))
                .map(name -> name.replaceFirst("\\.[A-Z].*$", ""));
    }

    private static boolean isOurs(String packageName) {
        return packageName.equals(ROOT) || packageName.startsWith(ROOT + ".");
    }

    private static String packageOf(String source) {
        return PACKAGE.matcher(source)
                .results()
                .map((MatchResult match) -> match.group(1))
                .findFirst()
                .orElse(ROOT);
    }

    /** Every source file of the program, in order. */
    static Stream<Path> javaFiles() {
        try (var files = Files.walk(SOURCES)) {
            return files.filter(file -> file.toString().endsWith(".java")).sorted().toList().stream();
        } catch (IOException e) {
            throw new AssertionError("cannot list " + SOURCES, e);
        }
    }

    static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new AssertionError("cannot read " + file, e);
        }
    }
}
