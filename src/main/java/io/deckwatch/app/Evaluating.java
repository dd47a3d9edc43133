package io.deckwatch.app;

import io.deckwatch.config.Settings;
import io.deckwatch.stream.owner.OwnerLoop;
import io.deckwatch.stream.owner.OwnerSettings;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The role {@code evaluate}: from objects to alerts. */
@Singleton
final class Evaluating {

    private final Settings settings;
    private final Storage storage;
    private final Ruling ruling;
    private final Clock clock;
    private final Standings standings;
    private @Nullable OwnerLoop loop;

    Evaluating(Settings settings, Storage storage, Ruling ruling, Clock clock, Standings standings) {
        this.settings = settings;
        this.storage = storage;
        this.ruling = ruling;
        this.clock = clock;
        this.standings = standings;
    }

    void start() {
        loop = new OwnerLoop(
                storage.kafka(),
                new OwnerSettings(OwnerSettings.GROUP, instance()),
                ruling::evaluation,
                clock,
                standings);
        loop.start();
        ruling.follow(loop);
    }

    /** Where a name stays over restarts, a quick restart moves no partition: the pod's in a StatefulSet, if it is given. */
    private Optional<String> instance() {
        return settings.storage().isEmbedded()
                ? Optional.of(Storage.ALONE)
                : Optional.of(settings.storage().instance()).filter(name -> !name.isBlank());
    }

    /** The loop, if it was started. */
    Optional<OwnerLoop> loop() {
        return Optional.ofNullable(loop);
    }

    void stop() {
        ruling.stop();
        if (loop != null) {
            loop.close();
        }
    }
}
