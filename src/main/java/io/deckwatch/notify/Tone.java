package io.deckwatch.notify;

import io.deckwatch.alert.Alert;
import io.deckwatch.alert.AlertState;
import io.deckwatch.rule.Severity;

/** How news sounds: how loud it is while it lasts, and whether it ended well. The loudest comes first. */
public enum Tone {
    CRITICAL("🔴"),
    WARNING("🟠"),
    INFO("🔵"),
    /** No longer watched, which does not mean that anything was repaired. */
    RETIRED("⚪"),
    RESOLVED("🟢");

    private final String symbol;

    Tone(String symbol) {
        this.symbol = symbol;
    }

    /** One character for places without colours. */
    public String symbol() {
        return symbol;
    }

    /** Whether something is wrong now. */
    public boolean isFiring() {
        return switch (this) {
            case CRITICAL, WARNING, INFO -> true;
            case RETIRED, RESOLVED -> false;
        };
    }

    static Tone of(Alert alert) {
        return switch (alert.state()) {
            case AlertState.Resolved resolved -> resolved.retired() == null ? RESOLVED : RETIRED;
            case AlertState.Firing ignored -> of(alert.severity());
            case AlertState.Pending ignored -> of(alert.severity());
        };
    }

    private static Tone of(Severity severity) {
        return switch (severity) {
            case CRITICAL -> CRITICAL;
            case WARNING -> WARNING;
            case INFO, NONE -> INFO;
        };
    }
}
