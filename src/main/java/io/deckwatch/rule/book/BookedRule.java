package io.deckwatch.rule.book;

import io.deckwatch.event.Kind;
import io.deckwatch.rule.Rule;
import io.deckwatch.rule.Timing;
import io.deckwatch.rule.Verdict;
import io.deckwatch.state.ClusterView;
import io.deckwatch.state.Matcher;
import io.deckwatch.state.Subject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A rule of a rule file with all that is said of it: the first variant that selects a subject is the rule for that subject;
 * one that nothing selects is not watched by it.
 *
 * @param source where it is written, for people
 * @param labels labels of its alerts beside the name and those of the subject
 * @param variants its forms, the most particular one first; not empty
 */
public record BookedRule(String source, Map<String, String> labels, List<Variant> variants) implements Rule {

    public BookedRule {
        labels = Map.copyOf(labels);
        variants = List.copyOf(variants);
        if (variants.isEmpty()) {
            throw new IllegalArgumentException("A rule has at least one form");
        }
    }

    @Override
    public String name() {
        return variants.getLast().name();
    }

    @Override
    public Set<Subject.Type> subjects() {
        return variants.getLast().subjects();
    }

    @Override
    public Set<Kind> needs() {
        return variants.getLast().needs();
    }

    @Override
    public Timing timing() {
        return variants.getLast().timing();
    }

    @Override
    public boolean judgesSilence() {
        return variants.getLast().judgesSilence();
    }

    @Override
    public boolean pagesHoweverRare() {
        return variants.getLast().pagesHoweverRare();
    }

    @Override
    public Rule chosenFor(Subject subject) {
        if (variants.size() == 1 && variants.getFirst().match().isEmpty()) {
            return variants.getFirst();
        }
        var about = subject.labels();
        for (var variant : variants) {
            if (Matcher.allMatch(variant.match(), about)) {
                return variant;
            }
        }
        return this;
    }

    /** What is said of a subject that no variant selects. */
    @Override
    public Verdict evaluate(Subject subject, ClusterView view, Instant now) {
        var chosen = chosenFor(subject);
        return chosen == this ? new Verdict.Retired("not selected by its rule") : chosen.evaluate(subject, view, now);
    }
}
