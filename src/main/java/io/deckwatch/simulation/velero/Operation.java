package io.deckwatch.simulation.velero;

import java.time.Instant;

/** Something that a backup or restore waits for after its main pass. */
interface Operation {

    boolean isOpen();

    boolean isGood();

    /** Since when it is waited for. */
    Instant since();

    /** Gives it up. */
    void cancel();
}
