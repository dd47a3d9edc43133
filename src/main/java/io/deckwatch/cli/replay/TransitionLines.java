package io.deckwatch.cli.replay;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.deckwatch.alert.Alert;
import io.deckwatch.alert.AlertState;
import io.deckwatch.alert.Labels;
import io.deckwatch.alert.Transition;
import io.deckwatch.rule.Severity;
import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * Prints alert transitions as NDJSON, in the form that scripts rely on. Pending alerts, changes of texts only, and the
 * watchdog are left out.
 */
public final class TransitionLines implements Consumer<Transition> {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> FIRST_LABELS =
            List.of(Labels.ALERT_NAME, "cluster", Labels.SEVERITY, "velero_namespace");

    private final PrintStream out;

    /** Prints to that stream. */
    public TransitionLines(PrintStream out) {
        this.out = out;
    }

    /** Whether a transition is one of those that people and scripts see. */
    static boolean isShown(Transition transition) {
        return transition.isNews() && transition.alert().severity() != Severity.NONE;
    }

    @Override
    public void accept(Transition transition) {
        if (isShown(transition)) {
            out.print(text(transition));
            out.print('\n');
        }
    }

    /** One transition as a line, without the line's end. */
    static String text(Transition transition) {
        var alert = transition.alert();
        var line = new LinkedHashMap<String, Object>();
        line.put("at", transition.at().toString());
        line.put("status", alert.state().text());
        line.put("labels", labels(alert));
        line.put("annotations", alert.annotations());
        if (alert.isInhibited()) {
            line.put("inhibitedBy", alert.inhibitedBy());
        }
        if (alert.state() instanceof AlertState.Resolved resolved && resolved.retired() != null) {
            line.put("retired", true);
        }
        try {
            return JSON.writeValueAsString(line);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Texts and lists of texts can always be written as JSON", e);
        }
    }

    /** An alert's name and its other labels, without the severity, in one line. */
    static String title(Alert alert) {
        return alert.labels().values().entrySet().stream()
                .filter(label -> !label.getKey().equals(Labels.ALERT_NAME))
                .map(label -> label.getKey() + "=" + label.getValue())
                .collect(Collectors.joining(" ", alert.labels().alertName() + " ", ""));
    }

    /** The labels with the severity, the common ones first. */
    public static Map<String, String> labels(Alert alert) {
        var all = alert.labels().with(alert.severity());
        var ordered = new LinkedHashMap<String, String>();
        Set<String> names = all.keySet();
        FIRST_LABELS.stream().filter(names::contains).forEach(name -> ordered.put(name, all.getOrDefault(name, "")));
        all.forEach(ordered::putIfAbsent);
        return ordered;
    }
}
