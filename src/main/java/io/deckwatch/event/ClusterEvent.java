package io.deckwatch.event;

import java.time.Instant;

/** One thing that was learnt of one cluster. Sealed: a new kind of event is a decision that the compiler shows everywhere. */
public sealed interface ClusterEvent {

    /** The cluster's name. */
    String cluster();

    /**
     * An object is there, and this is its whole state.
     *
     * @param object the projection
     */
    record Seen(Projection object) implements ClusterEvent {
        @Override
        public String cluster() {
            return object.key().cluster();
        }
    }

    /**
     * An object is gone; kept for a while with what was last known of it.
     *
     * @param last the last projection
     * @param at when it was seen to be gone
     */
    record Gone(Projection last, Instant at) implements ClusterEvent {
        @Override
        public String cluster() {
            return last.key().cluster();
        }
    }

    /**
     * An object is gone for good, and nothing of it need be kept.
     *
     * @param key its place
     */
    record Forgotten(ObjectKey key) implements ClusterEvent {
        @Override
        public String cluster() {
            return key.cluster();
        }
    }

    /**
     * The watch of a cluster is alive.
     *
     * @param heartbeat what it says
     */
    record Beat(Heartbeat heartbeat) implements ClusterEvent {
        @Override
        public String cluster() {
            return heartbeat.cluster();
        }
    }

    /**
     * The cluster is no longer watched, and somebody told Deckwatch to forget it.
     *
     * @param cluster its name
     */
    record Left(String cluster) implements ClusterEvent {}
}
