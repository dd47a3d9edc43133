package io.deckwatch.rule.location;

import io.deckwatch.cron.Cron;
import io.deckwatch.event.Kind;
import io.deckwatch.rule.Facts;
import io.deckwatch.rule.Severity;
import io.deckwatch.rule.Verdict;
import io.deckwatch.rule.Words;
import io.deckwatch.state.Run;
import io.deckwatch.state.RunHistory;
import io.deckwatch.state.ScheduleView;
import io.deckwatch.state.Shelf;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A location received the backups of a schedule and does not any more, though the schedule runs: it writes elsewhere now, and
 * nothing else would tell. Schedules that are deleted, paused or failing are none of its business; they have alerts of their
 * own, or were stopped on purpose.
 *
 * @param grace how long after a slot a backup may arrive, at most; a seventh of the schedule's rhythm if that is less
 */
public record StorageLocationSilent(Duration grace) implements LocationRule {

    /** The alert's name. */
    public static final String NAME = "VeleroBackupStorageLocationSilent";

    /** The default of {@link #grace}. */
    public static final Duration GRACE = Duration.ofDays(1);

    private static final Duration LEAST_GRACE = Duration.ofHours(1);
    private static final int GRACE_SHARE = 7;

    /** One backup is a try, two are a habit. */
    private static final int HABIT = 2;

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Set<Kind> needs() {
        return Set.of(Kind.BACKUP_STORAGE_LOCATION, Kind.SCHEDULE, Kind.BACKUP);
    }

    @Override
    public Verdict judge(LocationCase c) {
        var shelf = c.shelf();
        if (shelf.isEmpty() || c.location().spec().readOnly()) {
            return Verdict.fine();
        }
        var leavers = leavers(c, shelf.get());
        if (leavers.isEmpty() || !c.writers().isEmpty()) {
            return Verdict.fine();
        }
        var last = leavers.values().stream().map(Leaver::last).reduce(StorageLocationSilent::newer);
        var overdue = new TreeMap<String, Leaver>();
        Instant next = null;
        for (var leaver : leavers.entrySet()) {
            var due = leaver.getValue().dueAt();
            if (!c.now().isBefore(due)) {
                overdue.put(leaver.getKey(), leaver.getValue());
            } else if (next == null || due.isBefore(next)) {
                next = due;
            }
        }
        return overdue.isEmpty()
                ? Verdict.fineUntil(next)
                : new Verdict.Active(Severity.WARNING, since(overdue), next, facts(c, overdue, last.orElseThrow()));
    }

    /**
     * A schedule that wrote there and writes elsewhere now.
     *
     * @param last its newest backup there
     * @param target where its newest backup lies
     * @param dueAt when the next one should have arrived there at the latest
     */
    private record Leaver(Run last, String target, Instant dueAt) {}

    /** The schedules that wrote there until now; empty as soon as one of them still does. */
    private Map<String, Leaver> leavers(LocationCase c, Shelf shelf) {
        var suspects = new TreeMap<String, ScheduleView>();
        for (var name : shelf.series().keySet()) {
            var view = c.installation().schedule(name);
            var definition = view.map(ScheduleView::definition);
            if (definition.isPresent() && LocationCase.runs(definition.get())) {
                if (c.receives(definition.get())) {
                    return Map.of();
                }
                suspects.put(name, view.get());
            }
        }
        var newest = suspects.isEmpty() ? null : newest(shelf);
        var leavers = new TreeMap<String, Leaver>();
        suspects.forEach((name, view) -> leaver(
                        view, shelf.series().get(name), newest, c.subject().name())
                .ifPresent(leaver -> leavers.put(name, leaver)));
        return leavers;
    }

    private static @Nullable Run newest(Shelf shelf) {
        return shelf.series().values().stream()
                .flatMap(runs -> runs.newest(run -> true).stream())
                .reduce(StorageLocationSilent::newer)
                .orElse(null);
    }

    private Optional<Leaver> leaver(
            ScheduleView view, @Nullable RunHistory there, @Nullable Run newest, String location) {
        if (there == null || newest == null) {
            return Optional.empty();
        }
        var last = there.newest(run -> true);
        var elsewhere = view.runs()
                .newest(run -> run.isOwn() && run.isRestorable())
                .filter(run -> !run.location().equals(location));
        if (last.isEmpty()
                || elsewhere.isEmpty()
                || there.newestFirst().limit(HABIT).count() < HABIT) {
            return Optional.empty();
        }
        return view.cron().flatMap(cron -> rhythm(cron, last.get())
                // One that left long ago is not why the location is silent now.
                .filter(rhythm -> !last.get().started().plus(rhythm.gap).isBefore(newest.started()))
                .map(rhythm ->
                        new Leaver(last.get(), elsewhere.get().location(), rhythm.slot.plus(grace(rhythm.gap)))));
    }

    /** The next slot after a run, and how long it is to the one after that. */
    private record Rhythm(Instant slot, Duration gap) {}

    private static Optional<Rhythm> rhythm(Cron cron, Run last) {
        return cron.next(last.started())
                .flatMap(slot -> cron.next(slot).map(after -> new Rhythm(slot, Duration.between(slot, after))));
    }

    private Duration grace(Duration gap) {
        var share = Duration.ofMinutes(gap.dividedBy(GRACE_SHARE).toMinutes());
        var atLeast = share.compareTo(LEAST_GRACE) < 0 ? LEAST_GRACE : share;
        return atLeast.compareTo(grace) > 0 ? grace : atLeast;
    }

    private static Instant since(Map<String, Leaver> overdue) {
        return overdue.values().stream()
                .map(Leaver::dueAt)
                .min(Instant::compareTo)
                .orElseThrow();
    }

    private static Run newer(Run one, Run other) {
        return other.started().isAfter(one.started()) ? other : one;
    }

    private static Facts facts(LocationCase c, Map<String, Leaver> overdue, Run last) {
        var targets = new TreeSet<String>();
        overdue.values().forEach(leaver -> targets.add(leaver.target()));
        var annotations = c.about(since(overdue), "");
        annotations.put("last_good", last.started().toString());
        var one = overdue.size() == 1;
        return new Facts(
                c.title() + " receives no backups any more, though the schedules run.",
                "The last backup there is " + last.name() + ", started " + Words.time(last.started()) + ". "
                        + (one ? "Schedule " : "Schedules ") + Words.list(overdue.keySet())
                        + " wrote there and " + (one ? "writes" : "write") + " to " + Words.list(targets)
                        + " now; no enabled schedule writes to " + c.subject().name()
                        + ". What lies there expires, and nothing follows.",
                annotations,
                List.of(c.sameLocation(StorageLocationUnavailable.NAME)));
    }
}
