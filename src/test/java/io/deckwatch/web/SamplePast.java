package io.deckwatch.web;

import io.deckwatch.diagnosis.Catalogue;
import io.deckwatch.diagnosis.Diagnosis;
import io.deckwatch.diagnosis.Symptom;
import io.deckwatch.event.ObjectKey;
import io.deckwatch.state.life.BackupLife;
import io.deckwatch.state.life.BackupLives;
import jakarta.enterprise.inject.Alternative;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Optional;

/** Stands in for the history in Kafka. */
@Alternative
@Singleton
public class SamplePast implements Chronicle {

    @Override
    public Optional<Past> backup(ObjectKey backup) {
        return backup.equals(BackupLives.BACKUP) ? Optional.of(past()) : Optional.empty();
    }

    /** The past of a backup that failed in part and was deleted later. */
    public static Past past() {
        var now = Instant.parse("2026-03-10T00:00:00Z");
        return new Past(
                BackupLife.of(BackupLives.BACKUP, BackupLives.eventsToTheEnd(), now)
                        .orElseThrow(),
                now,
                null);
    }

    @Override
    public Optional<Diagnosis> diagnosis(Symptom symptom) {
        return Catalogue.EMPTY.explain(symptom);
    }
}
