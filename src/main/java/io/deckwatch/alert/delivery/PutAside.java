package io.deckwatch.alert.delivery;

import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Something that could not be read or delivered and was put aside: a dead letter.
 *
 * @param number its number, which stays
 * @param at when it was put aside
 * @param origin what it is and where it comes from
 * @param reason what is wrong with it
 * @param key its key, as far as it can be shown
 * @param excerpt the beginning of what it holds, without secrets
 * @param handling what was done about it
 */
public record PutAside(
        long number,
        Instant at,
        PutAside.Origin origin,
        String reason,
        String key,
        String excerpt,
        PutAside.Handling handling) {

    /** What was put aside. */
    public enum Kind {
        /** A record of one of Deckwatch's topics that could not be read. */
        RECORD,
        /** A message to a receiver that was given up. */
        MESSAGE,
        /** An object of Kubernetes that could not be read or written. */
        OBJECT;

        /** As in the API. */
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * Where it comes from.
     *
     * @param kind what it is
     * @param place the topic, partition and offset of a record; the channel a message was for; empty for an object
     * @param hindrance why it cannot be replayed, as a sentence; empty if it can
     */
    public record Origin(Kind kind, String place, String hindrance) {}

    /** What was done about it. */
    public enum State {
        /** Nothing. */
        WAITING,
        /** Somebody wants a message to go out again; whoever notifies takes it. */
        REQUESTED,
        /** It was written back, or goes out again. */
        REPLAYED,
        /** Somebody wanted it back, but a newer record of the same key had been written since. */
        OVERTAKEN;

        /** As in the API and in the topic. */
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * What was done about it.
     *
     * @param state what
     * @param by who wanted it; may be empty
     * @param at when; null if nothing was done
     */
    public record Handling(State state, String by, @Nullable Instant at) {

        /** Nothing was done yet. */
        public static final Handling NONE = new Handling(State.WAITING, "", null);
    }

    /** Whether nobody has dealt with it yet. */
    public boolean isWaiting() {
        return handling.state() == State.WAITING;
    }

    /** Whether somebody could replay it now. */
    public boolean canBeReplayed() {
        return isWaiting() && origin.hindrance().isEmpty();
    }

    /** After something was done about it. */
    public PutAside with(Handling done) {
        return new PutAside(number, at, origin, reason, key, excerpt, done);
    }
}
