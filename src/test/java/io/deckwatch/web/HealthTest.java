package io.deckwatch.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.eclipse.microprofile.health.HealthCheckResponse.Status.DOWN;
import static org.eclipse.microprofile.health.HealthCheckResponse.Status.UP;

import java.time.Duration;
import java.util.Optional;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.junit.jupiter.api.Test;

class HealthTest {

    @Test
    void aProcessThatDoesItsWorkIsUp() {
        var vitals = new Sample(Optional.empty(), Optional.empty(), Duration.ofSeconds(59));

        assertThat(new StartedCheck(vitals).call().getStatus()).isEqualTo(UP);
        assertThat(new ReadyCheck(vitals).call().getStatus()).isEqualTo(UP);
        assertThat(new LiveCheck(vitals).call().getStatus()).isEqualTo(UP);
    }

    @Test
    void whileItStartsItIsNeitherStartedNorReadyButLive() {
        var vitals = new Sample(Optional.of("Reading the topics."), Optional.empty(), Duration.ZERO);

        assertThat(new StartedCheck(vitals).call().getStatus()).isEqualTo(DOWN);
        assertThat(reason(new ReadyCheck(vitals).call())).isEqualTo("Reading the topics.");
        assertThat(new LiveCheck(vitals).call().getStatus()).isEqualTo(UP);
    }

    @Test
    void withoutKafkaItIsNotReadyButNeedsNoRestart() {
        var vitals = new Sample(Optional.empty(), Optional.of("Kafka does not answer."), Duration.ZERO);

        assertThat(reason(new ReadyCheck(vitals).call())).isEqualTo("Kafka does not answer.");
        assertThat(new StartedCheck(vitals).call().getStatus()).isEqualTo(UP);
        assertThat(new LiveCheck(vitals).call().getStatus()).isEqualTo(UP);
    }

    @Test
    void onlyAHangingEvaluatorNeedsARestart() {
        var vitals = new Sample(Optional.empty(), Optional.empty(), Duration.ofSeconds(60));

        var answer = new LiveCheck(vitals).call();

        assertThat(answer.getStatus()).isEqualTo(DOWN);
        assertThat(reason(answer)).isEqualTo("The evaluator has made no step for 1 min.");
    }

    private static Object reason(HealthCheckResponse answer) {
        return answer.getData().orElseThrow().get("reason");
    }

    private record Sample(Optional<String> stillStarting, Optional<String> trouble, Duration sinceLastStep)
            implements Vitals {}
}
