package io.deckwatch.app;

import io.deckwatch.config.Role;
import io.deckwatch.config.Settings;
import io.deckwatch.metrics.Meter;
import io.deckwatch.metrics.Meters;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.BeforeDestroyed;
import jakarta.enterprise.event.Observes;

/** Follows what became of messages and what was put aside, in each process that tells of it. */
@ApplicationScoped
class Bookkeeping {

    /** Kafka is open then, and no channel reads yet. */
    private static final int AFTER_STORAGE = 20;

    private static final int BEFORE_STORAGE_CLOSES = 2900;

    private final Settings settings;
    private final Storage storage;
    private final Ledger ledger;
    private final SelfWatch self;
    private final Meters meters;

    Bookkeeping(Settings settings, Storage storage, Ledger ledger, SelfWatch self, Meters meters) {
        this.settings = settings;
        this.storage = storage;
        this.ledger = ledger;
        this.self = self;
        this.meters = meters;
    }

    void open(@Observes @Priority(AFTER_STORAGE) StartupEvent start) {
        meters.follow(Meter.DEAD_LETTERS, () -> storage.isOpen() ? self.deadLetters() : Double.NaN);
        if (settings.roles().stream().anyMatch(role -> role != Role.WATCH)) {
            ledger.open();
            meters.follow(Meter.DEAD_LETTERS_WAITING, ledger::waiting);
        }
    }

    void close(@Observes @Priority(BEFORE_STORAGE_CLOSES) @BeforeDestroyed(ApplicationScoped.class) Object stop) {
        ledger.close();
    }
}
