package io.deckwatch.app;

import io.deckwatch.config.Role;
import io.deckwatch.config.Settings;
import io.deckwatch.demo.Demo;
import io.deckwatch.metrics.Meter;
import io.deckwatch.metrics.Meters;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.BeforeDestroyed;
import jakarta.enterprise.event.Observes;
import org.jboss.logging.Logger;

/**
 * Starts and stops the parts in order. SmallRye's channels start at priority 1000 of the start and close at priority 50 of the
 * destruction: Kafka is opened before them and closed after them. What waits for Kafka or the API server waits while they
 * start.
 */
@ApplicationScoped
class Lifecycle {

    private static final Logger LOG = Logger.getLogger("io.deckwatch");
    private static final int BEFORE_CHANNELS = 10;
    private static final int AFTER_CHANNELS = 2000;
    private static final int AFTER_CHANNELS_CLOSED = 3000;

    private final Settings settings;
    private final Storage storage;
    private final Watching watching;
    private final Evaluating evaluating;
    private final Meters meters;

    Lifecycle(Settings settings, Storage storage, Watching watching, Evaluating evaluating, Meters meters) {
        this.settings = settings;
        this.storage = storage;
        this.watching = watching;
        this.evaluating = evaluating;
        this.meters = meters;
    }

    void open(@Observes @Priority(BEFORE_CHANNELS) StartupEvent start) {
        Together.run(storage::open, evaluating::readRules, this::connect);
        if (!settings.roles().contains(Role.NOTIFY)) {
            // Who may not notify must not be assigned the alerts: nobody else would be told of them then.
            System.setProperty(AlertsChannel.ENABLED, "false");
        }
        meters.follow(Meter.BUILD_INFO, () -> 1, Version.text(), System.getProperty("java.version"));
        if (settings.roles().contains(Role.EVALUATE)) {
            evaluating.start();
        } else if (settings.roles().contains(Role.WEB)) {
            evaluating.lookOn();
        }
        if (settings.roles().contains(Role.WATCH)) {
            watching.start();
        }
    }

    private void connect() {
        if (settings.roles().contains(Role.WATCH)) {
            watching.connect();
        }
    }

    void begin(@Observes @Priority(AFTER_CHANNELS) StartupEvent start) {
        if (settings.roles().contains(Role.WATCH)) {
            watching.awaitFirstAnswers();
        }
        Demo.running().ifPresent(demo -> demo.play().begin(evaluating::seen));
        LOG.infof("Deckwatch %s is on watch, pages at %s", Version.text(), settings.externalUrl());
    }

    void end(@Observes ShutdownEvent stop) {
        watching.stop();
        evaluating.stop();
    }

    void close(@Observes @Priority(AFTER_CHANNELS_CLOSED) @BeforeDestroyed(ApplicationScoped.class) Object stop) {
        // A start that failed half-way was not followed by a stop.
        watching.stop();
        evaluating.stop();
        storage.close();
    }
}
