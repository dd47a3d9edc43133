package io.deckwatch.web.alert;

import io.deckwatch.alert.Alert;
import io.deckwatch.alert.silence.Silences;
import io.deckwatch.evaluation.Overview;
import io.deckwatch.web.board.AlertRow;
import io.deckwatch.web.view.Moment;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The page about one alert.
 *
 * @param at as of when it is
 * @param row what it says
 * @param labels its labels with the severity
 * @param facts what else is known about it
 * @param effects the alerts that it explains
 */
public record AlertSheet(Moment at, AlertRow row, List<Pair> labels, List<Pair> facts, List<AlertRow.Cause> effects) {

    private static final Set<String> SAID = Set.of(
            "summary", "description", "reason", "runbook_url", "cause", "remedy", "commands", "fault", "diagnosis");
    private static final int MOST_EFFECTS = 50;

    public AlertSheet {
        labels = List.copyOf(labels);
        facts = List.copyOf(facts);
        effects = List.copyOf(effects);
    }

    /** A name and its value. */
    public record Pair(String name, String value) {}

    /** The alert of that fingerprint, if there is one. */
    public static Optional<AlertSheet> of(Overview overview, Silences silences, String fingerprint) {
        var known = AlertRow.byFingerprint(overview.alerts());
        return Optional.ofNullable(known.get(fingerprint)).map(alert -> of(alert, known, overview, silences));
    }

    private static AlertSheet of(Alert alert, Map<String, Alert> known, Overview overview, Silences silences) {
        return new AlertSheet(
                Moment.of(overview.at(), overview.at()),
                AlertRow.of(alert, known, silences, overview.at()),
                pairs(alert.labels().with(alert.severity())),
                pairs(alert.annotations()).stream()
                        .filter(fact -> !SAID.contains(fact.name()))
                        .toList(),
                overview.alerts().stream()
                        .filter(other -> other.inhibitedBy().contains(alert.fingerprint()))
                        .limit(MOST_EFFECTS)
                        .map(AlertRow::cause)
                        .toList());
    }

    private static List<Pair> pairs(Map<String, String> values) {
        return values.entrySet().stream()
                .map(entry -> new Pair(entry.getKey(), entry.getValue()))
                .toList();
    }
}
