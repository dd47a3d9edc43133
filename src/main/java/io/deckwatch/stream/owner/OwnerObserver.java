package io.deckwatch.stream.owner;

import java.time.Duration;

/** Hears what the owner loop does, for metrics. Called on the owner's thread; has to return at once. */
public interface OwnerObserver {

    /** A batch of events was applied and what was due was judged. */
    void evaluated(int events, Duration took);

    /** How many records of a partition are not read yet. */
    void lag(int partition, long records);

    /** A partition was given up: what was said of its clusters is somebody else's matter now. */
    void givenUp(int partition);

    /** A record could not be read; it is kept as a dead letter. */
    void undecodable();
}
