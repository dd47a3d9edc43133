package io.deckwatch.event;

import java.time.Instant;

/** What Deckwatch keeps of one Velero object: the facts that rules, pages and messages need, and nothing else. */
public sealed interface Projection
        permits BackupProjection,
                RestoreProjection,
                ScheduleProjection,
                LocationProjection,
                RepositoryProjection,
                TransferProjection,
                DeletionProjection {

    /** Identity and metadata. */
    Head head();

    /** Phase and its history. */
    Lifecycle life();

    /** The object's place. */
    default ObjectKey key() {
        return head().key();
    }

    /**
     * This projection as the sequel of an earlier one: takes over the memory that the object itself does not hold (since
     * when, last moved, the outcome before a deletion). An earlier one of another UID is another object, and gives nothing.
     *
     * @param earlier what was known of the object before
     * @param now when this projection was observed
     */
    Projection after(Projection earlier, Instant now);

    /** How much this projection differs from an earlier one of the same object. */
    Change changeSince(Projection earlier);

    /** How much two projections of one object differ. */
    enum Change {
        /** Nothing that Deckwatch keeps is different. */
        NONE,
        /** Only numbers that move on by themselves are different: progress, validation times. They go out throttled. */
        PROGRESS,
        /** Something else is different. It goes out at once. */
        STATE
    }
}
