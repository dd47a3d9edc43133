package io.deckwatch.app;

import io.deckwatch.stream.owner.OwnerLoop;
import io.deckwatch.web.Vitals;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;

/** How this process is doing, for its health checks. */
@Singleton
final class Condition implements Vitals {

    private final Storage storage;
    private final Evaluating evaluating;
    private final Fatal fatal;

    Condition(Storage storage, Evaluating evaluating, Fatal fatal) {
        this.storage = storage;
        this.evaluating = evaluating;
        this.fatal = fatal;
    }

    @Override
    public Optional<String> stillStarting() {
        return storage.isOpen() ? Optional.empty() : Optional.of("Kafka is not open yet.");
    }

    @Override
    public Optional<String> trouble() {
        if (fatal.reason().isPresent()) {
            return fatal.reason();
        }
        var loop = evaluating.loop();
        if (loop.isPresent() && !loop.get().hasCaughtUp()) {
            return Optional.of("The evaluator has not caught up yet.");
        }
        return loop.isPresent() && !loop.get().isRunning() ? Optional.of("The evaluator has ended.") : Optional.empty();
    }

    @Override
    public Duration sinceLastStep() {
        return evaluating.loop().map(OwnerLoop::sinceLastStep).orElse(Duration.ZERO);
    }
}
