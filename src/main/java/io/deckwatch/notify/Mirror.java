package io.deckwatch.notify;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * A receiver that is kept in step with what holds, instead of being told of changes. It forgets what it is not shown again,
 * so nothing about it has to be remembered: what was missed is made good by the next look. Implementations are called from one
 * thread, may block, never throw for expected trouble, and show no secret in {@code toString}.
 */
public interface Mirror extends AutoCloseable {

    /** How often it is shown what holds, also if nothing changed. */
    Duration every();

    /** Shows it all that holds, and what ended lately. */
    Outcome show(List<Standing> alerts, Instant now);

    /** Gives back what it holds. */
    @Override
    default void close() {}
}
