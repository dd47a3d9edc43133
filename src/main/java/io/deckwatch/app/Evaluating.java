package io.deckwatch.app;

import io.deckwatch.config.Settings;
import io.deckwatch.evaluation.Evaluation;
import io.deckwatch.rule.catalogue.Rules;
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
    private final Clock clock;
    private final Standings standings;
    private @Nullable OwnerLoop loop;

    Evaluating(Settings settings, Storage storage, Clock clock, Standings standings) {
        this.settings = settings;
        this.storage = storage;
        this.clock = clock;
        this.standings = standings;
    }

    void start() {
        // Only where the pod's name stays (a StatefulSet) is the host name one that stays over restarts.
        var instance = Optional.ofNullable(System.getenv("DECKWATCH_INSTANCE")).filter(name -> !name.isBlank());
        loop = new OwnerLoop(
                storage.kafka(),
                new OwnerSettings(OwnerSettings.GROUP, instance),
                () -> new Evaluation(Rules.all(settings.rules()), settings.installations(), settings.externalUrl()),
                clock,
                standings);
        loop.start();
    }

    /** The loop, if it was started. */
    Optional<OwnerLoop> loop() {
        return Optional.ofNullable(loop);
    }

    void stop() {
        if (loop != null) {
            loop.close();
        }
    }
}
