package io.deckwatch.rule.schedule;

import io.deckwatch.rule.Facts;
import io.deckwatch.rule.Facts.Cause;
import io.deckwatch.rule.Severity;
import io.deckwatch.rule.Verdict;
import io.deckwatch.rule.Words;
import io.deckwatch.state.ClusterView;
import io.deckwatch.state.Run;
import io.deckwatch.state.ScheduleView.Gaps;
import io.deckwatch.state.Subject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A schedule is in trouble, and its newest good backup expires before the next good one can exist: Velero is about to delete
 * the last copy. A schedule whose backups are kept for a shorter time than it is to the next run has no copy at times by
 * design; that is told once, as a fault of its configuration.
 *
 * @param ahead how long before the expiry it becomes a page
 */
public record LastGoodExpiring(Duration ahead) implements ScheduleRule {

    /** The alert's name. */
    public static final String NAME = "VeleroLastGoodExpiring";

    /** The default of {@link #ahead}. */
    public static final Duration AHEAD = Duration.ofHours(24);

    /** A run starts within a minute or two of its slot; in a queue, or behind another one, later. */
    private static final Duration START = Duration.ofMinutes(30);

    /** Garbage collection looks once an hour: a backup that expires meanwhile is there until then. */
    private static final Duration COLLECTION = Duration.ofHours(1);

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
        return ScheduleCase.judge(subject, view, now, this::judge);
    }

    private Verdict judge(ScheduleCase c) {
        if (!c.isEnabled()) {
            return new Verdict.Retired("schedule not enabled");
        }
        var promise = ScheduleFacts.promise(c);
        var gap = c.view().gaps().map(Gaps::longest);
        if (gap.isPresent() && promise.ttl().plus(COLLECTION).compareTo(gap.get()) < 0) {
            return byDesign(c, promise, gap.get());
        }
        var trouble = trouble(c, promise);
        if (trouble.isEmpty()) {
            var slot = promise.firstSlot().map(Promise.Slot::holdsUntil).orElse(null);
            return Verdict.fineUntil(Promise.earliest(c.now(), slot, promise.mayChangeAt()));
        }
        var good = promise.newestGood().or(() -> lastThatExpired(c));
        return good.isEmpty() || good.get().expires() == null
                ? Verdict.fineUntil(promise.mayChangeAt())
                : judge(c, promise, good.get(), trouble.get());
    }

    private static Verdict byDesign(ScheduleCase c, Promise promise, Duration gap) {
        var changed = c.definition().memory().cronChangedAt();
        var since = changed == null ? c.definition().head().created() : changed;
        return new Verdict.Active(
                Severity.WARNING,
                since,
                promise.mayChangeAt(),
                Facts.of(
                        "Backups of " + c.title() + " are kept for " + Words.span(promise.ttl()) + ", but up to "
                                + Words.span(gap) + " pass between its runs.",
                        "So there are times without any restore point of it, even if each run succeeds: a backup is"
                                + " deleted before the next one is made. Keep them longer (spec.template.ttl), or run more"
                                + " often.",
                        ScheduleFacts.about(c, since, "ttl shorter than the interval")));
    }

    /** Since when the schedule makes no good backup: its newest run was none, or a slot is lost. */
    private static Optional<Instant> trouble(ScheduleCase c, Promise promise) {
        var bad = c.newestAttempt().filter(run -> !c.isGood(run)).map(Run::ended);
        var lost = promise.firstSlot().filter(slot -> slot.isLost(c.now())).map(Promise.Slot::lostAt);
        return bad.isPresent() && lost.isPresent()
                ? Optional.of(bad.get().isBefore(lost.get()) ? bad.get() : lost.get())
                : bad.or(() -> lost);
    }

    /** The newest good backup, if it is gone because it expired and no other is left. */
    private static Optional<Run> lastThatExpired(ScheduleCase c) {
        return c.view().runs().newest(c::isGood).filter(run -> {
            var gone = run.goneAt();
            return gone != null && run.hasExpired(gone);
        });
    }

    private Verdict judge(ScheduleCase c, Promise promise, Run good, Instant trouble) {
        var expires = good.expires();
        var next = nextGood(c);
        if (expires == null || (next.isPresent() && expires.isAfter(next.get()))) {
            return Verdict.fineUntil(Promise.earliest(
                    c.now(), runningUntil(c).orElse(null), startsUntil(c).orElse(null), promise.mayChangeAt()));
        }
        var page = expires.minus(ahead);
        var urgent = !c.now().isBefore(page);
        return new Verdict.Active(
                urgent ? Severity.CRITICAL : Severity.WARNING,
                trouble,
                Promise.earliest(
                        c.now(),
                        page,
                        promise.firstSlot().map(Promise.Slot::holdsUntil).orElse(null),
                        runningUntil(c).orElse(null),
                        startsUntil(c).orElse(null),
                        promise.mayChangeAt()),
                facts(c, good, trouble, next.orElse(null), urgent));
    }

    /** When a good backup can exist at the earliest: of the run that goes on now, else of the next one by the cron. */
    private static Optional<Instant> nextGood(ScheduleCase c) {
        return runningUntil(c).filter(c.now()::isBefore).or(() -> nextSlot(c).map(at -> at.plus(expected(c))));
    }

    /** The next slot that no run has been made for: also one that has just passed, for which a run may be about to start. */
    private static Optional<Instant> nextSlot(ScheduleCase c) {
        var late = c.now().minus(START);
        var tried = c.newestAttempt().map(Run::started).filter(late::isBefore);
        return c.view().nextSlot(tried.orElse(late));
    }

    /** Until when the run that goes on now may still succeed: it may take twice as long as usual. */
    private static Optional<Instant> runningUntil(ScheduleCase c) {
        return c.view().runs().newest(run -> run.isOwn() && run.isRunning()).map(run -> run.started()
                .plus(expected(c).multipliedBy(2)));
    }

    private static Optional<Instant> startsUntil(ScheduleCase c) {
        return nextSlot(c).map(slot -> slot.plus(START));
    }

    private static Duration expected(ScheduleCase c) {
        return c.view().runs().expectedDuration(c.view().settings());
    }

    private static Facts facts(ScheduleCase c, Run good, Instant since, @Nullable Instant next, boolean urgent) {
        var expires = Words.time(good.expires() == null ? since : good.expires());
        var gone = good.goneAt();
        var summary = gone == null
                ? "The last good backup of " + c.title() + " is deleted at " + expires
                        + ", before the next one can exist."
                : "The last good backup of " + c.title() + " has expired and is gone; there is no other.";
        var copy = gone == null
                ? "Backup " + good.name() + ", started " + Words.time(good.started()) + ", expires " + expires
                        + " and is the only good one. "
                : "Backup " + good.name() + " was the only good one. It expired " + expires + ". ";
        var failure = c.newestFailure();
        return new Facts(
                        summary,
                        copy
                                + (next == null
                                        ? "No next run is known. "
                                        : "If the next run succeeds, its backup exists at " + Words.time(next) + ". ")
                                + c.runNow() + " Start a backup by hand, or put the expiry off, before that time.",
                        ScheduleFacts.about(c, since, failure),
                        urgent ? hindered(c) : told(c))
                .with(failure.symptom());
    }

    /** What keeps Velero from deleting anything. */
    private static List<Cause> hindered(ScheduleCase c) {
        var causes = new ArrayList<>(Excuses.unusableLocation(c, c.now()));
        causes.add(c.serverDown());
        return causes;
    }

    /** Days before the expiry it is enough that the trouble itself is told. */
    private static List<Cause> told(ScheduleCase c) {
        var causes = new ArrayList<>(hindered(c));
        for (var rule : List.of(
                BackupFailed.NAME,
                BackupFailingPersistent.NAME,
                BackupPartiallyFailed.NAME,
                NoRecentBackup.NAME,
                BackupStale.NAME)) {
            causes.add(c.sameSchedule(rule));
        }
        return causes;
    }
}
