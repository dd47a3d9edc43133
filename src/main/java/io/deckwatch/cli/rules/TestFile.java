package io.deckwatch.cli.rules;

import io.deckwatch.cli.recording.RecordedEvent;
import io.deckwatch.config.yaml.Place;
import io.deckwatch.config.yaml.Problems;
import io.deckwatch.config.yaml.YamlFile;
import io.deckwatch.config.yaml.YamlMap;
import io.deckwatch.config.yaml.YamlText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A file of tests of rules.
 *
 * @param rules a folder of rule files that the tests are about, beside those that come with Deckwatch
 * @param tests the tests
 */
public record TestFile(Optional<Path> rules, List<Test> tests) {

    /**
     * One test: what happens, and which alerts fire at some times.
     *
     * @param name what it shows
     * @param source what happens: a timeline, or a recording
     * @param until when it ends
     * @param expectations what is expected, in the order of time
     */
    record Test(String name, Source source, Optional<Instant> until, List<Expectation> expectations) {}

    /** What happens. */
    sealed interface Source {
        /** Steps that were written in short form. */
        record Steps(List<RecordedEvent> events) implements Source {}

        /** A recording. */
        record File(Path path) implements Source {}
    }

    /**
     * Which alerts fire at some time and are not silenced by their cause.
     *
     * @param place where it is written
     * @param at the time
     * @param alertName only alerts of that name are looked at; all where it is empty
     * @param alerts exactly these, each by some of its labels and texts
     */
    record Expectation(Place place, Instant at, String alertName, List<Map<String, String>> alerts) {}

    public TestFile {
        tests = List.copyOf(tests);
    }

    /**
     * Reads a file.
     *
     * @throws io.deckwatch.config.yaml.InvalidFilesException with all that is wrong with it
     */
    public static TestFile read(Path file) {
        var problems = new Problems();
        var tests = new ArrayList<Test>();
        var folder = Optional.<Path>empty();
        var root = YamlFile.root(file.toString(), text(file, problems), problems);
        if (root.isPresent()) {
            folder = root.get().text("rules").map(text -> file.resolveSibling(text.text()));
            root.get().maps("tests", "a test").forEach(map -> test(file, map).ifPresent(tests::add));
            root.get().end();
        }
        problems.throwIfAny();
        return new TestFile(folder, tests);
    }

    private static String text(Path file, Problems problems) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            problems.add(file.toString(), 0, "cannot be read: there is no such file, or you may not read it");
            return "";
        }
    }

    private static Optional<Test> test(Path file, YamlMap map) {
        var name = map.required("name");
        var until = map.text("until").flatMap(Timeline::time);
        var expectations = map.maps("expect", "an expectation").stream()
                .flatMap(expected -> expectation(expected).stream())
                .sorted(Comparator.comparing(Expectation::at))
                .toList();
        if (expectations.isEmpty()) {
            map.place().problem("a test lacks its \"expect\": at which times which alerts fire");
        }
        var end = until.or(() -> expectations.isEmpty()
                ? Optional.empty()
                : Optional.of(expectations.getLast().at()));
        var source = source(file, map, end.orElse(Instant.EPOCH));
        map.end();
        return name.flatMap(text -> source.map(s -> new Test(text.text(), s, end, expectations)));
    }

    private static Optional<Source> source(Path file, YamlMap map, Instant until) {
        if (map.keys().contains("recording")) {
            return map.text("recording").map(text -> new Source.File(file.resolveSibling(text.text())));
        }
        if (!map.keys().contains("timeline")) {
            map.place().problem("a test lacks its \"timeline\" or \"recording\"");
            return Optional.empty();
        }
        return Optional.of(new Source.Steps(Timeline.read(map.maps("timeline", "a step"), until)));
    }

    private static Optional<Expectation> expectation(YamlMap map) {
        var at = map.required("at").flatMap(Timeline::time);
        var name = map.text("alertname").map(YamlText::text).orElse("");
        if (!map.keys().contains("alerts")) {
            map.place().problem("an expectation lacks its \"alerts\"; [] means that none fires");
        }
        var alerts = map.maps("alerts", "an alert").stream()
                .map(YamlMap::all)
                .map(TestFile::texts)
                .toList();
        map.end();
        return at.map(time -> new Expectation(map.place(), time, name, alerts));
    }

    private static Map<String, String> texts(Map<String, YamlText> values) {
        var texts = new TreeMap<String, String>();
        values.forEach((key, value) -> texts.put(key, value.text()));
        return texts;
    }
}
