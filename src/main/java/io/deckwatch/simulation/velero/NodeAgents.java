package io.deckwatch.simulation.velero;

import io.deckwatch.simulation.incident.Fault;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** The nodes and the agents on them. A node moves one volume at a time. */
final class NodeAgents {

    private final Surroundings here;
    private final Map<String, Deque<Transfer>> waiting = new HashMap<>();
    private final Map<String, Transfer> busy = new HashMap<>();

    NodeAgents(Surroundings here) {
        this.here = here;
    }

    /** Whether an agent runs there. */
    boolean isAlive(String node) {
        return !here.faults().has(Fault.NODE_LOST, node) && !here.faults().has(Fault.NODE_AGENT_GONE, node);
    }

    /** A node with an agent, if there is one. */
    Optional<String> any() {
        var alive = here.plan().nodes().stream().filter(this::isAlive).toList();
        return alive.isEmpty() ? Optional.empty() : Optional.of(here.chance().pick(alive));
    }

    /** The node on which a pod runs: always the same, unless that one is lost. */
    String nodeOf(String pod) {
        var nodes = here.plan().nodes().stream()
                .filter(node -> !here.faults().has(Fault.NODE_LOST, node))
                .toList();
        var candidates = nodes.isEmpty() ? here.plan().nodes() : nodes;
        var home = here.plan()
                .nodes()
                .get(Math.floorMod(pod.hashCode(), here.plan().nodes().size()));
        return candidates.contains(home) ? home : candidates.get(Math.floorMod(pod.hashCode(), candidates.size()));
    }

    /** Lets a transfer begin on its node as soon as its turn has come. */
    void queue(Transfer transfer, Consumer<Transfer> begin) {
        waiting.computeIfAbsent(transfer.node(), node -> new ArrayDeque<>()).add(transfer);
        serve(transfer.node(), begin);
    }

    /** A transfer does not need its node any more. */
    void leave(Transfer transfer, Consumer<Transfer> begin) {
        var line = waiting.get(transfer.node());
        if (line != null) {
            line.remove(transfer);
        }
        busy.remove(transfer.node(), transfer);
        serve(transfer.node(), begin);
    }

    /** Begins what waits for that node, if it can. */
    void serve(String node, Consumer<Transfer> begin) {
        var line = waiting.get(node);
        if (line != null && !line.isEmpty() && isAlive(node) && !busy.containsKey(node)) {
            var next = line.remove();
            busy.put(node, next);
            begin.accept(next);
        }
    }

    /** All nodes. */
    List<String> nodes() {
        return here.plan().nodes();
    }
}
