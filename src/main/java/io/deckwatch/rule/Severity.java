package io.deckwatch.rule;

import java.util.Locale;

/** How loud an alert is. */
public enum Severity {
    /** The watchdog, which says that all is well. */
    NONE,
    /** A note. */
    INFO,
    /** A ticket, for working hours. */
    WARNING,
    /** A page, at any hour. */
    CRITICAL;

    /** As in the label {@code severity}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * Reads what {@link #label()} wrote.
     *
     * @throws IllegalArgumentException for anything else
     */
    public static Severity labelled(String label) {
        return valueOf(label.toUpperCase(Locale.ROOT));
    }
}
