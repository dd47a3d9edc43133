package io.deckwatch.watch.feed;

import io.deckwatch.event.Heartbeat.KindState;
import io.deckwatch.event.Kind;
import io.deckwatch.event.Tree;
import java.util.List;
import java.util.Map;

/**
 * What one look at a cluster showed.
 *
 * @param objects the objects, as the API server sent them
 * @param problems the kinds that could not be listed, or not everywhere, and why
 */
public record Listing(List<Item> objects, Map<Kind, Problem> problems) {

    public Listing {
        objects = List.copyOf(objects);
        problems = Map.copyOf(problems);
    }

    /**
     * One object.
     *
     * @param kind its kind, which the API server may leave out of lists
     * @param object the object
     */
    public record Item(Kind kind, Tree object) {}

    /**
     * Why a kind could not be listed.
     *
     * @param state forbidden, missing, or stale for any other trouble
     * @param text what the API server or the network said
     */
    public record Problem(KindState state, String text) {}
}
