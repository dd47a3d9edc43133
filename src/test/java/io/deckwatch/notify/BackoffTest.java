package io.deckwatch.notify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BackoffTest {

    private final Backoff backoff = Backoff.standard();

    @ParameterizedTest
    @CsvSource({
        "1, 1, PT2S",
        "2, 1, PT4S",
        "6, 1, PT64S",
        "7, 1, PT2M",
        "100000, 1, PT2M",
        "1, 0, PT1S",
        "3, 0.5, PT6S",
    })
    void pausesDoubleUpToTheLongest(int failures, double chance, Duration pause) {
        assertThat(backoff.pause(failures, null, chance)).isEqualTo(pause);
    }

    @ParameterizedTest
    @CsvSource({"PT7S, PT7S", "PT10M, PT10M", "PT0S, PT2S", "P3D, PT1H"})
    void aWishOfTheReceiverIsKeptWithinReason(Duration wish, Duration pause) {
        assertThat(backoff.pause(5, wish, 0.3)).isEqualTo(pause);
    }

    @Test
    void aMessageIsGivenUpWhenItIsTooOldOrWasTriedTooOften() {
        var since = Instant.EPOCH;

        assertThat(backoff.givesUp(1, since, since.plus(Duration.ofHours(6)).minusMillis(1)))
                .isFalse();
        assertThat(backoff.givesUp(1, since, since.plus(Duration.ofHours(6)))).isTrue();
        assertThat(backoff.givesUp(999, since, since)).isFalse();
        assertThat(backoff.givesUp(1000, since, since)).isTrue();
    }

    @Test
    void impossibleSettingsAreRefused() {
        assertThatThrownBy(() -> new Backoff(Duration.ZERO, Duration.ZERO, Duration.ZERO, 1))
                .hasMessageContaining("above zero");
        assertThatThrownBy(() -> new Backoff(Duration.ofSeconds(2), Duration.ofSeconds(1), Duration.ZERO, 1))
                .hasMessageContaining("longest");
        assertThatThrownBy(() -> new Backoff(Duration.ofSeconds(1), Duration.ofSeconds(1), Duration.ZERO, 0))
                .hasMessageContaining("at least one attempt");
    }
}
