package io.deckwatch.cli.rules;

import io.deckwatch.cli.check.Layout;
import io.deckwatch.evaluation.Evaluation;
import io.deckwatch.evaluation.Explanation;
import io.deckwatch.evaluation.Reasons;
import io.deckwatch.rule.Facts;
import io.deckwatch.rule.Verdict;
import io.deckwatch.rule.Words;
import io.deckwatch.state.Subject;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Why rules fire about a schedule, or do not: as text for a terminal. */
public final class ExplanationText {

    private static final int WIDTH = 100;

    private ExplanationText() {}

    /**
     * What each rule says about a schedule and what belongs to it.
     *
     * @param evaluation what is known
     * @param now as of when
     * @return empty if there is no such schedule
     */
    public static Optional<String> of(Evaluation evaluation, Subject schedule, Instant now) {
        return Reasons.of(evaluation, schedule, now).map(ExplanationText::text);
    }

    private static String text(Reasons reasons) {
        var schedule = reasons.schedule();
        var text = new StringBuilder();
        text.append("Schedule ")
                .append(schedule.name())
                .append(" in ")
                .append(schedule.namespace())
                .append(" of ")
                .append(schedule.cluster())
                .append(", as of ")
                .append(reasons.at())
                .append('\n');
        reasons.facts()
                .forEach(fact -> text.append(String.format(Locale.ROOT, "    %-20s%s%n", fact.name(), fact.value())));
        for (var about : reasons.subjects()) {
            text.append('\n').append(about.title()).append('\n');
            about.explanations().forEach(explanation -> append(text, explanation));
        }
        return text.toString();
    }

    private static void append(StringBuilder text, Explanation explanation) {
        var verdict = explanation.verdict();
        var word =
                switch (verdict) {
                    case Verdict.Active active -> active.severity().label().toUpperCase(Locale.ROOT);
                    case Verdict.Retired r -> "not watched";
                    case Verdict.Inactive i -> "fine";
                };
        text.append(String.format(
                Locale.ROOT, "    %-12s %-46s %s%n", word, explanation.rule().name(), again(verdict.mayChangeAt())));
        if (!explanation.unheard().isEmpty()) {
            indented(text, "not listened to: " + explanation.unheard());
        }
        switch (verdict) {
            case Verdict.Active active -> wrong(text, explanation, active);
            case Verdict.Retired retired -> indented(text, retired.reason());
            case Verdict.Inactive i -> {}
        }
    }

    private static void wrong(StringBuilder text, Explanation explanation, Verdict.Active active) {
        var hold = explanation.rule().timing().holdFor();
        indented(
                text,
                "since " + Words.time(active.since())
                        + (hold.isPositive() ? ", fires when it has held for " + Words.span(hold) : ""));
        indented(text, active.facts().summary() + " " + active.facts().description());
        var causes = active.facts().causes().stream()
                .map(Facts.Cause::rule)
                .distinct()
                .toList();
        if (!causes.isEmpty()) {
            indented(text, "silenced by, if that is wrong as well: " + String.join(", ", causes));
        }
    }

    private static void indented(StringBuilder text, String words) {
        Layout.wrapped(words, WIDTH - 17)
                .forEach(line -> text.append(" ".repeat(17)).append(line).append('\n'));
    }

    private static String again(@Nullable Instant at) {
        return at == null ? "asked again when something happens" : "asked again at " + at;
    }
}
