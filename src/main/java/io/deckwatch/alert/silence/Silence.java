package io.deckwatch.alert.silence;

import io.deckwatch.state.Matcher;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Keeps the alerts that all its matchers select from being told, for a while.
 *
 * @param id its name, made by Deckwatch
 * @param matchers which alerts; at least one of them does not select what is missing
 * @param startsAt from when on
 * @param endsAt up to when; never before its start
 * @param updatedAt when it was changed last
 * @param createdBy who made it
 * @param comment why
 */
public record Silence(
        String id,
        List<Matcher> matchers,
        Instant startsAt,
        Instant endsAt,
        Instant updatedAt,
        String createdBy,
        String comment) {

    /** Where a silence stands. */
    public enum State {
        /** It mutes now. */
        ACTIVE,
        /** It will. */
        PENDING,
        /** It did. */
        EXPIRED;

        /** As in APIs: {@code active}, {@code pending} or {@code expired}. */
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public Silence {
        matchers = List.copyOf(matchers);
        if (endsAt.isBefore(startsAt)) {
            throw new IllegalArgumentException("A silence ends at " + endsAt + ", before it starts at " + startsAt);
        }
    }

    /** Where it stands at an instant. */
    public State state(Instant now) {
        if (now.isBefore(startsAt)) {
            return State.PENDING;
        }
        return now.isBefore(endsAt) ? State.ACTIVE : State.EXPIRED;
    }

    /** Whether it mutes an alert with these labels at an instant. */
    public boolean mutes(Map<String, String> labels, Instant now) {
        return state(now) == State.ACTIVE && Matcher.allMatch(matchers, labels);
    }

    /** The same silence, over from now on; one that has not begun never does. */
    Silence expire(Instant now) {
        var start = startsAt.isBefore(now) ? startsAt : now;
        return new Silence(id, matchers, start, now, now, createdBy, comment);
    }
}
