package io.deckwatch.watch.feed;

import java.time.Duration;

/** The waits between attempts: doubled with each failure, up to a limit, and back to the first after a success. */
final class Backoff {

    private final Duration first;
    private final Duration longest;
    private Duration next;

    Backoff(Duration first, Duration longest) {
        this.first = first;
        this.longest = longest;
        this.next = first;
    }

    /** The wait after one more failure. */
    Duration failed() {
        var wait = next;
        var doubled = next.multipliedBy(2);
        next = doubled.compareTo(longest) > 0 ? longest : doubled;
        return wait;
    }

    void succeeded() {
        next = first;
    }
}
