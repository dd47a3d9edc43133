package io.deckwatch.watch.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class BackoffTest {

    @Test
    void doublesUpToTheLongestAndBeginsAnewAfterASuccess() {
        var backoff = new Backoff(Duration.ofSeconds(1), Duration.ofSeconds(30));
        assertThat(Stream.generate(backoff::failed).limit(7).map(Duration::toSeconds))
                .containsExactly(1L, 2L, 4L, 8L, 16L, 30L, 30L);
        assertThat(backoff.failures()).isEqualTo(7);
        backoff.succeeded();
        assertThat(backoff.failures()).isZero();
        assertThat(backoff.failed()).isEqualTo(Duration.ofSeconds(1));
    }
}
