package io.deckwatch.web;

import java.util.Optional;
import org.eclipse.microprofile.health.HealthCheckResponse;

/** The answers of health checks: up, or down with a sentence why. */
final class Answers {

    private Answers() {}

    static HealthCheckResponse of(String check, Optional<String> trouble) {
        var answer = HealthCheckResponse.named(check).status(trouble.isEmpty());
        trouble.ifPresent(reason -> answer.withData("reason", reason));
        return answer.build();
    }
}
