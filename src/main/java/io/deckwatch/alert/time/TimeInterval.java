package io.deckwatch.alert.time;

import java.time.Instant;
import java.util.List;

/**
 * Recurring times with a name, for example holidays and nights.
 *
 * @param name as routes name it
 * @param specs an instant that one of them contains belongs to it
 */
public record TimeInterval(String name, List<TimeSpec> specs) {

    public TimeInterval {
        specs = List.copyOf(specs);
    }

    /** Whether an instant belongs to it. */
    public boolean contains(Instant instant) {
        return specs.stream().anyMatch(spec -> spec.contains(instant));
    }
}
