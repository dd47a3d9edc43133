package io.deckwatch.state;

import io.deckwatch.cron.Cron;
import io.deckwatch.cron.InvalidCronException;
import io.deckwatch.event.ScheduleProjection;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One schedule: its definition, if it exists, and the runs that carry its name.
 *
 * @param definition the Schedule object; null if there is none, or none any more
 * @param cron its cron, if it can be read
 * @param longestGap the longest time between two slots of the cron, as far as a look at the next ones tells
 * @param runs its backups
 * @param settings those of its installation
 */
public record ScheduleView(
        @Nullable ScheduleProjection definition,
        Optional<Cron> cron,
        Optional<Duration> longestGap,
        RunHistory runs,
        InstallationSettings settings) {

    /** Enough for each day of two months, and each month of five years. */
    private static final int SLOTS_SEEN = 62;

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
            return new ScheduleView(next, cron, longestGap, runs, settings);
        }
        if (next == null) {
            return new ScheduleView(null, Optional.empty(), Optional.empty(), runs, settings);
        }
        var parsed = parse(next.cron());
        var gap = parsed.flatMap(c -> longestGap(c, next.head().created()));
        return new ScheduleView(next, parsed, gap, runs, settings);
    }

    private static Optional<Duration> longestGap(Cron cron, Instant from) {
        var longest = Duration.ZERO;
        var slot = cron.next(from);
        for (var i = 0; i < SLOTS_SEEN && slot.isPresent(); i++) {
            var next = cron.next(slot.get());
            var gap = Duration.between(slot.get(), next.orElse(slot.get()));
            longest = gap.compareTo(longest) > 0 ? gap : longest;
            slot = next;
        }
        return longest.isZero() ? Optional.empty() : Optional.of(longest);
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
