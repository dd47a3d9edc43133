package io.deckwatch.state;

import io.deckwatch.cron.Cron;
import io.deckwatch.cron.InvalidCronException;
import io.deckwatch.cron.Spans;
import io.deckwatch.event.ScheduleProjection;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One schedule: its definition, if it exists, and the runs that carry its name.
 *
 * @param definition the Schedule object; null if there is none, or none any more
 * @param cron its cron, if it can be read
 * @param gaps the times between two slots of the cron, as far as a look at the next ones tells
 * @param runs its backups
 * @param settings those of its installation
 */
public record ScheduleView(
        @Nullable ScheduleProjection definition,
        Optional<Cron> cron,
        Optional<Gaps> gaps,
        RunHistory runs,
        InstallationSettings settings) {

    /** Enough for each day of two months, and each month of five years. */
    private static final int SLOTS_SEEN = 62;

    /**
     * The times between two slots of a cron.
     *
     * @param longest the longest one
     * @param usual their mean: that of a schedule for workdays is less than two days, though its longest one is three
     */
    public record Gaps(Duration longest, Duration usual) {}

    /** Whether that run made a restore point of this schedule. */
    public boolean isGood(Run run) {
        var outcome = run.outcome();
        return outcome != null && settings.isGood(outcome) && (run.isOwn() || settings.countSynced());
    }

    /**
     * What the Schedule's annotation {@code deckwatch.io/<name>} says, or else a policy.
     *
     * @param name without the prefix
     */
    public Optional<String> annotation(String name) {
        if (definition == null) {
            return Optional.empty();
        }
        var own = definition.head().annotations();
        var value = own.get(name);
        return value != null
                ? Optional.of(value)
                : Optional.ofNullable(settings.defaults()
                        .of(definition.key(), own.getOrDefault("class", ""))
                        .get(name));
    }

    /** How long a run of it is expected to take. */
    public Duration expectedDuration() {
        return runs.expectedDuration(settings);
    }

    /** The span that {@link #annotation} gives, such as {@code 25h} or {@code 31d}; empty where it is none or not positive. */
    public Optional<Duration> span(String name) {
        return annotation(name).flatMap(Spans::parse).filter(Duration::isPositive);
    }

    static ScheduleView undefined(InstallationSettings settings) {
        return new ScheduleView(null, Optional.empty(), Optional.empty(), new RunHistory(), settings);
    }

    /**
     * The next slot after now. That of an interval counts from the last submission, as Velero computes it, and may have
     * passed: then Velero is late.
     */
    public Optional<Instant> nextSlot(Instant now) {
        return cron.flatMap(c -> c.next(c.isInterval() && definition != null ? lastSubmission(definition) : now));
    }

    private static Instant lastSubmission(ScheduleProjection definition) {
        var submitted = definition.runs().lastBackup();
        var skipped = definition.runs().lastSkipped();
        var last = submitted == null ? definition.head().created() : submitted;
        return skipped != null && skipped.isAfter(last) ? skipped : last;
    }

    ScheduleView defined(@Nullable ScheduleProjection next) {
        if (next != null && definition != null && next.cron().equals(definition.cron())) {
            return new ScheduleView(next, cron, gaps, runs, settings);
        }
        if (next == null) {
            return new ScheduleView(null, Optional.empty(), Optional.empty(), runs, settings);
        }
        var parsed = parse(next.cron());
        var seen = parsed.flatMap(c -> gaps(c, next.head().created()));
        return new ScheduleView(next, parsed, seen, runs, settings);
    }

    private static Optional<Gaps> gaps(Cron cron, Instant from) {
        var slots = Stream.iterate(cron.next(from), Optional::isPresent, slot -> slot.flatMap(cron::next))
                .limit(SLOTS_SEEN + 1)
                .map(Optional::orElseThrow)
                .toList();
        if (slots.size() < 2) {
            return Optional.empty();
        }
        var longest = Duration.ZERO;
        for (var i = 1; i < slots.size(); i++) {
            var gap = Duration.between(slots.get(i - 1), slots.get(i));
            longest = gap.compareTo(longest) > 0 ? gap : longest;
        }
        var all = Duration.between(slots.getFirst(), slots.getLast());
        return Optional.of(new Gaps(longest, all.dividedBy(slots.size() - 1L)));
    }

    private Optional<Cron> parse(String expression) {
        try {
            return Optional.of(Cron.parse(expression, settings.cronVersion(), settings.zone()));
        } catch (InvalidCronException e) {
            // Velero refuses it too, and says so in the schedule's phase.
            return Optional.empty();
        }
    }
}
