package io.deckwatch.config.rules;

import io.deckwatch.config.yaml.Place;
import io.deckwatch.config.yaml.Similar;
import io.deckwatch.config.yaml.YamlMap;
import io.deckwatch.config.yaml.YamlText;
import io.deckwatch.diagnosis.Diagnoses;
import io.deckwatch.rule.Timing;
import io.deckwatch.rule.book.BookedRule;
import io.deckwatch.rule.book.Detection;
import io.deckwatch.rule.book.Diagnosed;
import io.deckwatch.rule.book.Variant;
import io.deckwatch.rule.catalogue.Detector;
import io.deckwatch.rule.catalogue.InvalidArgumentException;
import io.deckwatch.rule.catalogue.Rules;
import io.deckwatch.state.Subject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * A rule as a file has it.
 *
 * @param alert its alert's name
 * @param place where it stands
 * @param detector what it detects
 * @param arguments thresholds by name
 * @param labels labels of its alerts
 * @param terms the rest
 */
record RuleEntry(
        String alert,
        Place place,
        Detector detector,
        Map<String, YamlText> arguments,
        Map<String, String> labels,
        Terms terms) {

    private static final Pattern ALERT = Pattern.compile("[A-Z][A-Za-z0-9]*");
    private static final Pattern LABEL = Pattern.compile("[a-zA-Z_][a-zA-Z0-9_]*");
    private static final String SEVERITY = "severity";

    RuleEntry {
        arguments = Map.copyOf(arguments);
        labels = Map.copyOf(labels);
    }

    /** Reads a rule; empty if it cannot be used, which is reported. */
    static Optional<RuleEntry> read(YamlMap map) {
        var alert = map.required("alert")
                .filter(name -> fits(name, ALERT, "a name in capital words, such as VeleroBackupStale"));
        var arguments = new HashMap<String, YamlText>();
        var detector = detector(map, arguments);
        var labels = labels(map);
        var terms = Terms.read(map, labels.remove(SEVERITY));
        map.end();
        if (alert.isEmpty() || detector.isEmpty()) {
            return Optional.empty();
        }
        var texts = new TreeMap<String, String>();
        labels.forEach((name, value) -> texts.put(name, value.text()));
        return Optional.of(new RuleEntry(alert.get().text(), map.place(), detector.get(), arguments, texts, terms));
    }

    private static Optional<Detector> detector(YamlMap map, Map<String, YamlText> arguments) {
        if (!map.isMap("detect")) {
            return map.required("detect").flatMap(RuleEntry::named);
        }
        var detect = map.map("detect").orElseThrow();
        var detector = detect.required("detector").flatMap(RuleEntry::named);
        arguments.putAll(detect.others());
        return detector;
    }

    private static Optional<Detector> named(YamlText name) {
        var found = Rules.detector(name.text());
        if (found.isEmpty()) {
            var names = Rules.DETECTORS.stream().map(Detector::name).toList();
            name.problem("there is no detector " + name.text() + Similar.hint(name.text(), names)
                    + " (./deckwatch rules show lists them)");
        }
        return found;
    }

    /** The labels of a rule, the severity too. */
    private static Map<String, YamlText> labels(YamlMap map) {
        var labels = new TreeMap<>(map.map("labels").map(YamlMap::all).orElse(Map.of()));
        labels.entrySet().removeIf(label -> {
            var name = label.getKey();
            if (Subject.LABELS.contains(name) || name.equals("alertname")) {
                label.getValue()
                        .problem("the label " + name + " is given by what the alert is about; choose another name");
                return true;
            }
            return !LABEL.matcher(name).matches()
                    && !fits(label.getValue(), LABEL, "a label's name: letters, digits and _");
        });
        return labels;
    }

    private static boolean fits(YamlText text, Pattern pattern, String expected) {
        var name = text.key().equals("alert") ? text.text() : text.key();
        if (pattern.matcher(name).matches()) {
            return true;
        }
        text.problem("\"" + name + "\" must be " + expected);
        return false;
    }

    /**
     * The rule with its overrides, the last of which counts most; empty if it cannot be made, which is reported.
     *
     * @param diagnoses explain what its detector finds
     */
    Optional<BookedRule> rule(List<OverrideEntry> overrides, Diagnoses diagnoses) {
        var variants = new ArrayList<Variant>();
        for (var override : overrides.reversed()) {
            var both = new HashMap<>(arguments);
            both.putAll(override.arguments());
            var inForce = override.terms().orElse(terms);
            detection(both)
                    .map(detection -> variant(detection, inForce, diagnoses, override.off()))
                    .ifPresent(variants::add);
        }
        detection(arguments)
                .map(detection -> variant(detection, terms, diagnoses, false))
                .ifPresent(variants::add);
        var source = place.file() + ":" + place.line();
        return variants.size() == overrides.size() + 1
                ? Optional.of(new BookedRule(source, labels, variants))
                : Optional.empty();
    }

    private Variant variant(Detection detection, Terms inForce, Diagnoses diagnoses, boolean off) {
        var usual = detection.rule().timing();
        var timing = new Timing(
                inForce.holdFor().orElse(usual.holdFor()),
                inForce.keepFiringFor().orElse(usual.keepFiringFor()));
        var wording = new Diagnosed(alert, diagnoses, inForce.wording());
        return new Variant(alert, inForce.match(), detection, timing, inForce.severity(), wording, off);
    }

    private Optional<Detection> detection(Map<String, YamlText> values) {
        var texts = new HashMap<String, String>();
        values.forEach((name, value) -> texts.put(name, value.text()));
        try {
            return Optional.of(new Detection(detector.make(texts), detector.thresholds(texts)));
        } catch (InvalidArgumentException e) {
            var at = values.get(e.parameter());
            (at == null ? place : at.place()).problem(e.parameter() + " " + e.fault());
        } catch (IllegalArgumentException e) {
            // Values that each are fine and do not fit together.
            place.problem(alert + ": " + e.getMessage());
        }
        return Optional.empty();
    }
}
