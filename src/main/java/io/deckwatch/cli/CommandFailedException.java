package io.deckwatch.cli;

/** A command that cannot do what it was asked to. The message is one sentence for the person at the terminal. */
final class CommandFailedException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final int exitCode;

    CommandFailedException(int exitCode, String message) {
        super(message);
        this.exitCode = exitCode;
    }

    /** With what the process ends. */
    int exitCode() {
        return exitCode;
    }
}
