package io.deckwatch.event;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A Backup.
 *
 * @param head identity
 * @param life phase and history
 * @param times start, completion, expiration
 * @param spec what it was asked to do
 * @param progress items done and in all
 * @param result counts and reasons
 * @param volumes what is known of its transfers, kept when those are gone
 */
public record BackupProjection(
        Head head, Lifecycle life, Times times, Spec spec, Progress progress, Result result, VolumeSummary volumes)
        implements Projection {

    /**
     * What the backup was asked to do.
     *
     * @param schedule the schedule's name from the label {@code velero.io/schedule-name}, or null
     * @param location the storage location; null until processing starts where the default one is used
     * @param ttl the ttl as a Go duration, or null
     * @param hash of the whole spec, to tell runs of one spec from those of another
     * @param queuePosition the place in the queue of Velero 1.18, 0 outside of it; renumbered whenever a backup leaves it
     */
    public record Spec(
            @Nullable String schedule,
            @Nullable String location,
            @Nullable String ttl,
            int hash,
            int queuePosition) {

        private Spec outsideTheQueue() {
            return new Spec(schedule, location, ttl, hash, 0);
        }
    }

    /**
     * How it went.
     *
     * @param errors number of errors logged
     * @param warnings number of warnings logged
     * @param reason {@code status.failureReason}, or an empty string
     * @param validationErrors reasons of {@code FailedValidation}
     * @param snapshots snapshots taken natively and by CSI
     * @param operations asynchronous operations of plugins
     * @param hooks exec hooks
     */
    public record Result(
            int errors,
            int warnings,
            String reason,
            Texts validationErrors,
            Tally snapshots,
            Tally operations,
            Tally hooks) {

        /** The first reason there is: of the failure, else of the validation. */
        public String anyReason() {
            return reason.isEmpty() ? validationErrors.first() : reason;
        }
    }

    @Override
    public BackupProjection after(Projection earlier, Instant now) {
        if (!(earlier instanceof BackupProjection e)) {
            return this;
        }
        if (!e.head.uid().equals(head.uid())) {
            // One that was deleted by hand and came back by sync is the same backup, but its transfers do not all come
            // back.
            var returned = times.started() != null && times.started().equals(e.times.started());
            return returned ? with(volumes.after(e.volumes)) : this;
        }
        return new BackupProjection(
                head,
                life.after(e.life, now),
                times,
                spec,
                progress.after(e.progress),
                result,
                volumes.after(e.volumes));
    }

    /** This backup with another summary of its transfers. */
    public BackupProjection with(VolumeSummary other) {
        return new BackupProjection(head, life, times, spec, progress, result, other);
    }

    @Override
    public Change changeSince(Projection earlier) {
        if (!(earlier instanceof BackupProjection e) || !Heads.same(head, e.head)) {
            return Change.STATE;
        }
        var calm = life.equals(e.life)
                && times.equals(e.times)
                && spec.outsideTheQueue().equals(e.spec.outsideTheQueue())
                && result.equals(e.result)
                && volumes.equals(e.volumes);
        var still = progress.equals(e.progress) && spec.equals(e.spec);
        return !calm ? Change.STATE : still ? Change.NONE : Change.PROGRESS;
    }
}
