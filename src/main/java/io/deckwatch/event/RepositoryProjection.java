package io.deckwatch.event;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A BackupRepository.
 *
 * @param head identity
 * @param life phase and history
 * @param spec whose repository it is, and where
 * @param message why it is not Ready, or an empty string; may be set while Ready
 * @param maintenance its upkeep
 */
public record RepositoryProjection(Head head, Lifecycle life, Spec spec, String message, Maintenance maintenance)
        implements Projection {

    /**
     * Whose repository it is.
     *
     * @param volumeNamespace the workload's namespace
     * @param location the storage location
     * @param type {@code kopia} or {@code restic}
     */
    public record Spec(String volumeNamespace, String location, String type) {}

    /**
     * The repository's upkeep.
     *
     * @param frequency a Go duration, or null for the server's default
     * @param last {@code status.lastMaintenanceTime}; not a proof of success
     * @param recent the newest runs, oldest first (Velero 1.16 and later)
     */
    public record Maintenance(
            @Nullable String frequency, @Nullable Instant last, List<MaintenanceRun> recent) {
        public Maintenance {
            recent = List.copyOf(recent);
        }
    }

    /**
     * One maintenance run.
     *
     * @param result {@code Succeeded} or {@code Failed}
     * @param completed when it ended
     * @param message why it failed, or an empty string
     */
    public record MaintenanceRun(String result, @Nullable Instant completed, String message) {}

    @Override
    public RepositoryProjection after(Projection earlier, Instant now) {
        if (!(earlier instanceof RepositoryProjection e) || !e.head.uid().equals(head.uid())) {
            return this;
        }
        return new RepositoryProjection(head, life.after(e.life, now), spec, message, maintenance);
    }

    @Override
    public Change changeSince(Projection earlier) {
        if (!(earlier instanceof RepositoryProjection e) || !Heads.same(head, e.head)) {
            return Change.STATE;
        }
        var calm = life.equals(e.life)
                && spec.equals(e.spec)
                && message.equals(e.message)
                && maintenance.equals(e.maintenance);
        return calm ? Change.NONE : Change.STATE;
    }
}
