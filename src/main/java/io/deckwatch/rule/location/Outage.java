package io.deckwatch.rule.location;

import io.deckwatch.event.Lifecycle;
import io.deckwatch.event.LocationProjection;
import io.deckwatch.event.Phase;
import io.deckwatch.state.Run;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A time in which a storage location was Unavailable. It explains what went wrong with backups there in that time, and
 * nothing that went wrong before.
 *
 * @param from when Velero noticed; {@link Instant#MIN} if it was so when the location was first seen
 * @param to when it was over; null while it lasts
 */
public record Outage(Instant from, @Nullable Instant to) {

    /** Velero looks at a location every minute unless told otherwise, and a backup notices at once. */
    private static final Duration NOTICED = Duration.ofMinutes(10);

    private static final Duration COLLECTED = Duration.ofMinutes(75);

    /** The outages of a location that are remembered, oldest first. */
    public static List<Outage> of(LocationProjection location) {
        var transitions = location.life().transitions();
        var complete = transitions.size() < Lifecycle.MAX_TRANSITIONS;
        var outages = new ArrayList<Outage>();
        for (var i = 0; i < transitions.size(); i++) {
            var transition = transitions.get(i);
            if (transition.phase().equals(Phase.UNAVAILABLE)) {
                var next = i + 1 < transitions.size() ? transitions.get(i + 1).at() : null;
                outages.add(new Outage(i == 0 && complete ? Instant.MIN : transition.at(), next));
            }
        }
        return outages;
    }

    /** When what happened at that time is noticed at the latest. */
    public static Instant late(Instant at) {
        return at.plus(NOTICED);
    }

    /**
     * When it counts that a backup is not deleted, which began then and would count at that time otherwise. What has expired
     * garbage collection tries again within the hour, so that an outage is no matter until some time after it is over.
     *
     * @return empty while the outage lasts
     */
    public static Optional<Instant> deletionFails(LocationProjection location, Run run, Instant begun, Instant failed) {
        var met = run.hasExpired(begun)
                ? of(location).stream()
                        .filter(outage -> outage.met(begun, failed))
                        .toList()
                : List.<Outage>of();
        if (met.isEmpty()) {
            return Optional.of(failed);
        }
        return Optional.ofNullable(met.getLast().to)
                .map(back -> back.plus(COLLECTED))
                .map(again -> again.isAfter(failed) ? again : failed);
    }

    /** Whether the location was back later. */
    public boolean isOver() {
        return to != null;
    }

    /** Whether something that went on from then until then met it. */
    public boolean met(Instant begun, Instant ended) {
        return !late(ended).isBefore(from) && (to == null || !begun.isAfter(to));
    }

    /** Whether a backup that ended met it. */
    public boolean met(Run run) {
        return met(run.started(), run.ended());
    }
}
