package io.deckwatch.web;

import java.time.Duration;
import java.util.Optional;

/** The port through which health checks learn how this process is doing. Called by many threads; must not block. */
public interface Vitals {

    /** Why the start is not over yet, as one sentence; empty once it is, and from then on. */
    Optional<String> stillStarting();

    /** Why this process cannot do its work now, as one sentence: not caught up yet, or no Kafka; empty if it can. */
    Optional<String> trouble();

    /** How long ago, by wall time, the owner's thread made a step; zero where this process has no such thread. */
    Duration sinceLastStep();
}
