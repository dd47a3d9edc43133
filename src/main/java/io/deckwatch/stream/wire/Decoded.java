package io.deckwatch.stream.wire;

import io.deckwatch.event.ClusterEvent;

/** What a record turned out to be. */
public sealed interface Decoded {

    /**
     * A record that says something.
     *
     * @param event what it says
     */
    record Event(ClusterEvent event) implements Decoded {}

    /**
     * A well-formed record that this version has no use for: a type or kind of a later version.
     *
     * @param reason what it was
     */
    record Ignored(String reason) implements Decoded {}
}
