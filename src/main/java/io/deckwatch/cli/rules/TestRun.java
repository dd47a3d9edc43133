package io.deckwatch.cli.rules;

import io.deckwatch.alert.Alert;
import io.deckwatch.alert.AlertState;
import io.deckwatch.alert.Labels;
import io.deckwatch.alert.Transition;
import io.deckwatch.cli.recording.Recording;
import io.deckwatch.cli.recording.RecordingWriter;
import io.deckwatch.cli.replay.Replay;
import io.deckwatch.cli.rules.TestFile.Expectation;
import io.deckwatch.cli.rules.TestFile.Source;
import io.deckwatch.evaluation.Evaluation;
import io.deckwatch.rule.Severity;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Runs one test on virtual time. */
public final class TestRun {

    private final TestFile.Test test;
    private final Map<String, Alert> alerts = new TreeMap<>();
    private final List<Expectation> open;
    private final List<String> failures = new ArrayList<>();

    private TestRun(TestFile.Test test) {
        this.test = test;
        this.open = new ArrayList<>(test.expectations());
    }

    /**
     * Runs the tests of a file.
     *
     * @param evaluations makes evaluations that judge by the rules that the tests are about
     * @return for each test its name, and what is otherwise than expected
     */
    public static Map<String, List<String>> of(TestFile file, Supplier<Evaluation> evaluations) {
        var results = new LinkedHashMap<String, List<String>>();
        file.tests().forEach(test -> results.put(test.name(), new TestRun(test).run(evaluations)));
        return results;
    }

    private List<String> run(Supplier<Evaluation> evaluations) {
        switch (test.source()) {
            case Source.File(Path path) -> replay(Recording.of(path), evaluations);
            case Source.Steps(var events) -> {
                var path = temporary();
                try {
                    try (var writer = RecordingWriter.named(path.toString(), OutputStream.nullOutputStream(), true)) {
                        events.forEach(writer::write);
                    }
                    replay(Recording.of(path), evaluations);
                } finally {
                    path.toFile().delete();
                }
            }
        }
        open.forEach(this::judge);
        return failures;
    }

    private void replay(Recording recording, Supplier<Evaluation> evaluations) {
        new Replay(evaluations, this::take).run(recording, test.until());
    }

    private static Path temporary() {
        try {
            return Files.createTempFile("deckwatch-", ".ndjson");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What is expected at an instant is judged when the first change after it comes: all that happens at that instant is done. */
    private void take(Transition transition) {
        while (!open.isEmpty() && open.getFirst().at().isBefore(transition.at())) {
            judge(open.removeFirst());
        }
        var alert = transition.alert();
        switch (transition.what()) {
            case DROPPED, FORGOTTEN, RESOLVED -> alerts.remove(alert.fingerprint());
            case PENDING, FIRING, UPDATED, SEVERITY, INHIBITION -> alerts.put(alert.fingerprint(), alert);
        }
    }

    private void judge(Expectation expected) {
        var firing = alerts.values().stream()
                .filter(alert -> alert.state() instanceof AlertState.Firing && !alert.isInhibited())
                .filter(alert -> alert.severity() != Severity.NONE)
                .filter(alert -> expected.alertName().isEmpty()
                        || alert.labels().alertName().equals(expected.alertName()))
                .toList();
        var unmatched = new ArrayList<>(firing);
        var missing = new ArrayList<String>();
        for (var wanted : expected.alerts()) {
            var found = unmatched.stream()
                    .filter(alert -> fits(alert, wanted, expected.alertName()))
                    .findFirst();
            found.ifPresentOrElse(unmatched::remove, () -> missing.add(text(wanted)));
        }
        if (missing.isEmpty() && unmatched.isEmpty()) {
            return;
        }
        var lines = new StringBuilder();
        lines.append(expected.place().file())
                .append(':')
                .append(expected.place().line())
                .append(": at ")
                .append(expected.at());
        missing.forEach(wanted -> lines.append("\n    does not fire: ").append(wanted));
        unmatched.forEach(alert -> lines.append("\n    fires: ").append(text(values(alert, false))));
        failures.add(lines.toString());
    }

    private static boolean fits(Alert alert, Map<String, String> wanted, String name) {
        var values = values(alert, true);
        return wanted.entrySet().stream().allMatch(entry -> entry.getValue().equals(values.get(entry.getKey())))
                && (name.isEmpty() || alert.labels().alertName().equals(name));
    }

    private static Map<String, String> values(Alert alert, boolean withTexts) {
        var values = new TreeMap<String, String>(withTexts ? alert.annotations() : Map.of());
        values.putAll(alert.labels().with(alert.severity()));
        return values;
    }

    private static String text(Map<String, String> values) {
        var name = Optional.ofNullable(values.get(Labels.ALERT_NAME)).orElse("any alert");
        return values.entrySet().stream()
                .filter(entry -> !entry.getKey().equals(Labels.ALERT_NAME))
                .map(entry -> entry.getKey() + "=\"" + entry.getValue() + "\"")
                .collect(Collectors.joining(", ", name + " {", "}"));
    }
}
