package io.deckwatch.cli;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Map;

/**
 * What a command has of the world around it.
 *
 * @param in standard input
 * @param out standard output; a command that prints must flush it
 * @param err standard error
 * @param environment the environment variables
 * @param clock the wall clock
 */
record Surroundings(
        InputStream in, PrintStream out, PrintStream err, Map<String, String> environment, InstantSource clock) {

    Surroundings {
        environment = Map.copyOf(environment);
    }

    /** Those of this process. Recordings and JSON are UTF-8 whatever the locale says. */
    static Surroundings ofProcess() {
        var out = new PrintStream(
                new BufferedOutputStream(new FileOutputStream(FileDescriptor.out), 1 << 16),
                false,
                StandardCharsets.UTF_8);
        var err = new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8);
        return new Surroundings(System.in, out, err, System.getenv(), InstantSource.system());
    }
}
