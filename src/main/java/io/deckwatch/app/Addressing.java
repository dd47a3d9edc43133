package io.deckwatch.app;

import io.deckwatch.config.Settings;
import io.deckwatch.config.notify.NotifyBook;
import io.deckwatch.config.notify.NotifyFile;
import io.deckwatch.config.notify.Reading;
import io.deckwatch.config.yaml.InvalidFilesException;
import io.deckwatch.metrics.Meter;
import io.deckwatch.metrics.Meters;
import io.quarkus.runtime.configuration.ConfigurationException;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Who is told of what. A file that says so is looked at again and again, with all files that it names; one that cannot be taken
 * leaves what was before in force.
 */
@Singleton
final class Addressing {

    private static final Logger LOG = Logger.getLogger("io.deckwatch.notify");

    private final Settings settings;
    private final Clock clock;
    private final SelfWatch self;
    private volatile Optional<Reading> reading;
    private volatile NotifyBook book;
    private volatile boolean good = true;
    private volatile Instant loadedAt;
    private @Nullable Lookout lookout;

    Addressing(Settings settings, Clock clock, Meters meters, SelfWatch self) {
        this.settings = settings;
        this.clock = clock;
        this.self = self;
        this.reading = settings.notification().file().map(Reading::new);
        this.book = first();
        this.loadedAt = clock.instant();
        if (reading.isPresent()) {
            meters.follow(Meter.NOTIFY_CONFIG_LOADED, () -> good ? 1 : 0);
            meters.follow(Meter.NOTIFY_CONFIG_LOADED_AT, () -> loadedAt.getEpochSecond());
        }
    }

    private NotifyBook first() {
        try {
            return reading.map(file -> NotifyFile.load(file, settings.storage()))
                    .orElseGet(() -> NotifyBook.simple(settings.notification()));
        } catch (InvalidFilesException e) {
            throw new ConfigurationException(e.below("The file of notifications cannot be taken:"));
        }
    }

    /** What is in force; in a dry run nobody is told. */
    NotifyBook book() {
        return settings.notification().dryRun() ? book.toNobody() : book;
    }

    /** Where people reach the pages. */
    String externalUrl() {
        return settings.externalUrl();
    }

    /** Looks at the file from now on. */
    synchronized void follow(Runnable changed) {
        if (reading.isPresent() && lookout == null) {
            lookout = new Lookout("deckwatch-notify-config", () -> look(changed));
            lookout.start();
        }
    }

    @PreDestroy
    synchronized void stop() {
        if (lookout != null) {
            lookout.stop();
            lookout = null;
        }
    }

    private void look(Runnable changed) {
        if (reading.orElseThrow().isOld() && readAgain()) {
            changed.run();
        }
    }

    private boolean readAgain() {
        var next = new Reading(reading.orElseThrow().file());
        reading = Optional.of(next);
        try {
            book = NotifyFile.load(next, settings.storage());
            good = true;
            self.forgetReceivers();
            self.takes("notifier");
            loadedAt = clock.instant();
            LOG.infof(
                    "file of notifications read again receivers=%d",
                    book.receivers().size());
        } catch (InvalidFilesException e) {
            good = false;
            self.refuses(
                    "notifier",
                    "The file of notifications",
                    e.problems().getFirst().toString());
            LOG.error(e.below("file of notifications not taken, the one before stays in force:"));
        }
        return good;
    }
}
