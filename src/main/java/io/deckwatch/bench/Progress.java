package io.deckwatch.bench;

import java.io.PrintStream;

/** Tells a waiting person what is being done, a line each. */
final class Progress {

    private final PrintStream err;
    private final long began = System.nanoTime();

    Progress(PrintStream err) {
        this.err = err;
    }

    void say(String what, Object... parts) {
        var seconds = (System.nanoTime() - began) / 1_000_000_000;
        err.printf("bench %3d s  %s%n", seconds, what.formatted(parts));
    }
}
