package io.deckwatch.alert.time;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * When a route tells something.
 *
 * @param muted it tells nothing in these
 * @param active it tells nothing outside of these; empty means at any time
 */
public record Calendar(List<TimeInterval> muted, List<TimeInterval> active) {

    /** At any time. */
    public static final Calendar ALWAYS = new Calendar(List.of(), List.of());

    public Calendar {
        muted = List.copyOf(muted);
        active = List.copyOf(active);
    }

    /** The names of the intervals because of which nothing is told at an instant; empty if something is. */
    public List<String> mutedBy(Instant at) {
        var names = muted.stream().filter(interval -> interval.contains(at)).map(TimeInterval::name);
        return active.isEmpty() || active.stream().anyMatch(interval -> interval.contains(at))
                ? names.toList()
                : Stream.concat(names, active.stream().map(TimeInterval::name)).toList();
    }

    /** Why nothing is told at an instant, for example {@code mute_time_intervals: nights}; empty if something is. */
    public Optional<String> quiet(Instant at) {
        var muting = muted.stream().filter(interval -> interval.contains(at)).findFirst();
        if (muting.isPresent()) {
            return Optional.of("mute_time_intervals: " + muting.get().name());
        }
        return active.isEmpty() || active.stream().anyMatch(interval -> interval.contains(at))
                ? Optional.empty()
                : Optional.of("outside of active_time_intervals: "
                        + active.stream().map(TimeInterval::name).collect(Collectors.joining(", ")));
    }
}
