package io.deckwatch.event;

import java.time.Instant;

/**
 * A DeleteBackupRequest.
 *
 * @param head identity
 * @param life phase and history
 * @param backup the backup to be deleted
 * @param errors why a processed request did not succeed
 */
public record DeletionProjection(Head head, Lifecycle life, String backup, Texts errors) implements Projection {

    @Override
    public DeletionProjection after(Projection earlier, Instant now) {
        if (!(earlier instanceof DeletionProjection e) || !e.head.uid().equals(head.uid())) {
            return this;
        }
        return new DeletionProjection(head, life.after(e.life, now), backup, errors);
    }

    @Override
    public Change changeSince(Projection earlier) {
        if (!(earlier instanceof DeletionProjection e) || !Heads.same(head, e.head)) {
            return Change.STATE;
        }
        return life.equals(e.life) && backup.equals(e.backup) && errors.equals(e.errors) ? Change.NONE : Change.STATE;
    }
}
