package io.deckwatch.rule.schedule;

import io.deckwatch.event.Phase;
import io.deckwatch.state.Run;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The runs of one schedule in a span of time, and the slots of its cron of which no run is known, as pages draw them. It says
 * what is known, not whether that is wrong.
 *
 * @param from the beginning of the span
 * @param to its end
 * @param entries runs and missed slots, oldest first
 */
public record Timeline(Instant from, Instant to, List<Entry> entries) {

    /** Velero looks at its schedules once a minute and is done with a run within a minute. */
    private static final Duration POLLING = Duration.ofMinutes(2);

    /** A slot without a run is not called missed before this time: Velero may be busy with another run. */
    private static final Duration LATE = Duration.ofMinutes(15);

    public Timeline {
        entries = List.copyOf(entries);
    }

    /** What became of a slot or run. */
    public enum Result {
        /** It made a good restore point. */
        GOOD,
        /** It made a part of one. */
        PARTIAL,
        /** It made none. */
        FAILED,
        /** The slot passed without a run. */
        MISSED,
        /** It goes on. */
        RUNNING
    }

    /**
     * A run, or a slot that made none.
     *
     * @param at when the run began, or the slot
     * @param until when the run ended; null while it runs, and for a slot
     * @param result what became of it
     * @param backup the name of the Backup, or an empty string for a slot
     * @param phase the phase it ended in or is in, or an empty string for a slot
     */
    public record Entry(Instant at, @Nullable Instant until, Result result, String backup, String phase) {}

    /** A span of which nothing is known. */
    static Timeline empty(Instant from, Instant to) {
        return new Timeline(from, to, List.of());
    }

    /**
     * The time up to now.
     *
     * @param most how many runs at most, the newest; a cron with more slots than that shows none as missed
     */
    static Timeline of(ScheduleCase c, Duration span, int most) {
        var from = c.now().minus(span);
        var runs = c.view()
                .runs()
                .newestFirst()
                .filter(Run::isOwn)
                .takeWhile(run -> !run.started().isBefore(from))
                .limit(most)
                .toList();
        var entries = new ArrayList<Entry>();
        runs.forEach(run -> entries.add(entry(run, c)));
        missed(c, from, runs, most).forEach(slot -> entries.add(new Entry(slot, null, Result.MISSED, "", "")));
        entries.sort(Comparator.comparing(Entry::at));
        return new Timeline(from, c.now(), entries);
    }

    private static Entry entry(Run run, ScheduleCase c) {
        var result = run.isRunning()
                ? Result.RUNNING
                : c.isGood(run)
                        ? Result.GOOD
                        : Phase.PARTIALLY_FAILED.equals(run.outcome()) ? Result.PARTIAL : Result.FAILED;
        var outcome = run.outcome();
        return new Entry(
                run.started(),
                run.isRunning() ? null : run.ended(),
                result,
                run.name(),
                (outcome == null ? run.phase() : outcome).text());
    }

    private static List<Instant> missed(ScheduleCase c, Instant from, List<Run> runs, int most) {
        var cron = c.view().cron();
        // Since when a schedule is paused is not known if that was before Deckwatch came.
        if (cron.isEmpty() || cron.get().isInterval() || c.definition().memory().paused()) {
            return List.of();
        }
        var slots = cron.get().slots(regularSince(c, from), c.now().minus(LATE), most + 1);
        if (slots.size() > most) {
            return List.of();
        }
        var begun = runs.stream().map(Run::created).collect(Collectors.toCollection(TreeSet::new));
        // Of a slot so old that its Backup has expired nobody can tell whether there was one.
        var expired = c.now().minus(ScheduleFacts.promise(c).ttl());
        return slots.stream()
                .filter(slot -> slot.isAfter(expired))
                .filter(slot -> !isKept(slot, cron.get().next(slot).orElse(Instant.MAX), begun))
                .toList();
    }

    private static boolean isKept(Instant slot, Instant next, NavigableSet<Instant> begun) {
        var run = begun.ceiling(slot.minus(POLLING));
        return run != null && run.isBefore(next.minus(POLLING));
    }

    /**
     * The time after which the cron held without a change (creation, the end of a pause, another cron, a skipped slot), and
     * not before the first run that is known: of what was deleted before Deckwatch came nobody can tell.
     */
    private static Instant regularSince(ScheduleCase c, Instant from) {
        var definition = c.definition();
        var memory = definition.memory();
        return Stream.of(
                        definition.head().created(),
                        memory.unpausedAt(),
                        memory.cronChangedAt(),
                        definition.runs().lastSkipped(),
                        firstKnown(c))
                .filter(Objects::nonNull)
                .map(instant -> (Instant) instant)
                .reduce(from, (one, other) -> one.isAfter(other) ? one : other);
    }

    private static @Nullable Instant firstKnown(ScheduleCase c) {
        return c.view()
                .runs()
                .newestFirst()
                .filter(Run::isOwn)
                .reduce((newer, older) -> older)
                .map(run -> run.started().minus(POLLING))
                .orElse(c.definition().runs().lastBackup());
    }
}
