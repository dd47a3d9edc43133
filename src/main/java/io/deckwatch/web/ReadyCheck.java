package io.deckwatch.web;

import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Whether this process can do its work: it has caught up, and Kafka answers. */
@Readiness
@Singleton
final class ReadyCheck implements HealthCheck {

    private final Vitals vitals;

    ReadyCheck(Vitals vitals) {
        this.vitals = vitals;
    }

    @Override
    public HealthCheckResponse call() {
        return Answers.of("ready", vitals.stillStarting().or(vitals::trouble));
    }
}
