package io.deckwatch.cli.rules;

import io.deckwatch.cli.check.Layout;
import io.deckwatch.evaluation.Evaluation;
import io.deckwatch.evaluation.Explanation;
import io.deckwatch.rule.Facts;
import io.deckwatch.rule.Verdict;
import io.deckwatch.rule.Words;
import io.deckwatch.rule.schedule.Promise;
import io.deckwatch.state.ClusterView;
import io.deckwatch.state.Subject;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
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
        var view = evaluation.views().stream()
                .filter(cluster -> cluster.name().equals(schedule.cluster()))
                .findFirst();
        var subjects = view.map(cluster -> subjects(cluster, schedule)).orElse(Set.of());
        if (!subjects.contains(schedule)) {
            return Optional.empty();
        }
        var text = new StringBuilder();
        text.append("Schedule ")
                .append(schedule.name())
                .append(" in ")
                .append(schedule.namespace())
                .append(" of ")
                .append(schedule.cluster())
                .append(", as of ")
                .append(now)
                .append('\n');
        facts(view.orElseThrow(), schedule, now)
                .forEach(fact -> text.append("    ").append(fact).append('\n'));
        for (var subject : subjects) {
            var explanations = evaluation.explain(subject, now);
            if (!explanations.isEmpty()) {
                text.append('\n').append(title(subject)).append('\n');
                explanations.stream()
                        .sorted(Comparator.comparing(explanation -> rank(explanation.verdict())))
                        .forEach(explanation -> append(text, explanation));
            }
        }
        return Optional.of(text.toString());
    }

    /** The schedule, its volumes, the locations and the installation it depends on, and the cluster. */
    private static Set<Subject> subjects(ClusterView cluster, Subject schedule) {
        var all = new LinkedHashSet<Subject>();
        var known = cluster.subjects();
        known.stream().filter(schedule::equals).forEach(all::add);
        known.stream()
                .filter(subject -> subject.namespace().equals(schedule.namespace()))
                .filter(subject -> switch (subject.type()) {
                    case SCHEDULE_VOLUME -> subject.name().equals(schedule.name());
                    case LOCATION, INSTALLATION -> true;
                    default -> false;
                })
                .sorted()
                .forEach(all::add);
        known.stream().filter(subject -> subject.type() == Subject.Type.CLUSTER).forEach(all::add);
        return all;
    }

    private static List<String> facts(ClusterView cluster, Subject schedule, Instant now) {
        return cluster.installation(schedule.namespace())
                .flatMap(installation -> Promise.of(installation, schedule.name(), now))
                .map(promise -> List.of(
                        "last good backup    "
                                + promise.newestGood()
                                        .map(run -> run.name() + ", started " + Words.time(run.started()))
                                        .orElse("none"),
                        "it expires          "
                                + at(promise.newestGood()
                                        .map(run -> run.expires())
                                        .orElse(null)),
                        "next slot           " + at(promise.nextRun().orElse(null)),
                        "explicit RPO        "
                                + promise.explicitRpo().map(Words::span).orElse("none"),
                        "broken at           "
                                + at(promise.explicitlyBrokenAt()
                                        .or(promise::brokenAt)
                                        .orElse(null))))
                .orElse(List.of());
    }

    private static String at(@Nullable Instant instant) {
        return instant == null ? "-" : Words.time(instant);
    }

    private static String title(Subject subject) {
        var labels = subject.labels().entrySet().stream()
                .filter(label ->
                        !label.getKey().equals("cluster") && !label.getKey().equals("velero_namespace"))
                .map(label -> label.getKey() + " " + label.getValue())
                .collect(Collectors.joining(", "));
        return labels.isEmpty() ? subject.type().name().toLowerCase(Locale.ROOT) : labels;
    }

    private static int rank(Verdict verdict) {
        return switch (verdict) {
            case Verdict.Active a -> 0;
            case Verdict.Retired r -> 1;
            case Verdict.Inactive i -> 2;
        };
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
