package io.deckwatch.diagnosis;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * What to tell of a cause.
 *
 * @param fault where the fault lies
 * @param cause what happened, in one sentence
 * @param remedy what to do, in one sentence
 * @param commands how to look closer and to do it
 */
public record Advice(Fault fault, Phrase cause, Phrase remedy, List<Phrase> commands) {

    public Advice {
        commands = List.copyOf(commands);
    }

    /** The names that its texts use. */
    public Set<String> names() {
        var names = new TreeSet<String>();
        Stream.concat(Stream.of(cause, remedy), commands.stream()).forEach(phrase -> names.addAll(phrase.names()));
        return names;
    }
}
