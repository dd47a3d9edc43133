package io.deckwatch.broker;

import java.nio.file.Path;

/** Another Deckwatch runs with that data directory. */
public final class DirectoryInUseException extends BrokerException {

    private static final long serialVersionUID = 1;

    private final String process;

    DirectoryInUseException(Path directory, String process) {
        super("The data directory " + directory + " is in use by another Deckwatch (process " + process
                + "). Stop it, or set DECKWATCH_DATA_DIR to another directory.");
        this.process = process;
    }

    /** The id of its process, or {@code unknown}. */
    public String process() {
        return process;
    }
}
