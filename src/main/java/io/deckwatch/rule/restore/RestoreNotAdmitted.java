package io.deckwatch.rule.restore;

import io.deckwatch.event.Kind;
import io.deckwatch.event.Phase;
import io.deckwatch.rule.Rule;
import io.deckwatch.rule.Verdict;
import io.deckwatch.state.ClusterView;
import io.deckwatch.state.Subject;
import java.time.Instant;
import java.util.Set;

/** Velero refused a restore, so nothing was restored. */
public record RestoreNotAdmitted() implements Rule {

    /** The alert's name. */
    public static final String NAME = "VeleroRestoreNotAdmitted";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Set<Subject.Type> subjects() {
        return RestoreCase.SUBJECTS;
    }

    @Override
    public Set<Kind> needs() {
        return RestoreCase.NEEDS;
    }

    @Override
    public Verdict evaluate(Subject subject, ClusterView view, Instant now) {
        return RestoreCase.judge(
                subject,
                view,
                now,
                c -> c.ended(
                        Phase.FAILED_VALIDATION,
                        "Restore " + subject.name() + " was refused.",
                        c.unavailableLocation()));
    }
}
