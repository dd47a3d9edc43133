package io.deckwatch.stream.owner;

import io.deckwatch.evaluation.Overview;
import io.deckwatch.state.Vitals;
import java.time.Duration;
import java.util.Optional;

/** Hears what the owner loop does, for metrics. Called on the owner's thread; has to return at once. */
public interface OwnerObserver {

    /** A batch of events was applied and what was due was judged. */
    void evaluated(int events, Duration took);

    /** What is known of the clusters of a partition now, told every two seconds. */
    void stands(int partition, Standing standing);

    /**
     * How a partition stands.
     *
     * @param overview what is known of its clusters
     * @param lag how many of its records are not evaluated yet
     * @param deadlines how many verdicts wait for their time
     */
    record Standing(Overview overview, long lag, int deadlines) {}

    /** How this process is doing, as far as who observes it knows; asked every two seconds. Empty if nobody is to judge that. */
    default Optional<Vitals> vitals() {
        return Optional.empty();
    }

    /** A partition was given up: what was said of its clusters is somebody else's matter now. */
    void givenUp(int partition);
}
