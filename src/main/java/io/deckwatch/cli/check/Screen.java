package io.deckwatch.cli.check;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Where a table is shown.
 *
 * @param width how many columns it has
 * @param colour whether colours may be used
 */
public record Screen(int width, boolean colour) {

    private static final int WIDTH_OF_FILES = 120;
    private static final int LEAST_WIDTH = 60;

    /** A table is readable from {@value #LEAST_WIDTH} columns on. */
    public Screen {
        width = Math.max(width, LEAST_WIDTH);
    }

    /** A file or a pipe: no colours, and wide enough for most. */
    public static Screen file(Map<String, String> environment) {
        return new Screen(columns(environment.getOrDefault("COLUMNS", ""), WIDTH_OF_FILES), false);
    }

    /** What standard output is: a terminal with its width and colours unless {@code NO_COLOR} is set, else a file. */
    public static Screen ofStandardOutput(Map<String, String> environment) {
        var size = sizeOfTerminal();
        if (size.isEmpty()) {
            return file(environment);
        }
        var columns = size.strip().split(" ");
        var colour = environment.getOrDefault("NO_COLOR", "").isEmpty()
                && !environment.getOrDefault("TERM", "").equals("dumb");
        return new Screen(columns(columns[columns.length - 1], WIDTH_OF_FILES), colour);
    }

    /** Java cannot tell a terminal from a pipe, nor how wide it is; the shell can. Empty if it is none. */
    private static String sizeOfTerminal() {
        try {
            var shell = new ProcessBuilder("sh", "-c", "test -t 1 && { stty size </dev/tty || echo 0 0; } >&2")
                    .redirectInput(ProcessBuilder.Redirect.INHERIT)
                    .redirectOutput(ProcessBuilder.Redirect.INHERIT)
                    .start();
            if (!shell.waitFor(2, TimeUnit.SECONDS)) {
                shell.destroy();
                return "";
            }
            return shell.exitValue() == 0
                    ? new String(shell.getErrorStream().readAllBytes(), StandardCharsets.UTF_8)
                    : "";
        } catch (IOException e) {
            // No shell on this machine: then there is no colour, which is all that is lost.
            return "";
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "";
        }
    }

    private static int columns(String text, int otherwise) {
        return text.matches("[1-9][0-9]{0,3}") ? Integer.parseInt(text) : otherwise;
    }
}
