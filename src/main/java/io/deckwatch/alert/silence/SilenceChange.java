package io.deckwatch.alert.silence;

import java.time.Instant;
import java.util.List;

/** What becomes of a wish to make, change or end a silence: how silences may be changed, as in Alertmanager. */
public sealed interface SilenceChange {

    /**
     * It is done once these are written.
     *
     * @param silences the new states, the one that was wished for last
     */
    record Made(List<Silence> silences) implements SilenceChange {
        public Made {
            silences = List.copyOf(silences);
        }

        /** The silence that was wished for. */
        public Silence silence() {
            return silences.getLast();
        }
    }

    /** There is no such silence. */
    record Unknown(String id) implements SilenceChange {}

    /** It cannot be done. */
    record Refused(String reason) implements SilenceChange {}

    /**
     * Makes a silence, or changes one. One that mutes other alerts than before, or from another time on, is a new silence, and
     * the old one ends: what was muted in the past stays known.
     *
     * @param newId a name nobody has
     */
    static SilenceChange set(Silences known, Wish wish, String newId, Instant now) {
        var fault = wish.fault(now);
        if (fault.isPresent()) {
            return new Refused(fault.get());
        }
        if (wish.id().isEmpty()) {
            return new Made(List.of(fresh(wish, newId, now)));
        }
        var found = known.find(wish.id());
        if (found.isEmpty()) {
            return new Unknown(wish.id());
        }
        var before = found.get();
        if (isSame(before, wish, now)) {
            return new Made(List.of(wish.as(before.id(), wish.startsAt(), now)));
        }
        var next = fresh(wish, newId, now);
        return before.state(now) == Silence.State.EXPIRED
                ? new Made(List.of(next))
                : new Made(List.of(before.expire(now), next));
    }

    /** Ends a silence. */
    static SilenceChange expire(Silences known, String id, Instant now) {
        var found = known.find(id);
        if (found.isEmpty()) {
            return new Unknown(id);
        }
        return found.get().state(now) == Silence.State.EXPIRED
                ? new Refused("silence " + id + " already expired")
                : new Made(List.of(found.get().expire(now)));
    }

    private static Silence fresh(Wish wish, String id, Instant now) {
        return wish.as(id, wish.startsAt().isBefore(now) ? now : wish.startsAt(), now);
    }

    private static boolean isSame(Silence before, Wish wish, Instant now) {
        return before.matchers().equals(wish.matchers())
                && switch (before.state(now)) {
                    // Clients drop fractions of seconds.
                    case ACTIVE ->
                        wish.startsAt().getEpochSecond() == before.startsAt().getEpochSecond();
                    case PENDING -> !wish.startsAt().isBefore(now);
                    case EXPIRED -> false;
                };
    }
}
