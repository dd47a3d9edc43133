package io.deckwatch.watch.feed;

import java.time.Duration;

/** The waits between attempts: doubled with each failure, up to a limit, and back to the first after a success. */
final class Backoff {

    private final Duration first;
    private final Duration longest;
    private Duration next;
    private int failures;

    Backoff(Duration first, Duration longest) {
        this.first = first;
        this.longest = longest;
        this.next = first;
    }

    /** The wait after one more failure. */
    Duration failed() {
        failures++;
        var wait = next;
        var doubled = next.multipliedBy(2);
        next = doubled.compareTo(longest) > 0 ? longest : doubled;
        return wait;
    }

    void succeeded() {
        next = first;
        failures = 0;
    }

    /** Failures since the last success. */
    int failures() {
        return failures;
    }
}
