package io.deckwatch.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class LookoutTest {

    @Test
    void aLookThatFailsIsNotTheLast() throws Exception {
        var looks = new CountDownLatch(3);
        var lookout = new Lookout("lookout-test", Duration.ofMillis(1), () -> {
            looks.countDown();
            throw new IllegalStateException("the file is strange");
        });
        lookout.start();
        try {
            assertThat(looks.await(20, TimeUnit.SECONDS)).isTrue();
        } finally {
            lookout.stop();
        }
    }
}
