package io.deckwatch.rule.schedule;

import io.deckwatch.rule.Facts;
import io.deckwatch.rule.Severity;
import io.deckwatch.rule.Verdict;
import io.deckwatch.state.ClusterView;
import io.deckwatch.state.Subject;
import java.time.Instant;

/**
 * A schedule's name does not fit into the label that Velero puts on each of its backups, so the API server rejects them all.
 * Velero calls such a schedule Enabled; only the server's log tells. Should a Velero know better, its first run ends this.
 */
public record ScheduleNameTooLong() implements ScheduleRule {

    /** The alert's name. */
    public static final String NAME = "VeleroScheduleNameTooLong";

    private static final int LONGEST_LABEL = 63;

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Verdict evaluate(Subject subject, ClusterView view, Instant now) {
        return ScheduleCase.judge(subject, view, now, ScheduleNameTooLong::judge);
    }

    private static Verdict judge(ScheduleCase c) {
        var name = c.subject().name();
        var created = c.definition().head().created();
        var ran = c.view().runs().newest(run -> run.isOwn() && !run.created().isBefore(created));
        if (name.length() <= LONGEST_LABEL || !c.isEnabled() || ran.isPresent()) {
            return Verdict.fine();
        }
        var reason = "the name has " + name.length() + " characters, and a label holds " + LONGEST_LABEL;
        return new Verdict.Active(
                Severity.WARNING,
                created,
                ScheduleFacts.promise(c).mayChangeAt(),
                Facts.of(
                        "The name of schedule " + name + " is too long: none of its backups can be made.",
                        "Velero puts the name of the schedule into a label of each backup. This one has "
                                + name.length()
                                + " characters, and a label holds " + LONGEST_LABEL
                                + ", so the API server rejects each backup. Make the schedule anew with a shorter"
                                + " name.",
                        ScheduleFacts.about(c, created, reason)));
    }
}
