package io.deckwatch.rule.schedule;

import io.deckwatch.rule.Facts;
import io.deckwatch.rule.Severity;
import io.deckwatch.rule.Verdict;
import io.deckwatch.rule.Words;
import io.deckwatch.state.ClusterView;
import io.deckwatch.state.Subject;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A run was due, its grace has passed, and no Backup was made for it. A run that is late, slow, blocked or failed is not
 * missed; one that is started after all has made up for it when it is done.
 */
public record BackupMissed() implements ScheduleRule {

    /** The alert's name. */
    public static final String NAME = "VeleroBackupMissed";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Verdict evaluate(Subject subject, ClusterView view, Instant now) {
        return ScheduleCase.judgeEnabled(subject, view, now, BackupMissed::judge);
    }

    private static Verdict judge(ScheduleCase c) {
        if (!c.everRan()) {
            return Verdict.fine();
        }
        return Due.late(c).map(late -> startedLate(c, late)).orElseGet(() -> notStarted(c));
    }

    private static Verdict notStarted(ScheduleCase c) {
        var due = Due.of(c);
        if (due.isEmpty() || ScheduleBlocked.blocker(c).isPresent()) {
            return Verdict.fine();
        }
        var missedAt = due.get().missedAt();
        if (c.now().isBefore(missedAt)) {
            return Verdict.fineUntil(missedAt);
        }
        var text = "The run of " + c.title() + " due " + Words.time(due.get().slot()) + " was not started.";
        return missed(
                c,
                new Miss(due.get(), "not started", null),
                text,
                "Velero has made no Backup for it. " + c.lastSubmission() + " ");
    }

    /** The run goes on at last. Should it take long, that is another matter. */
    private static Verdict startedLate(ScheduleCase c, Due.Late late) {
        var text = "The run of " + c.title() + " due " + Words.time(late.due().slot()) + " was started late.";
        var told = "It was started at " + Words.time(late.at()) + " and is not done yet. ";
        return missed(c, new Miss(late.due(), "started late", late.until()), text, told);
    }

    /**
     * A slot that was missed.
     *
     * @param due the slot
     * @param reason in two words
     * @param mayChangeAt when this may become another verdict by the time alone
     */
    private record Miss(Due due, String reason, @Nullable Instant mayChangeAt) {}

    private static Verdict missed(ScheduleCase c, Miss miss, String summary, String told) {
        var promise = ScheduleFacts.promise(c);
        var since = miss.due.missedAt();
        var recovery = Recovery.of(c, promise);
        return new Verdict.Active(
                promise.isBroken() ? recovery.severity() : Severity.WARNING,
                since,
                Promise.earliest(c.now(), promise.brokenChangesAt(), miss.mayChangeAt, recovery.until()),
                new Facts(
                        summary,
                        told + ScheduleFacts.lastGood(c),
                        ScheduleFacts.about(c, miss.due.slot(), miss.reason),
                        List.of(c.serverDown())));
    }
}
