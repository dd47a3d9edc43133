package io.deckwatch.rule.schedule;

import io.deckwatch.rule.Facts;
import io.deckwatch.rule.Verdict;
import io.deckwatch.rule.Words;
import io.deckwatch.state.ClusterView;
import io.deckwatch.state.Subject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A schedule no longer protects anything new: two slots in a row are lost, or its newest good backup is older than an
 * explicit age for an hour.
 *
 * @param age the explicit age, if one is set
 */
public record BackupStale(Optional<Duration> age) implements ScheduleRule {

    /** The alert's name. */
    public static final String NAME = "VeleroBackupStale";

    private static final Duration HOLD = Duration.ofHours(1);

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
        var tooOldAt = age.map(limit -> promise.freshSince().plus(limit).plus(HOLD));
        if (tooOldAt.isPresent() && !c.now().isBefore(tooOldAt.get())) {
            var text = "The newest good backup of " + c.title() + " is older than " + Words.span(age.get()) + ".";
            return active(c, new Breach(tooOldAt.get(), null, promise.mayChangeAt()), text);
        }
        return bySlots(c, promise, tooOldAt.orElse(null));
    }

    private static Verdict bySlots(ScheduleCase c, Promise promise, @Nullable Instant tooOldAt) {
        var first = promise.firstSlot();
        var second = promise.secondSlot();
        if (first.isEmpty() || second.isEmpty()) {
            return Verdict.fineUntil(Promise.earliest(c.now(), tooOldAt, promise.mayChangeAt()));
        }
        var slots =
                Promise.earliest(c.now(), first.get().holdsUntil(), second.get().holdsUntil());
        var again = Promise.earliest(c.now(), slots, tooOldAt, promise.mayChangeAt());
        if (!first.get().isLost(c.now()) || !second.get().isLost(c.now())) {
            return Verdict.fineUntil(again);
        }
        var lost = second.get().lostAt();
        var since = lost.isAfter(first.get().lostAt()) ? lost : first.get().lostAt();
        var twice = since.plus(Duration.between(promise.anchor(), since));
        var text = promise.newestGood().isEmpty()
                ? "There is no good backup of " + c.title() + "."
                : "Two runs of " + c.title() + " in a row made no good backup (due "
                        + Words.time(first.get().slot()) + " and "
                        + Words.time(second.get().slot()) + ").";
        return active(c, new Breach(since, twice, again), text);
    }

    /**
     * A schedule that is stale.
     *
     * @param at since when
     * @param twiceAt until when something else may explain it: until twice the RPO has passed; null if it explains nothing
     * @param mayChangeAt when else something about it may be different
     */
    private record Breach(
            Instant at, @Nullable Instant twiceAt, @Nullable Instant mayChangeAt) {}

    private static Verdict active(ScheduleCase c, Breach breach, String summary) {
        var failure = c.newestFailure();
        var causes = new ArrayList<>(c.vanishedBackups());
        if (breach.twiceAt() != null) {
            causes.addAll(Hindrances.of(c));
            causes.addAll(Excuses.failsPersistently(c));
        }
        if (breach.twiceAt() != null && c.now().isBefore(breach.twiceAt())) {
            causes.addAll(Excuses.unusableLocation(c, breach.at()));
            causes.add(c.serverDown());
            causes.add(c.sameSchedule(BackupFailingPersistent.NAME));
        }
        var recovery = breach.twiceAt() == null ? Recovery.NONE : Recovery.of(c, ScheduleFacts.promise(c));
        return new Verdict.Active(
                recovery.severity(),
                breach.at(),
                Promise.earliest(c.now(), breach.twiceAt(), breach.mayChangeAt(), recovery.until()),
                new Facts(
                                summary,
                                ScheduleFacts.lastGood(c) + " " + c.runNow(),
                                ScheduleFacts.about(c, breach.at(), failure),
                                causes)
                        .with(failure.symptom()));
    }
}
