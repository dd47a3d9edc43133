package io.deckwatch.app;

import io.deckwatch.diagnosis.Diagnosis;
import io.deckwatch.diagnosis.Symptom;
import io.deckwatch.event.ObjectKey;
import io.deckwatch.state.life.BackupLife;
import io.deckwatch.stream.PastReader;
import io.deckwatch.stream.PastReader.Found;
import io.deckwatch.stream.PastReader.Search;
import io.deckwatch.web.Chronicle;
import io.deckwatch.web.Watchboard.BusyException;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.apache.kafka.common.KafkaException;

/** The role {@code web}: what pages ask about the past. Few may ask at the same time, because each reads much. */
@Singleton
final class Remembering implements Chronicle {

    private static final Duration PATIENCE = Duration.ofSeconds(6);
    private static final int AT_ONCE = 2;

    /** Clocks of clusters may be ahead of Kafka's. */
    private static final Duration TOLERANCE = Duration.ofHours(1);

    /** Velero names the backups of a schedule by the time at which it makes them. */
    private static final Pattern TIMED = Pattern.compile(".*-(\\d{14})");

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyyMMddHHmmss", Locale.ROOT);

    private final Storage storage;
    private final Answering answering;
    private final Ruling ruling;
    private final Clock clock;
    private final Semaphore places = new Semaphore(AT_ONCE, true);

    Remembering(Storage storage, Answering answering, Ruling ruling, Clock clock) {
        this.storage = storage;
        this.answering = answering;
        this.ruling = ruling;
        this.clock = clock;
    }

    @Override
    public Optional<Past> backup(ObjectKey backup) {
        var search = Search.of(backup, BackupLife.namesOfChildren(backup.name()));
        return reading(reader -> {
            var recent = past(backup, reader.history(search, since(backup), PATIENCE));
            if (recent.isPresent()) {
                return recent;
            }
            var all = reader.history(search, Optional.empty(), PATIENCE);
            // History is not written while the disk is nearly full, and ends after 90 days.
            var found = past(backup, all).or(() -> past(backup, reader.objects(search, PATIENCE)));
            if (found.isEmpty() && all.unreadFrom() != null) {
                throw new BusyException(new TimeoutException("The history is too long to be read in time."));
            }
            return found;
        });
    }

    private Optional<Past> past(ObjectKey backup, Found found) {
        var now = clock.instant();
        return BackupLife.of(backup, found.events(), now).map(life -> new Past(life, now, found.unreadFrom()));
    }

    /** When a backup was made: as is known of it, or as its name says. */
    private Optional<Instant> since(ObjectKey backup) {
        return answering
                .backup(backup)
                .map(run -> run.created().isBefore(run.started()) ? run.created() : run.started())
                .or(() -> named(backup.name()))
                .map(at -> at.minus(TOLERANCE));
    }

    private static Optional<Instant> named(String backup) {
        var timed = TIMED.matcher(backup);
        if (!timed.matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(LocalDateTime.parse(timed.group(1), TIME).toInstant(ZoneOffset.UTC));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    @Override
    public Optional<Diagnosis> diagnosis(Symptom symptom) {
        return ruling.book().diagnoses().of(symptom);
    }

    private <T> T reading(Function<PastReader, T> question) {
        try {
            if (!places.tryAcquire(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new BusyException(new TimeoutException("Others read the history."));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BusyException(e);
        }
        try {
            return question.apply(new PastReader(storage.kafka()));
        } catch (KafkaException e) {
            throw new BusyException(e);
        } finally {
            places.release();
        }
    }
}
