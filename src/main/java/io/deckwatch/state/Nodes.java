package io.deckwatch.state;

import io.deckwatch.state.NodeView.Task;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The movements of one installation by the node they run on or wait for; those that no node took yet are kept under an empty
 * name. A node moves one volume at a time by default, so that what the others of a node do tells whether one merely waits.
 * Confined to its view's thread.
 */
public final class Nodes {

    /** Who moves bytes says so every few seconds. After a longer rest, verdicts about those that wait may be others. */
    private static final Duration REST = Duration.ofMinutes(1);

    private final Map<String, NodeView> nodes = new HashMap<>();
    private final Map<String, Place> places = new HashMap<>();
    private final Map<String, Instant> active = new HashMap<>();

    private record Place(String node, Transfers.Owned owned) {}

    /**
     * What the news about one movement may change.
     *
     * @param nodes the nodes concerned
     * @param waiting the volumes that wait there, where these have to be judged anew
     */
    record Effect(Set<String> nodes, Set<Transfers.Owned> waiting) {}

    /** What is known of a node. */
    public Optional<NodeView> of(String node) {
        return Optional.ofNullable(nodes.get(node));
    }

    /** When a node was last seen to move something or to end it; for the empty name, when any node was. */
    public Optional<Instant> activeOf(String node) {
        return Optional.ofNullable(active.get(node));
    }

    /** The nodes on which movements run or wait. */
    Collection<String> busy() {
        return Set.copyOf(nodes.keySet());
    }

    Effect seen(String id, Transfers.Owned owned, Transfer transfer) {
        var node = transfer.detail().node();
        var touched = new LinkedHashSet<String>();
        var waiting = new LinkedHashSet<Transfers.Owned>();
        drop(id, touched);
        touched.add(node);
        if (!transfer.phase().isFinal()) {
            nodes.computeIfAbsent(node, name -> new NodeView()).take(id, new Task(transfer, owned.volume()));
            places.put(id, new Place(node, owned));
        }
        if (!transfer.isWaiting()) {
            wasActive(node, transfer.moved(), waiting);
            wasActive("", transfer.moved(), waiting);
        }
        return new Effect(touched, waiting);
    }

    Effect gone(String id) {
        var touched = new LinkedHashSet<String>();
        var waiting = new LinkedHashSet<Transfers.Owned>();
        drop(id, touched);
        touched.forEach(node -> of(node).ifPresent(view -> waitingIn(view, waiting)));
        return new Effect(touched, waiting);
    }

    private void drop(String id, Set<String> touched) {
        var place = places.remove(id);
        if (place != null) {
            touched.add(place.node());
            nodes.computeIfPresent(place.node(), (name, view) -> {
                view.drop(id);
                return view.tasks().isEmpty() ? null : view;
            });
        }
    }

    private void wasActive(String node, Instant at, Set<Transfers.Owned> waiting) {
        var before = active.get(node);
        if (before == null || at.isAfter(before.plus(REST))) {
            of(node).ifPresent(view -> waitingIn(view, waiting));
        }
        active.merge(node, at, (one, other) -> one.isAfter(other) ? one : other);
    }

    private void waitingIn(NodeView view, Set<Transfers.Owned> waiting) {
        view.tasks().stream()
                .map(Task::transfer)
                .filter(Transfer::isWaiting)
                .map(transfer -> places.get(Transfers.id(transfer.kind(), transfer.name())))
                .filter(place -> place != null)
                .forEach(place -> waiting.add(place.owned()));
    }
}
