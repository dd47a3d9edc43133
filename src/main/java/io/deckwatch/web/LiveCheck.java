package io.deckwatch.web;

import io.deckwatch.rule.Words;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;

/**
 * Whether a restart would help. Only one thing needs one: the thread that owns all state hangs. Trouble outside, such as a
 * Kafka that is away, must not restart a healthy process.
 */
@Liveness
@Singleton
final class LiveCheck implements HealthCheck {

    private static final Duration LIMIT = Duration.ofSeconds(60);

    private final Vitals vitals;

    LiveCheck(Vitals vitals) {
        this.vitals = vitals;
    }

    @Override
    public HealthCheckResponse call() {
        var idle = vitals.sinceLastStep();
        return Answers.of(
                "live",
                idle.compareTo(LIMIT) < 0
                        ? Optional.empty()
                        : Optional.of("The evaluator has made no step for " + Words.span(idle) + "."));
    }
}
