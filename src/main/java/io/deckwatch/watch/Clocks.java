package io.deckwatch.watch;

import java.time.InstantSource;

/**
 * The two times of a watch. They are the same but in a demo, where what is observed happens in a time of its own.
 *
 * @param observed the time of observations and heartbeats
 * @param wall real time, for connections, answers, retries and leases
 */
public record Clocks(InstantSource observed, InstantSource wall) {

    /** One clock for both. */
    public static Clocks of(InstantSource clock) {
        return new Clocks(clock, clock);
    }
}
