package io.deckwatch;

import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Reads the Mermaid block of ARCHITECTURE.md: stages ({@code event:::pure}) and arrows ({@code cron --> event}). */
final class Diagram {

    private static final Pattern BLOCK = Pattern.compile("^```mermaid\\R(.*?)^```", Pattern.MULTILINE | Pattern.DOTALL);
    private static final Pattern DRAWN = Pattern.compile("\\w+:::\\w+|\\w+ --> \\w+");
    private static final Pattern LAYOUT = Pattern.compile("|flowchart \\w+|classDef .*|%%.*");

    private Diagram() {}

    /** All stages and arrows. A line of another shape is an error: it could show what no test looks at. */
    static Set<String> read(Path file) {
        var block = BLOCK.matcher(Stages.read(file));
        if (!block.find()) {
            throw new AssertionError(file + " has no ```mermaid block");
        }
        var drawn = new TreeSet<String>();
        for (var raw : block.group(1).lines().toList()) {
            var line = raw.strip();
            if (DRAWN.matcher(line).matches()) {
                if (!drawn.add(line)) {
                    throw new AssertionError(file + " draws '" + line + "' twice");
                }
            } else if (!LAYOUT.matcher(line).matches()) {
                throw new AssertionError(file + ": the diagram has the line '" + line
                        + "'; write 'stage:::pure', 'stage:::edge', 'stage:::root' or 'from --> to'");
            }
        }
        return drawn;
    }
}
