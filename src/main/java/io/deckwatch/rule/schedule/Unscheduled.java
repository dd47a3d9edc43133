package io.deckwatch.rule.schedule;

import io.deckwatch.event.Phase;
import io.deckwatch.rule.Facts;
import io.deckwatch.rule.Severity;
import io.deckwatch.rule.Verdict;
import io.deckwatch.rule.Words;
import io.deckwatch.state.ClusterView;
import io.deckwatch.state.Run;
import io.deckwatch.state.Subject;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;

/** Backups of no schedule: somebody made them by hand and looks after them, so their ends are notes, and news for a day. */
final class Unscheduled {

    private static final Duration NEWS = Duration.ofHours(24);

    private Unscheduled() {}

    /** The note that a backup of no schedule ended in one of these phases. */
    static Verdict note(Subject subject, ClusterView view, Instant now, Set<Phase> outcomes) {
        var found = view.installation(subject.namespace())
                .flatMap(i -> i.backup(subject.name()))
                .filter(run -> run.isOwn() && run.outcome() != null && outcomes.contains(run.outcome()));
        if (found.isEmpty() || !now.isBefore(found.get().ended().plus(NEWS))) {
            return Verdict.fine();
        }
        var run = found.get();
        var failure = RunFailure.of(view.installation(subject.namespace()).orElseThrow(), subject, run);
        return new Verdict.Active(
                Severity.INFO,
                run.ended(),
                run.ended().plus(NEWS),
                Facts.of(
                                "Backup " + run.name() + " ended " + run.outcome() + ".",
                                ended(run, failure.reason())
                                        + " It belongs to no schedule, so nothing repeats it by itself.",
                                Map.of("since", run.ended().toString(), "reason", failure.reason()))
                        .with(failure.symptom()));
    }

    /** How a run ended, when and why, as a sentence. */
    static String ended(Run run, String reason) {
        return Words.because(
                "Backup " + run.name() + " ended " + run.outcome() + " at " + Words.time(run.ended()), reason);
    }
}
