package io.deckwatch.demo.play;

import java.time.Duration;

/** How fast the demo's time passes. */
public enum Pace {
    /** Not at all. */
    PAUSED(Duration.ZERO, Duration.ofMillis(100)),
    /** A minute a second. */
    NORMAL(Duration.ofSeconds(15), Duration.ofMillis(250)),
    /** Ten minutes a second, if the machine can. */
    FAST(Duration.ofSeconds(60), Duration.ofMillis(100));

    private final Duration step;
    private final Duration every;

    Pace(Duration step, Duration every) {
        this.step = step;
        this.every = every;
    }

    /** How far the clock steps; never so far that the evaluator could take a cluster for silent. */
    Duration step() {
        return step;
    }

    /** How often it steps at most. */
    Duration every() {
        return every;
    }
}
