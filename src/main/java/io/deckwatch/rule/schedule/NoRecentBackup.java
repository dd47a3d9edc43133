package io.deckwatch.rule.schedule;

import io.deckwatch.rule.Facts;
import io.deckwatch.rule.Facts.Cause;
import io.deckwatch.rule.Severity;
import io.deckwatch.rule.Verdict;
import io.deckwatch.rule.Words;
import io.deckwatch.state.ClusterView;
import io.deckwatch.state.Subject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A schedule's RPO is broken: an explicit one (annotation {@code deckwatch.io/rpo}) when the newest good backup started longer
 * ago than that, the one derived from the cron when the first slot since the last kept promise is lost.
 */
public record NoRecentBackup() implements ScheduleRule {

    /** The alert's name. */
    public static final String NAME = "VeleroNoRecentBackup";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public boolean pagesHoweverRare() {
        return true;
    }

    @Override
    public Verdict evaluate(Subject subject, ClusterView view, Instant now) {
        return ScheduleCase.judgePausedToo(subject, view, now, NoRecentBackup::judge);
    }

    private static Verdict judge(ScheduleCase c) {
        var promise = ScheduleFacts.promise(c);
        var rpo = promise.explicitRpo();
        if (c.definition().memory().paused()) {
            return rpo.isPresent()
                    ? explicit(c, promise, rpo.get(), Severity.WARNING)
                    : new Verdict.Retired(ScheduleCase.PAUSED);
        }
        if (!c.isEnabled()) {
            return new Verdict.Retired("schedule not enabled");
        }
        return rpo.isPresent() ? explicit(c, promise, rpo.get(), Severity.CRITICAL) : derived(c, promise);
    }

    private static Verdict explicit(ScheduleCase c, Promise promise, Duration rpo, Severity most) {
        var brokenAt = promise.freshSince().plus(rpo);
        if (c.now().isBefore(brokenAt)) {
            return Verdict.fineUntil(Promise.earliest(c.now(), brokenAt, promise.mayChangeAt()));
        }
        var broken = "The newest good backup of " + c.title() + " is older than its RPO of " + Words.span(rpo) + ".";
        // Who said how old a backup may be is told when it is older, but not again when it is about to be repaired.
        var recovery = promise.isLostTwice() ? Recovery.of(c, promise) : Recovery.NONE;
        var severity = most.compareTo(recovery.severity()) < 0 ? most : recovery.severity();
        var again = Promise.earliest(c.now(), promise.brokenChangesAt(), recovery.until());
        return active(c, new Breach(severity, brokenAt, brokenAt.plus(rpo), again), broken);
    }

    private static Verdict derived(ScheduleCase c, Promise promise) {
        var slot = promise.firstSlot();
        if (slot.isEmpty()) {
            return Verdict.fine();
        }
        if (!slot.get().isLost(c.now())) {
            return Verdict.fineUntil(Promise.earliest(c.now(), slot.get().holdsUntil(), promise.mayChangeAt()));
        }
        var brokenAt = slot.get().lostAt();
        var twice = brokenAt.plus(Duration.between(promise.anchor(), brokenAt));
        var text = "The run of " + c.title() + " due " + Words.time(slot.get().slot()) + " made no good backup.";
        var again = Promise.earliest(c.now(), slot.get().holdsUntil(), promise.mayChangeAt());
        return active(c, new Breach(Severity.WARNING, brokenAt, twice, again), text);
    }

    /**
     * A broken RPO.
     *
     * @param severity how bad
     * @param at when it was broken
     * @param twiceAt when twice the RPO has passed: then a cause no longer silences it
     * @param mayChangeAt when else something about it may be different
     */
    private record Breach(
            Severity severity,
            Instant at,
            Instant twiceAt,
            @Nullable Instant mayChangeAt) {}

    private static Verdict active(ScheduleCase c, Breach breach, String summary) {
        var failure = c.newestFailure();
        var tolerated = c.now().isBefore(breach.twiceAt());
        return new Verdict.Active(
                breach.severity(),
                breach.at(),
                Promise.earliest(c.now(), breach.twiceAt(), breach.mayChangeAt()),
                new Facts(
                                summary,
                                ScheduleFacts.lastGood(c) + " " + c.runNow(),
                                ScheduleFacts.about(c, breach.at(), failure),
                                causes(c, breach.at(), tolerated))
                        .with(failure.symptom()));
    }

    private static List<Cause> causes(ScheduleCase c, Instant at, boolean tolerated) {
        var causes = new ArrayList<Cause>();
        causes.add(c.sameSchedule(BackupStale.NAME));
        causes.addAll(c.vanishedBackups());
        causes.addAll(Hindrances.of(c));
        causes.addAll(Excuses.failsPersistently(c));
        if (tolerated) {
            causes.addAll(Excuses.unusableLocation(c, at));
            causes.add(c.sameSchedule(ScheduleLocationUnusable.NAME));
            causes.add(c.sameSchedule(ScheduleNameTooLong.NAME));
            causes.add(c.serverDown());
            causes.add(c.sameSchedule(BackupFailingPersistent.NAME));
            causes.add(c.sameSchedule(BackupFailed.NAME));
            causes.add(c.sameSchedule(BackupPartiallyFailed.NAME));
            causes.addAll(c.runningTransfers());
        }
        return causes;
    }
}
