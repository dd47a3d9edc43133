package io.deckwatch.cli.check;

import java.util.ArrayList;
import java.util.List;

/** Fits text into columns. */
public final class Layout {

    private static final String ELLIPSIS = "…";

    private Layout() {}

    /** The text in exactly that many columns: cut with an ellipsis, or filled with spaces. */
    public static String cell(String text, int width) {
        return cut(text, width) + " ".repeat(Math.max(0, width - length(text)));
    }

    /** The text in at most that many columns, cut with an ellipsis. */
    static String cut(String text, int width) {
        return length(text) <= width
                ? text
                : text.substring(0, text.offsetByCodePoints(0, Math.max(0, width - 1))) + ELLIPSIS;
    }

    /** The text in lines of at most that many columns, broken between words where that is possible. */
    public static List<String> wrapped(String text, int width) {
        var lines = new ArrayList<String>();
        var line = new StringBuilder();
        for (var word : text.strip().split("\\s+")) {
            var rest = word;
            if (!line.isEmpty() && length(line.toString()) + 1 + length(rest) > width) {
                lines.add(line.toString());
                line.setLength(0);
            }
            while (length(rest) > width) {
                var end = rest.offsetByCodePoints(0, width);
                lines.add(rest.substring(0, end));
                rest = rest.substring(end);
            }
            line.append(line.isEmpty() ? "" : " ").append(rest);
        }
        lines.add(line.toString());
        return lines;
    }

    static int length(String text) {
        return text.codePointCount(0, text.length());
    }
}
