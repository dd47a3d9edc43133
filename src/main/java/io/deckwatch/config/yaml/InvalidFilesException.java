package io.deckwatch.config.yaml;

import java.util.List;
import java.util.stream.Collectors;

/** Files that cannot be taken; the message lists every problem, one a line, and is meant for people as it is. */
public final class InvalidFilesException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<Problem> problems;

    InvalidFilesException(List<Problem> problems) {
        super(lines(problems));
        this.problems = List.copyOf(problems);
    }

    private static String lines(List<Problem> problems) {
        return problems.stream().map(Problem::toString).collect(Collectors.joining("\n"));
    }

    /** Every problem, one a line, below a heading. */
    public String below(String heading) {
        return heading + "\n" + lines(problems).indent(2).stripTrailing();
    }

    /** What is wrong, in the order of files and lines. */
    public List<Problem> problems() {
        return problems;
    }
}
