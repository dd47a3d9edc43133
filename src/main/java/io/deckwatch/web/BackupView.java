package io.deckwatch.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A backup in a list of the API.
 *
 * @param cluster its cluster
 * @param veleroNamespace the namespace of its Velero
 * @param backup its name
 * @param schedule the schedule that made it; empty for one that none made
 * @param phase the phase it ended in, also while it is deleted, or is in
 * @param reason why it failed, or an empty string
 * @param times its times
 */
public record BackupView(
        String cluster,
        String veleroNamespace,
        String backup,
        String schedule,
        String phase,
        String reason,
        @JsonUnwrapped Times times) {

    static BackupView of(BackupQuery.Listed listed) {
        var run = listed.run();
        var outcome = run.outcome();
        return new BackupView(
                listed.place().cluster(),
                listed.place().namespace(),
                run.name(),
                listed.schedule(),
                (outcome == null ? run.phase() : outcome).text(),
                run.reason(),
                new Times(run.started(), run.isRunning() ? null : run.ended(), run.expires(), run.goneAt()));
    }

    /**
     * The times of a backup; what there is not is absent.
     *
     * @param started the age of its data
     * @param ended when it ended
     * @param expires when Velero deletes it
     * @param goneAt when it was seen to be gone
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Times(
            Instant started,
            @Nullable Instant ended,
            @Nullable Instant expires,
            @Nullable Instant goneAt) {}
}
