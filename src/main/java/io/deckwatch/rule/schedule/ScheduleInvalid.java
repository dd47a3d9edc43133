package io.deckwatch.rule.schedule;

import io.deckwatch.diagnosis.Symptom;
import io.deckwatch.event.Phase;
import io.deckwatch.rule.Facts;
import io.deckwatch.rule.Severity;
import io.deckwatch.rule.Timing;
import io.deckwatch.rule.Verdict;
import io.deckwatch.rule.Words;
import io.deckwatch.state.ClusterView;
import io.deckwatch.state.Subject;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/**
 * Velero refuses a schedule, so none of its backups run; no metric of Velero tells that, and the rules about freshness are
 * silent about such a schedule. If only Deckwatch cannot read its cron, that is a note: Velero runs it, but nobody sees
 * whether in time.
 */
public record ScheduleInvalid() implements ScheduleRule {

    /** The alert's name. */
    public static final String NAME = "VeleroScheduleInvalid";

    /** Long enough to correct what one has just applied. */
    private static final Duration HOLD = Duration.ofMinutes(5);

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Timing timing() {
        return Timing.after(HOLD);
    }

    @Override
    public Verdict evaluate(Subject subject, ClusterView view, Instant now) {
        return ScheduleCase.judge(subject, view, now, ScheduleInvalid::judge);
    }

    private static Verdict judge(ScheduleCase c) {
        var definition = c.definition();
        var life = definition.life();
        if (life.phase().equals(Phase.FAILED_VALIDATION)) {
            var reason = definition.validationErrors().first();
            var text = Words.because("Velero refuses it since " + Words.time(life.since()), reason);
            return active(
                    c, Severity.WARNING, life.since(), new Told("is invalid: none of its backups run", text, reason));
        }
        if (!c.isEnabled() || c.view().cron().isPresent()) {
            return Verdict.fine();
        }
        var changed = definition.memory().cronChangedAt();
        var reason = "Deckwatch cannot read the cron \"" + definition.cron() + "\"";
        var text =
                reason + ", though Velero does. Whether its runs come in time is not watched, unless it has an explicit"
                        + " RPO (annotation deckwatch.io/rpo).";
        return active(
                c,
                Severity.INFO,
                changed == null ? life.since() : changed,
                new Told("has a cron that Deckwatch cannot read", text, reason));
    }

    /** What Velero says of it; what Deckwatch itself finds needs no explanation. */
    private static Symptom symptom(ScheduleCase c) {
        var life = c.definition().life();
        return life.phase().equals(Phase.FAILED_VALIDATION)
                ? new Symptom(
                        c.definition().validationErrors().first(),
                        Map.of("kind", "Schedule", "phase", life.phase().text()))
                : Symptom.NONE;
    }

    private record Told(String summary, String description, String reason) {}

    private static Verdict active(ScheduleCase c, Severity severity, Instant since, Told told) {
        return new Verdict.Active(
                severity,
                since,
                ScheduleFacts.promise(c).mayChangeAt(),
                Facts.of(
                                "Schedule " + c.subject().name() + " " + told.summary() + ".",
                                told.description() + " " + ScheduleFacts.lastGood(c),
                                ScheduleFacts.about(c, since, told.reason()))
                        .with(symptom(c)));
    }
}
