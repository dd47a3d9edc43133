package io.deckwatch.alert.group;

import java.util.Locale;

/**
 * What became of a message.
 *
 * @param status whether it is still under way
 * @param reason why it went out
 * @param failures how many messages of the group failed in a row, this one included
 */
public record Fate(Status status, NotifyReason reason, int failures) {

    /** Whether a message is under way. */
    public enum Status {
        /** Written down, perhaps sent, not yet answered. */
        OPEN,
        /** The receiver has it. */
        DELIVERED,
        /** Given up. */
        FAILED;

        /** As in the notification log. */
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }

        /**
         * Reads what {@link #label()} wrote.
         *
         * @throws IllegalArgumentException for anything else
         */
        public static Status labelled(String label) {
            return valueOf(label.toUpperCase(Locale.ROOT));
        }
    }

    public Fate {
        if (failures < 0) {
            throw new IllegalArgumentException("failures is negative: " + failures);
        }
    }

    boolean isOpen() {
        return status == Status.OPEN;
    }

    boolean isFailed() {
        return status == Status.FAILED;
    }

    boolean isDelivered() {
        return status == Status.DELIVERED;
    }

    /** The receiver has it. */
    public Fate delivered() {
        return new Fate(Status.DELIVERED, reason, 0);
    }

    /** It was given up. */
    public Fate failed() {
        return new Fate(Status.FAILED, reason, failures + 1);
    }

    /** A failure as it counts after a restart, when the cause may have been repaired: it is tried again soon. */
    Fate forgiven() {
        return new Fate(status, reason, 0);
    }
}
