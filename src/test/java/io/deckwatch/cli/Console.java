package io.deckwatch.cli;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;

/** Runs commands that start no server and look at no cluster, at a fixed time, and keeps what they print. */
final class Console {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    /** Gives the exit code. */
    int run(String... arguments) {
        var surroundings = new Surroundings(
                new ByteArrayInputStream(new byte[0]),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                Map.of(),
                () -> Instant.parse("2026-03-02T12:00:00Z"));
        return Main.run(
                surroundings,
                new Main.Doors(() -> {}, (target, at) -> {
                    throw new AssertionError("no cluster is looked at");
                }),
                arguments);
    }

    String printed() {
        return out.toString(StandardCharsets.UTF_8);
    }

    /** From now on only what is printed next counts. */
    void forget() {
        out.reset();
        err.reset();
    }

    String errors() {
        return err.toString(StandardCharsets.UTF_8);
    }
}
