package io.deckwatch.rule.schedule;

import io.deckwatch.cron.Spans;
import io.deckwatch.event.Kind;
import io.deckwatch.rule.Facts;
import io.deckwatch.rule.Rule;
import io.deckwatch.rule.Severity;
import io.deckwatch.rule.Verdict;
import io.deckwatch.rule.Words;
import io.deckwatch.state.ClusterView;
import io.deckwatch.state.Drill;
import io.deckwatch.state.Subject;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * No backup of a schedule was restored for too long, so nobody knows whether they can be. How often that has to be tried the
 * annotation {@code deckwatch.io/restore-drill-every} says, or a policy. Only a restore that is Completed proves something.
 */
public record RestoreDrillOverdue() implements Rule {

    /** The alert's name. */
    public static final String NAME = "VeleroRestoreDrillOverdue";

    /** The annotation without its prefix. */
    private static final String EVERY = "restore-drill-every";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Set<Subject.Type> subjects() {
        return Set.of(Subject.Type.SCHEDULE);
    }

    @Override
    public Set<Kind> needs() {
        return Set.of(Kind.BACKUP, Kind.RESTORE, Kind.SCHEDULE);
    }

    @Override
    public Verdict evaluate(Subject subject, ClusterView view, Instant now) {
        return ScheduleCase.judge(subject, view, now, c -> c.view()
                .span(EVERY)
                .map(every -> judge(c, every))
                .orElseGet(Verdict::fine));
    }

    private static Verdict judge(ScheduleCase c, Duration every) {
        var created = c.definition().head().created();
        // One that was deleted and made anew starts anew.
        var last = c.installation().drills().newest(c.subject().name()).filter(drill -> drill.at()
                .isAfter(created));
        var due = last.map(Drill::at).orElse(created).plus(every);
        if (c.now().isBefore(due)) {
            return Verdict.fineUntil(due);
        }
        return new Verdict.Active(
                Severity.WARNING, due, ScheduleFacts.promise(c).mayChangeAt(), facts(c, last, due, every));
    }

    private static Facts facts(ScheduleCase c, Optional<Drill> last, Instant due, Duration every) {
        var known = last.map(drill ->
                        "The last one was " + drill.restore() + ", which completed " + Words.time(drill.at()) + ".")
                .orElseGet(() -> "None is known since the schedule was created, "
                        + Words.time(c.definition().head().created()) + ".");
        var facts = ScheduleFacts.about(c, due, "no Completed restore within " + Spans.text(every));
        facts.put("last_drill", last.map(drill -> drill.at().toString()).orElse("none"));
        return Facts.of(
                "No backup of " + c.title() + " was restored within the last " + Spans.text(every)
                        + ", as it has to be.",
                known + " A restore is due every " + Spans.text(every) + ", since " + Words.time(due)
                        + ". Until one is Completed nobody knows whether these backups can be restored: try it, into"
                        + " another namespace.",
                facts);
    }
}
