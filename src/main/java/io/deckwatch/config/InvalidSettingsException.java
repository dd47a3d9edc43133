package io.deckwatch.config;

import java.util.List;
import java.util.stream.Collectors;

/** Thrown at start if settings are wrong; its message lists every fault, one a line, and is meant for the user as it is. */
public final class InvalidSettingsException extends RuntimeException {

    private final List<Fault> faults;

    InvalidSettingsException(List<Fault> faults) {
        super(message(faults));
        this.faults = List.copyOf(faults);
    }

    /** What is wrong, sorted by setting. */
    public List<Fault> faults() {
        return faults;
    }

    private static String message(List<Fault> faults) {
        var head = faults.size() == 1 ? "A setting is wrong:" : faults.size() + " settings are wrong:";
        return faults.stream().map(fault -> "  " + fault).collect(Collectors.joining("\n", head + "\n", ""));
    }
}
