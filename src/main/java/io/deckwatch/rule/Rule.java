package io.deckwatch.rule;

import io.deckwatch.event.Kind;
import io.deckwatch.state.ClusterView;
import io.deckwatch.state.Subject;
import java.time.Instant;
import java.util.Map;
import java.util.Set;

/** Something that can be wrong with a subject. Its name is the name of the alert, of the runbook and of the heading in docs/rules.md. */
public interface Rule {

    /** The alert's name, for example {@code VeleroBackupStale}. */
    String name();

    /** What sorts of subjects it is about. */
    Set<Subject.Type> subjects();

    /** The kinds whose objects it judges by. While one of them is not watched well the rule gives no verdict. */
    Set<Kind> needs();

    /** How long its condition must hold, and how long the alert is kept. */
    default Timing timing() {
        return Timing.AT_ONCE;
    }

    /** Labels of its alerts beside the name and those of the subject. */
    default Map<String, String> labels() {
        return Map.of();
    }

    /** The rule as it is set for that subject: thresholds and timing may differ from one subject to the next. */
    default Rule chosenFor(Subject subject) {
        return this;
    }

    /** Whether it also holds, or may hold, while the cluster's watch is silent. */
    default boolean judgesSilence() {
        return false;
    }

    /** Whether it pages about schedules that run rarely as about others, see {@link Ceiling}. */
    default boolean pagesHoweverRare() {
        return false;
    }

    /**
     * The verdict about one subject, by what is known and by the time alone.
     *
     * @param subject one of the sorts of {@link #subjects()}
     * @param view what is known of the subject's cluster
     * @param now the time
     */
    Verdict evaluate(Subject subject, ClusterView view, Instant now);
}
