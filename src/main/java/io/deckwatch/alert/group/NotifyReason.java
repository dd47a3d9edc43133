package io.deckwatch.alert.group;

/** Why a message goes out, in Alertmanager's words. */
public enum NotifyReason {
    /** The receiver knows nothing of the group yet. */
    FIRST("first notification"),
    /** An alert was added, began anew, or became louder. */
    NEW_ALERTS("new alerts added"),
    /** Some alerts ended, others go on. */
    SOME_RESOLVED("some alerts resolved"),
    /** The last alert ended. */
    ALL_RESOLVED("all alerts resolved"),
    /** Nothing changed, but it was told long ago. */
    REPEAT("repeat interval elapsed");

    private final String text;

    NotifyReason(String text) {
        this.text = text;
    }

    /** As in a webhook's {@code notification_reason}. */
    public String text() {
        return text;
    }

    /**
     * Reads what {@link #text()} wrote.
     *
     * @throws IllegalArgumentException for anything else
     */
    public static NotifyReason of(String text) {
        for (var reason : values()) {
            if (reason.text.equals(text)) {
                return reason;
            }
        }
        throw new IllegalArgumentException("Unknown reason of a notification: " + text);
    }
}
