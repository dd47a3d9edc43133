package io.deckwatch.demo.play;

import io.deckwatch.demo.play.Situation.Place;
import io.deckwatch.event.Kind;
import io.deckwatch.event.Tree;
import io.deckwatch.simulation.incident.Fault;
import io.deckwatch.simulation.velero.VeleroSimulation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Nodes that a person wants to see lost. Backups keep away from a node that is gone already, so each waits until a volume
 * moves on it.
 */
final class Ambush {

    private static final List<Kind> MOVING = List.of(Kind.DATA_UPLOAD, Kind.POD_VOLUME_BACKUP);

    private final List<Place> places = new ArrayList<>();

    void lay(String cluster, String node) {
        var place = new Place(cluster, node);
        if (!places.contains(place)) {
            places.add(place);
        }
    }

    /** Nobody wants that any more. */
    void lift(String cluster, String node) {
        places.remove(new Place(cluster, node));
    }

    /** Those that still wait. */
    List<Place> waiting() {
        return List.copyOf(places);
    }

    /** Those on which a volume moves now; they wait no longer. */
    List<Place> sprung(Map<String, VeleroSimulation> simulations) {
        if (places.isEmpty()) {
            return List.of();
        }
        var sprung = new ArrayList<Place>();
        for (var place : places) {
            var simulation = simulations.get(place.cluster());
            if (simulation != null && moves(simulation, place.node())) {
                sprung.add(place);
            }
        }
        places.removeAll(sprung);
        return sprung;
    }

    private static boolean moves(VeleroSimulation simulation, String node) {
        return MOVING.stream()
                .flatMap(kind -> simulation.list(kind).stream())
                .map(Tree::new)
                .filter(transfer -> transfer.at("status", "phase").textOrEmpty().equals("InProgress"))
                .anyMatch(transfer -> transfer.at("status", "node")
                        .text()
                        .orElse(transfer.at("spec", "node").textOrEmpty())
                        .equals(node));
    }

    /** Whether a fault of that kind waits for its moment. */
    static boolean isFor(Fault fault) {
        return fault == Fault.NODE_LOST;
    }
}
