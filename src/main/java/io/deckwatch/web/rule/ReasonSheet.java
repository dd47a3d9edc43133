package io.deckwatch.web.rule;

import io.deckwatch.alert.Alert;
import io.deckwatch.alert.Labels;
import io.deckwatch.evaluation.Explanation;
import io.deckwatch.evaluation.Overview;
import io.deckwatch.evaluation.Reasons;
import io.deckwatch.rule.Facts;
import io.deckwatch.rule.Severity;
import io.deckwatch.rule.Verdict;
import io.deckwatch.rule.Words;
import io.deckwatch.state.Subject;
import io.deckwatch.web.board.AlertRow;
import io.deckwatch.web.view.Badge;
import io.deckwatch.web.view.Links;
import io.deckwatch.web.view.Moment;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What each rule finds about a schedule and what belongs to it.
 *
 * @param at as of when it is
 * @param schedule the schedule
 * @param link its page
 * @param clusterLink the page of its cluster
 * @param facts what rules go by
 * @param groups what they find, for each subject
 */
public record ReasonSheet(
        Moment at, Subject schedule, String link, String clusterLink, List<Reasons.Fact> facts, List<Group> groups) {

    public ReasonSheet {
        facts = List.copyOf(facts);
        groups = List.copyOf(groups);
    }

    /**
     * What rules find about one subject.
     *
     * @param title what it is
     * @param rows the rules that find something, or do not watch it
     * @param fine those that find nothing wrong
     */
    public record Group(String title, List<Row> rows, List<Row> fine) {
        public Group {
            rows = List.copyOf(rows);
            fine = List.copyOf(fine);
        }
    }

    /**
     * What one rule finds.
     *
     * @param state what it comes to
     * @param name the alert's name
     * @param runbook its runbook
     * @param alert the page of the alert, or an empty string if there is none
     * @param notes why, a sentence each
     * @param again when it is asked again if nothing happens before, or null
     */
    public record Row(
            Badge state,
            String name,
            String runbook,
            String alert,
            List<String> notes,
            @Nullable Moment again) {
        public Row {
            notes = List.copyOf(notes);
        }

        /** Whether there is more to say than that nothing is wrong. */
        boolean isPlain() {
            return notes.isEmpty() && state.look().equals(Badge.GOOD);
        }
    }

    static ReasonSheet of(Reasons reasons, Overview overview) {
        var schedule = reasons.schedule();
        var alerts = AlertRow.byFingerprint(overview.alerts());
        return new ReasonSheet(
                Moment.of(reasons.at(), reasons.at()),
                schedule,
                Links.schedule(schedule),
                Links.cluster(schedule.cluster()),
                reasons.facts(),
                reasons.subjects().stream()
                        .map(about -> group(about, alerts, reasons.at()))
                        .toList());
    }

    private static Group group(Reasons.About about, Map<String, Alert> alerts, Instant now) {
        var rows = about.explanations().stream()
                .map(explanation -> row(explanation, alerts, now))
                .toList();
        return new Group(
                about.title(),
                rows.stream().filter(row -> !row.isPlain()).toList(),
                rows.stream().filter(Row::isPlain).toList());
    }

    private static Row row(Explanation explanation, Map<String, Alert> alerts, Instant now) {
        var name = explanation.rule().name();
        var alert = alerts.get(new Labels(explanation.labels()).fingerprint());
        return new Row(
                state(explanation.verdict()),
                name,
                Links.runbook(name),
                alert == null ? "" : Links.alert(alert.fingerprint()),
                notes(explanation, alert),
                Moment.orNull(explanation.verdict().mayChangeAt(), now));
    }

    private static Badge state(Verdict verdict) {
        return switch (verdict) {
            case Verdict.Active active ->
                new Badge(look(active.severity()), active.severity().label());
            case Verdict.Retired r -> new Badge(Badge.CALM, "not watched");
            case Verdict.Inactive i -> new Badge(Badge.GOOD, "fine");
        };
    }

    private static String look(Severity severity) {
        return switch (severity) {
            case CRITICAL -> Badge.BAD;
            case WARNING -> Badge.WARN;
            case INFO, NONE -> Badge.CALM;
        };
    }

    private static List<String> notes(Explanation explanation, @Nullable Alert alert) {
        var notes = new ArrayList<String>();
        if (!explanation.unheard().isEmpty()) {
            notes.add("It is not listened to: " + Words.sentence(explanation.unheard()));
        }
        switch (explanation.verdict()) {
            case Verdict.Active active -> wrong(notes, explanation, active, alert);
            case Verdict.Retired retired -> notes.add(Words.sentence(retired.reason()));
            case Verdict.Inactive i -> {}
        }
        return notes;
    }

    private static void wrong(
            List<String> notes, Explanation explanation, Verdict.Active active, @Nullable Alert alert) {
        var hold = explanation.rule().timing().holdFor();
        notes.add(active.facts().summary() + " " + active.facts().description());
        notes.add("So since " + Words.time(active.since())
                + (hold.isPositive() ? "; it fires when that has held for " + Words.span(hold) : "") + ".");
        if (alert != null && alert.isInhibited()) {
            notes.add("Nobody is told, because another alert explains it.");
        }
        var causes = active.facts().causes().stream()
                .map(Facts.Cause::rule)
                .distinct()
                .collect(Collectors.joining(", "));
        if (!causes.isEmpty()) {
            notes.add("Explained by these, if they find something as well: " + causes + ".");
        }
    }
}
