package io.deckwatch.state;

import io.deckwatch.cron.Cron;
import io.deckwatch.cron.InvalidCronException;
import io.deckwatch.event.ScheduleProjection;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One schedule: its definition, if it exists, and the runs that carry its name.
 *
 * @param definition the Schedule object; null if there is none, or none any more
 * @param cron its cron, if it can be read
 * @param runs its backups
 * @param settings those of its installation
 */
public record ScheduleView(
        @Nullable ScheduleProjection definition, Optional<Cron> cron, RunHistory runs, InstallationSettings settings) {

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

    static ScheduleView undefined(InstallationSettings settings) {
        return new ScheduleView(null, Optional.empty(), new RunHistory(), settings);
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
            return new ScheduleView(next, cron, runs, settings);
        }
        return new ScheduleView(next, next == null ? Optional.empty() : parse(next.cron()), runs, settings);
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
