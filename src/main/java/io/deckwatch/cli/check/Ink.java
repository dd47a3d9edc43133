package io.deckwatch.cli.check;

import io.deckwatch.rule.Severity;

/** Colours for a terminal, or none. */
final class Ink {

    private static final String RESET = "\u001B[0m";

    private final boolean colour;

    Ink(boolean colour) {
        this.colour = colour;
    }

    String bold(String text) {
        return painted("1", text);
    }

    String faint(String text) {
        return painted("2", text);
    }

    /** Red, yellow or blue; what is fine is green. */
    String of(Severity severity, String text) {
        return painted(
                switch (severity) {
                    case CRITICAL -> "1;31";
                    case WARNING -> "33";
                    case INFO -> "34";
                    case NONE -> "32";
                },
                text);
    }

    private String painted(String code, String text) {
        return colour && !text.isEmpty() ? "\u001B[" + code + "m" + text + RESET : text;
    }
}
