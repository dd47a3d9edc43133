package io.deckwatch.rule.book;

import io.deckwatch.cron.Spans;
import io.deckwatch.event.Kind;
import io.deckwatch.rule.Rule;
import io.deckwatch.rule.Severity;
import io.deckwatch.rule.Timing;
import io.deckwatch.rule.Verdict;
import io.deckwatch.state.ClusterView;
import io.deckwatch.state.Matcher;
import io.deckwatch.state.Subject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A rule as it is set for some subjects.
 *
 * @param name the alert's name
 * @param match which subjects; all of the detector's sorts where it is empty
 * @param detection what is detected, with its thresholds
 * @param timing {@code for} and {@code keep_firing_for}
 * @param severity the severity, whatever the detector says; empty to let the detector say
 * @param wording how it is said
 * @param off whether these subjects are not watched by the rule
 */
public record Variant(
        String name,
        List<Matcher> match,
        Detection detection,
        Timing timing,
        Optional<Severity> severity,
        Wording wording,
        boolean off)
        implements Rule {

    public Variant {
        match = List.copyOf(match);
    }

    @Override
    public Set<Subject.Type> subjects() {
        return detection.rule().subjects();
    }

    @Override
    public Set<Kind> needs() {
        return detection.rule().needs();
    }

    @Override
    public boolean judgesSilence() {
        return detection.rule().judgesSilence();
    }

    /** A severity that a file sets is meant for each schedule that the form selects. */
    @Override
    public boolean pagesHoweverRare() {
        return severity.isPresent() || detection.rule().pagesHoweverRare();
    }

    @Override
    public Verdict evaluate(Subject subject, ClusterView view, Instant now) {
        if (off) {
            return new Verdict.Retired("switched off by an override");
        }
        var verdict = detection.rule().evaluate(subject, view, now);
        return verdict instanceof Verdict.Active active ? worded(active, subject) : verdict;
    }

    /** All that is set, in words: which subjects, thresholds, times and severity. */
    public List<String> said() {
        var said = new ArrayList<String>();
        if (!match.isEmpty()) {
            said.add("for " + match.stream().map(Object::toString).collect(Collectors.joining(" ")));
        }
        if (off) {
            said.add("off");
            return said;
        }
        detection.thresholds().forEach((threshold, value) -> said.add(threshold + " " + value));
        if (timing.holdFor().isPositive()) {
            said.add("for " + Spans.text(timing.holdFor()));
        }
        if (timing.keepFiringFor().isPositive()) {
            said.add("keep_firing_for " + Spans.text(timing.keepFiringFor()));
        }
        severity.ifPresent(level -> said.add("severity " + level.label()));
        return said;
    }

    private Verdict worded(Verdict.Active active, Subject subject) {
        var loud = severity.orElse(active.severity());
        return new Verdict.Active(
                loud, active.since(), active.mayChangeAt(), wording.word(active.facts(), subject, loud));
    }
}
