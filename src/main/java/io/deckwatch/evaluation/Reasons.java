package io.deckwatch.evaluation;

import io.deckwatch.rule.Severity;
import io.deckwatch.rule.Verdict;
import io.deckwatch.rule.Words;
import io.deckwatch.rule.schedule.Promise;
import io.deckwatch.state.ClusterView;
import io.deckwatch.state.Run;
import io.deckwatch.state.Subject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Why rules fire about a schedule and what belongs to it, or do not. Immutable, so that any thread may read it.
 *
 * @param schedule the schedule
 * @param at as of when
 * @param facts what rules go by
 * @param subjects the schedule, its volumes, the locations and the installation it depends on, and the cluster
 */
public record Reasons(Subject schedule, Instant at, List<Fact> facts, List<About> subjects) {

    public Reasons {
        facts = List.copyOf(facts);
        subjects = List.copyOf(subjects);
    }

    /** Something that rules go by. */
    public record Fact(String name, String value) {}

    /**
     * What rules say about one subject.
     *
     * @param title what it is, in words
     * @param explanations what is wrong first, the loudest of it before the rest, then what is not watched, then what is fine
     */
    public record About(String title, List<Explanation> explanations) {
        public About {
            explanations = List.copyOf(explanations);
        }
    }

    /**
     * What each rule says about a schedule and what belongs to it.
     *
     * @param evaluation what is known
     * @param now as of when
     * @return empty if there is no such schedule
     */
    public static Optional<Reasons> of(Evaluation evaluation, Subject schedule, Instant now) {
        return evaluation.views().stream()
                .filter(cluster -> cluster.name().equals(schedule.cluster()))
                .findFirst()
                .flatMap(view -> of(evaluation, view, schedule, now));
    }

    private static Optional<Reasons> of(Evaluation evaluation, ClusterView view, Subject schedule, Instant now) {
        var subjects = subjects(view, schedule);
        if (!subjects.contains(schedule)) {
            return Optional.empty();
        }
        var about = new ArrayList<About>();
        for (var subject : subjects) {
            var explanations = evaluation.explain(subject, now);
            if (!explanations.isEmpty()) {
                about.add(new About(title(subject), inOrder(explanations)));
            }
        }
        return Optional.of(new Reasons(schedule, now, facts(view, schedule, now), about));
    }

    private static Set<Subject> subjects(ClusterView cluster, Subject schedule) {
        var all = new LinkedHashSet<Subject>();
        var known = cluster.subjects();
        known.stream().filter(schedule::equals).forEach(all::add);
        known.stream()
                .filter(subject -> subject.namespace().equals(schedule.namespace()))
                .filter(subject -> switch (subject.type()) {
                    case SCHEDULE_VOLUME -> subject.name().equals(schedule.name());
                    case LOCATION, INSTALLATION -> true;
                    case CLUSTER,
                            SCHEDULE,
                            BACKUP,
                            BACKUP_VOLUME,
                            REPOSITORY,
                            RESTORE,
                            RESTORE_VOLUME,
                            NODE,
                            COMPONENT -> false;
                })
                .sorted()
                .forEach(all::add);
        known.stream().filter(subject -> subject.type() == Subject.Type.CLUSTER).forEach(all::add);
        return all;
    }

    private static List<Fact> facts(ClusterView cluster, Subject schedule, Instant now) {
        return cluster.installation(schedule.namespace())
                .flatMap(installation -> Promise.of(installation, schedule.name(), now))
                .map(Reasons::facts)
                .orElse(List.of());
    }

    private static List<Fact> facts(Promise promise) {
        var good = promise.newestGood();
        return List.of(
                new Fact(
                        "last good backup",
                        good.map(run -> run.name() + ", started " + Words.time(run.started()))
                                .orElse("none")),
                new Fact("it expires", at(good.map(Run::expires).orElse(null))),
                new Fact("next slot", at(promise.nextRun().orElse(null))),
                new Fact("explicit RPO", promise.explicitRpo().map(Words::span).orElse("none")),
                new Fact(
                        "broken at",
                        at(promise.explicitlyBrokenAt().or(promise::brokenAt).orElse(null))));
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

    private static List<Explanation> inOrder(List<Explanation> explanations) {
        return explanations.stream()
                .sorted(Comparator.comparing((Explanation explanation) -> rank(explanation.verdict()))
                        .thenComparing(explanation -> severity(explanation.verdict()), Comparator.reverseOrder()))
                .toList();
    }

    private static Severity severity(Verdict verdict) {
        return verdict instanceof Verdict.Active active ? active.severity() : Severity.NONE;
    }

    private static int rank(Verdict verdict) {
        return switch (verdict) {
            case Verdict.Active a -> 0;
            case Verdict.Retired r -> 1;
            case Verdict.Inactive i -> 2;
        };
    }
}
