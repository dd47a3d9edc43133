package io.deckwatch.state;

import java.time.Instant;
import java.util.Comparator;

/**
 * A restore that succeeded, and so proved that a backup can be restored.
 *
 * @param restore the Restore's name
 * @param at when it was done
 */
public record Drill(String restore, Instant at) {

    static final Comparator<Drill> BY_TIME = Comparator.comparing(Drill::at).thenComparing(Drill::restore);
}
