package io.deckwatch.event;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A Schedule.
 *
 * @param head identity
 * @param life phase and history
 * @param cron {@code spec.schedule} as written
 * @param template what its backups are asked to do
 * @param runs when it last ran or skipped
 * @param memory since when it is as it is
 * @param validationErrors why its phase is {@code FailedValidation}
 */
public record ScheduleProjection(
        Head head, Lifecycle life, String cron, Template template, Runs runs, Memory memory, Texts validationErrors)
        implements Projection {

    /**
     * The part of {@code spec.template} that rules look at.
     *
     * @param location the storage location, or null for the default one
     * @param ttl the ttl as a Go duration, or null for Velero's default
     * @param hash of the whole template
     */
    public record Template(
            @Nullable String location, @Nullable String ttl, int hash) {}

    /**
     * When the schedule last did something.
     *
     * @param lastBackup {@code status.lastBackup}: the last submission, whatever came of it
     * @param lastSkipped {@code status.lastSkipped}
     */
    public record Runs(
            @Nullable Instant lastBackup, @Nullable Instant lastSkipped) {}

    /**
     * What the object does not remember.
     *
     * @param paused {@code spec.paused}
     * @param pausedSince when it was paused, as far as known; null when it is not
     * @param unpausedAt when it was last un-paused, if that was seen
     * @param cronChangedAt when its cron was last changed, if that was seen
     * @param locationChangedAt when its template was last given another storage location, if that was seen
     */
    public record Memory(
            boolean paused,
            @Nullable Instant pausedSince,
            @Nullable Instant unpausedAt,
            @Nullable Instant cronChangedAt,
            @Nullable Instant locationChangedAt) {

        Memory after(Memory earlier, boolean cronChanged, boolean locationChanged, Instant now) {
            return new Memory(
                    paused,
                    !paused ? null : earlier.paused ? earlier.pausedSince : now,
                    earlier.paused && !paused ? now : earlier.unpausedAt,
                    cronChanged ? now : earlier.cronChangedAt,
                    locationChanged ? now : earlier.locationChangedAt);
        }
    }

    @Override
    public ScheduleProjection after(Projection earlier, Instant now) {
        if (!(earlier instanceof ScheduleProjection e) || !e.head.uid().equals(head.uid())) {
            return this;
        }
        var moved = !Objects.equals(template.location(), e.template.location());
        var next = memory.after(e.memory, !cron.equals(e.cron), moved, now);
        return new ScheduleProjection(head, life.after(e.life, now), cron, template, runs, next, validationErrors);
    }

    @Override
    public Change changeSince(Projection earlier) {
        if (!(earlier instanceof ScheduleProjection e) || !Heads.same(head, e.head)) {
            return Change.STATE;
        }
        var calm = life.equals(e.life)
                && cron.equals(e.cron)
                && template.equals(e.template)
                && runs.equals(e.runs)
                && memory.equals(e.memory)
                && validationErrors.equals(e.validationErrors);
        return calm ? Change.NONE : Change.STATE;
    }
}
