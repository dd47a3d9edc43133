package io.deckwatch.rule.schedule;

import io.deckwatch.cron.Spans;
import io.deckwatch.rule.Facts;
import io.deckwatch.rule.Severity;
import io.deckwatch.rule.Verdict;
import io.deckwatch.state.ClusterView;
import io.deckwatch.state.Subject;
import java.time.Instant;

/**
 * Backups of a schedule are kept for a shorter time than they have to be. How long that is the annotation {@code
 * deckwatch.io/retention} says, or a policy; where neither does, nothing is promised and nothing can be too short.
 */
public record RetentionTooShort() implements ScheduleRule {

    /** The alert's name. */
    public static final String NAME = "VeleroRetentionTooShort";

    /** The annotation without its prefix. */
    private static final String RETENTION = "retention";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Verdict evaluate(Subject subject, ClusterView view, Instant now) {
        return ScheduleCase.judge(subject, view, now, RetentionTooShort::judge);
    }

    private static Verdict judge(ScheduleCase c) {
        var wanted = c.view().span(RETENTION);
        var promise = ScheduleFacts.promise(c);
        if (wanted.isEmpty() || !c.isEnabled() || promise.ttl().compareTo(wanted.get()) >= 0) {
            return Verdict.fine();
        }
        var ttl = Spans.text(promise.ttl());
        var kept = Spans.text(wanted.get());
        var said = c.definition().template().ttl() == null
                ? "Its template names no ttl, so that Velero takes its default, " + ttl
                : "The ttl of its template is " + ttl;
        var created = c.definition().head().created();
        return new Verdict.Active(
                Severity.WARNING,
                created,
                promise.mayChangeAt(),
                Facts.of(
                        "Backups of " + c.title() + " are kept for " + ttl + " and have to be kept for " + kept + ".",
                        said + ". Each backup is deleted when it is " + ttl
                                + " old, and nothing older can be restored, though deckwatch.io/" + RETENTION
                                + " or a policy asks for " + kept + ". Set spec.template.ttl to that or more; backups"
                                + " that exist keep the expiry they have.",
                        ScheduleFacts.about(c, created, "ttl shorter than the retention")));
    }
}
