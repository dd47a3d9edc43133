package io.deckwatch.event;

import java.time.Instant;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A Restore.
 *
 * @param head identity
 * @param life phase and history
 * @param times start and completion
 * @param source what is restored
 * @param progress items done and in all
 * @param result counts and reasons
 */
public record RestoreProjection(
        Head head, Lifecycle life, Times times, Source source, Progress progress, BackupProjection.Result result)
        implements Projection {

    /**
     * What is restored.
     *
     * @param backup the backup's name, or null
     * @param schedule the schedule's name, or null
     */
    public record Source(@Nullable String backup, @Nullable String schedule) {

        /** What Velero appends to a schedule's name to name its backups: the time in UTC. */
        private static final Pattern TIME = Pattern.compile("-\\d{14}$");

        /** The schedule or, by the name of the backup, the one it seems to be of; an empty string if neither is known. */
        public String series() {
            if (schedule != null && !schedule.isEmpty()) {
                return schedule;
            }
            return backup == null ? "" : TIME.matcher(backup).replaceFirst("");
        }
    }

    @Override
    public RestoreProjection after(Projection earlier, Instant now) {
        if (!(earlier instanceof RestoreProjection e) || !e.head.uid().equals(head.uid())) {
            return this;
        }
        return new RestoreProjection(head, life.after(e.life, now), times, source, progress.after(e.progress), result);
    }

    @Override
    public Change changeSince(Projection earlier) {
        if (!(earlier instanceof RestoreProjection e) || !Heads.same(head, e.head)) {
            return Change.STATE;
        }
        var calm = life.equals(e.life) && times.equals(e.times) && source.equals(e.source) && result.equals(e.result);
        return !calm ? Change.STATE : progress.equals(e.progress) ? Change.NONE : Change.PROGRESS;
    }
}
