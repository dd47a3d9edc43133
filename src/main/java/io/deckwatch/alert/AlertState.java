package io.deckwatch.alert;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Where an alert stands. Each state offers only its own transitions. */
public sealed interface AlertState {

    /** As in APIs and metrics: {@code pending}, {@code firing}, {@code resolved}. */
    String text();

    /**
     * The condition holds, but not yet for long enough.
     *
     * @param since since when it holds
     * @param firesAt when it will have held for long enough
     */
    record Pending(Instant since, Instant firesAt) implements AlertState {
        @Override
        public String text() {
            return "pending";
        }

        /** The condition has held for long enough. */
        public Firing fire() {
            return new Firing(firesAt, null);
        }
    }

    /**
     * The alert fires.
     *
     * @param startsAt when it began, from the data; stays for as long as it fires
     * @param keptSince when the condition ended, if the alert is only kept firing for a while; null while it holds
     */
    record Firing(Instant startsAt, @Nullable Instant keptSince) implements AlertState {
        @Override
        public String text() {
            return "firing";
        }

        /** The condition no longer holds, but the alert goes on firing for a while. */
        public Firing keepSince(Instant ended) {
            return new Firing(startsAt, ended);
        }

        /** The condition holds again, or still. */
        public Firing hold() {
            return new Firing(startsAt, null);
        }

        /** The alert is over. */
        public Resolved resolve(Instant endsAt) {
            return new Resolved(startsAt, endsAt, null);
        }

        /** The alert is no longer watched, which does not mean that anything was repaired. */
        public Resolved retire(Instant endsAt, String reason) {
            return new Resolved(startsAt, endsAt, reason);
        }
    }

    /**
     * The alert is over.
     *
     * @param startsAt when it began
     * @param endsAt when it ended
     * @param retired why it is no longer watched; null if the condition ended
     */
    record Resolved(
            Instant startsAt, Instant endsAt, @Nullable String retired) implements AlertState {
        @Override
        public String text() {
            return "resolved";
        }
    }
}
