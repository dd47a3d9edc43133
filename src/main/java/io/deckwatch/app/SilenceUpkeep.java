package io.deckwatch.app;

import io.deckwatch.config.Role;
import io.deckwatch.config.Settings;
import io.deckwatch.stream.KnownAlerts;
import io.deckwatch.stream.StreamException;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.BeforeDestroyed;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.KafkaException;
import org.jboss.logging.Logger;

/**
 * Reads the silences before anybody is notified, and removes once an hour, in the process that notifies, those that have
 * mattered to nobody for days.
 */
@ApplicationScoped
class SilenceUpkeep {

    private static final Logger LOG = Logger.getLogger("io.deckwatch");

    /** Kafka is open then, and no channel reads yet. */
    private static final int AFTER_STORAGE = 20;

    private static final int BEFORE_STORAGE_CLOSES = 2900;
    private static final Duration PAUSE = Duration.ofHours(1);

    private final Settings settings;
    private final Silencing silencing;
    private final Notifying notifying;
    private final Storage storage;
    private final CountDownLatch stopping = new CountDownLatch(1);

    SilenceUpkeep(Settings settings, Silencing silencing, Notifying notifying, Storage storage) {
        this.settings = settings;
        this.silencing = silencing;
        this.notifying = notifying;
        this.storage = storage;
    }

    void open(@Observes @Priority(AFTER_STORAGE) StartupEvent start) {
        if (settings.roles().contains(Role.NOTIFY) || settings.roles().contains(Role.WEB)) {
            silencing.open();
            Thread.ofVirtual().name("silence-upkeep").start(this::run);
        } else {
            System.setProperty(SilencesChannel.ENABLED, "false");
        }
    }

    void end(@Observes ShutdownEvent stop) {
        stopping.countDown();
    }

    void close(@Observes @Priority(BEFORE_STORAGE_CLOSES) @BeforeDestroyed(ApplicationScoped.class) Object stop) {
        stopping.countDown();
        silencing.close();
    }

    private void run() {
        try {
            while (!stopping.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS)) {
                if (notifying.isActive()) {
                    tidy();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void tidy() {
        try {
            silencing.forget(KnownAlerts.read(storage.kafka()).alerts());
        } catch (KafkaException | StreamException e) {
            LOG.debugf("Silences are tidied later. reason=%s", e.getMessage());
        }
    }
}
