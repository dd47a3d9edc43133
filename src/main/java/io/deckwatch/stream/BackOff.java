package io.deckwatch.stream;

import java.time.Duration;

/** How long to wait before the next attempt: twice as long after each failure, up to a bound. Confined to one thread. */
final class BackOff {

    private static final Duration FIRST = Duration.ofMillis(250);
    private static final Duration LONGEST = Duration.ofSeconds(5);

    private Duration next = FIRST;

    /** The wait after one more failure. */
    Duration next() {
        var now = next;
        var twice = now.multipliedBy(2);
        next = twice.compareTo(LONGEST) < 0 ? twice : LONGEST;
        return now;
    }

    /** An attempt went well. */
    void reset() {
        next = FIRST;
    }
}
