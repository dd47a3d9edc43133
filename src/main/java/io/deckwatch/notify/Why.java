package io.deckwatch.notify;

import java.util.List;
import java.util.stream.Stream;

/**
 * Why something is wrong, as far as that is known; each may be empty.
 *
 * @param reason what Velero says, where the rest of the text does not quote it
 * @param cause what that comes from most likely, in one sentence
 * @param remedy what to do about it, in one sentence
 */
public record Why(String reason, String cause, String remedy) {

    /** Nothing is known. */
    static final Why UNKNOWN = new Why("", "", "");

    /** Cause and remedy with what they are called. */
    public List<Fact> advice() {
        return Stream.of(new Fact("Likely cause", cause), new Fact("Do", remedy))
                .filter(fact -> !fact.text().isBlank())
                .toList();
    }

    /** The shortest of what there is to say: the cause, else what Velero says. */
    public String brief() {
        return cause.isEmpty() ? reason : cause;
    }
}
