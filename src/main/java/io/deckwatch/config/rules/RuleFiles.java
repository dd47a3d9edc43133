package io.deckwatch.config.rules;

import io.deckwatch.config.yaml.Problems;
import io.deckwatch.config.yaml.YamlFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The rule files: those that come with Deckwatch, and on top of them those of one folder. A rule there replaces the shipped one
 * of its name, an override changes one for some subjects, {@code disable} takes one away. The same holds for the causes of
 * {@value #DIAGNOSIS}.
 */
public final class RuleFiles {

    /** The files that come with Deckwatch, in {@code alerts/rules/} of its sources. */
    static final List<String> SHIPPED = List.of(
            "copies.yaml",
            "deckwatch.yaml",
            "locations.yaml",
            "movement.yaml",
            "outcomes.yaml",
            "repositories.yaml",
            "restores.yaml",
            "runs.yaml",
            "schedules.yaml");

    /** The policies, among the shipped files and in a folder. */
    static final String POLICIES = "policies.yaml";

    /** The catalogue of causes, among the shipped files and in a folder. */
    static final String DIAGNOSIS = "diagnosis.yaml";

    private static final String RESOURCES = "/deckwatch/";

    private RuleFiles() {}

    /** A file that was read. */
    private record Source(String name, String text) {}

    /** The rules that come with Deckwatch. */
    public static RuleBook shipped() {
        return load(Optional.empty());
    }

    /**
     * The rules that come with Deckwatch and those of a folder.
     *
     * @param folder files that end in {@code .yaml} or {@code .yml}, read in the order of their names; hidden ones are left out
     * @throws io.deckwatch.config.yaml.InvalidFilesException with all that is wrong
     */
    public static RuleBook load(Optional<Path> folder) {
        var problems = new Problems();
        var reader = new RuleBookReader();
        Stream.concat(SHIPPED.stream().map(name -> "rules/" + name), Stream.of(POLICIES, DIAGNOSIS))
                .map(RuleFiles::resource)
                .forEach(source -> read(source, reader, problems));
        reader.nextLayer();
        folder.ifPresent(path -> files(path, problems).forEach(source -> read(source, reader, problems)));
        var book = reader.finish();
        problems.throwIfAny();
        return book;
    }

    private static void read(Source source, RuleBookReader reader, Problems problems) {
        YamlFile.root(source.name, source.text, problems).ifPresent(root -> {
            var file = Path.of(source.name);
            if (file.endsWith(POLICIES)) {
                reader.policies(root);
            } else if (file.endsWith(DIAGNOSIS)) {
                reader.causes(root);
            } else {
                reader.rules(root);
            }
        });
    }

    private static Source resource(String name) {
        try (InputStream in = RuleFiles.class.getResourceAsStream(RESOURCES + name)) {
            if (in == null) {
                throw new IllegalStateException("The program lacks its file " + name + "; it was not built whole.");
            }
            return new Source("alerts/" + name, new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Source> files(Path folder, Problems problems) {
        if (!Files.isDirectory(folder)) {
            problems.add(folder.toString(), 0, "is no folder; create it or name another one for the rule files");
            return List.of();
        }
        try (var found = Files.list(folder)) {
            return found.filter(RuleFiles::isRuleFile)
                    .sorted()
                    .flatMap(file -> source(file, problems).stream())
                    .toList();
        } catch (IOException e) {
            problems.add(folder.toString(), 0, "cannot be read: " + e.getMessage());
            return List.of();
        }
    }

    /** Mounted ConfigMaps have hidden folders and links beside the files. */
    static boolean isRuleFile(Path file) {
        var name = file.getFileName().toString();
        return !name.startsWith(".") && (name.endsWith(".yaml") || name.endsWith(".yml"));
    }

    private static Optional<Source> source(Path file, Problems problems) {
        try {
            return Optional.of(new Source(file.toString(), Files.readString(file)));
        } catch (IOException e) {
            problems.add(file.toString(), 0, "cannot be read: " + e.getMessage());
            return Optional.empty();
        }
    }
}
