package io.deckwatch.web;

import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Startup;

/** Whether the start is over. */
@Startup
@Singleton
final class StartedCheck implements HealthCheck {

    private final Vitals vitals;

    StartedCheck(Vitals vitals) {
        this.vitals = vitals;
    }

    @Override
    public HealthCheckResponse call() {
        return Answers.of("started", vitals.stillStarting());
    }
}
