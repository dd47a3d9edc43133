package io.deckwatch.bench;

import java.io.IOException;
import java.time.Duration;

/** Waits for something, but not for ever. */
final class Patience {

    private static final Duration STEP = Duration.ofMillis(2);

    private Patience() {}

    /** Whether it has come about. */
    interface Condition {
        boolean holds() throws IOException;
    }

    /** @throws IOException if it does not come about in time */
    static void until(String what, Duration limit, Condition condition) throws IOException, InterruptedException {
        var end = System.nanoTime() + limit.toNanos();
        while (!condition.holds()) {
            if (System.nanoTime() > end) {
                throw new IOException("It was waited " + limit.toSeconds() + " s in vain until " + what + ".");
            }
            Thread.sleep(STEP);
        }
    }
}
