package io.deckwatch.web;

import io.deckwatch.diagnosis.Diagnosis;
import io.deckwatch.diagnosis.Symptom;
import io.deckwatch.event.ObjectKey;
import io.deckwatch.state.life.BackupLife;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The port through which pages and APIs learn of the past. Called by many threads; reads Kafka, so it may take seconds. */
public interface Chronicle {

    /**
     * The whole life of a backup, also long after Velero forgot it.
     *
     * @throws Watchboard.BusyException if there is no answer in time
     */
    Optional<Past> backup(ObjectKey backup);

    /** Why something failed, if it is known. */
    Optional<Diagnosis> diagnosis(Symptom symptom);

    /**
     * The past of a backup.
     *
     * @param life its life
     * @param at until when
     * @param unreadFrom from when on there was no time left to read what happened; null if all was read
     */
    record Past(BackupLife life, Instant at, @Nullable Instant unreadFrom) {}
}
