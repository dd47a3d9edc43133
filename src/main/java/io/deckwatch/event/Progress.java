package io.deckwatch.event;

import java.time.Instant;

/**
 * How far a run is, in items for backups and restores, in bytes for transfers.
 *
 * @param done items or bytes done
 * @param total items or bytes in all, as known so far
 * @param movedAt when either of them last changed, as far as known
 */
public record Progress(long done, long total, Instant movedAt) {

    /** This progress as the sequel of an earlier one: it moved only if a number changed. */
    Progress after(Progress earlier) {
        return done == earlier.done && total == earlier.total ? new Progress(done, total, earlier.movedAt) : this;
    }
}
