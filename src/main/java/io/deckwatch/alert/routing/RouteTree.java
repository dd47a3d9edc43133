package io.deckwatch.alert.routing;

import static java.util.stream.Collectors.joining;

import io.deckwatch.alert.Alert;
import io.deckwatch.alert.group.Addressee;
import io.deckwatch.alert.group.Route;
import io.deckwatch.alert.group.Routing;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The tree of routes, and which of them an alert takes. */
public final class RouteTree implements Routing {

    private final Map<String, List<Addressee>> receivers;
    private final Set<String> keys = new HashSet<>();
    private final List<Route> all = new ArrayList<>();
    private final Branch root;

    /**
     * A tree.
     *
     * @param receivers the channels of each receiver that a route names
     */
    public RouteTree(RouteNode root, Map<String, List<Addressee>> receivers) {
        this.receivers = Map.copyOf(receivers);
        this.root = branch(Route.ROOT, root);
    }

    @Override
    public List<Route> all() {
        return List.copyOf(all);
    }

    @Override
    public List<Route> of(Alert alert) {
        return ends(alert.facets()).stream()
                .flatMap(branch -> branch.routes().stream())
                .toList();
    }

    /** How many routes there are, whatever their receivers. */
    public int size() {
        return keys.size();
    }

    /** The routes at which an alert with these labels ends. */
    public List<Branch> ends(Map<String, String> facets) {
        return root.ends(facets);
    }

    private Branch branch(String path, RouteNode node) {
        var key = unused(path);
        var routes = receivers.getOrDefault(node.receiver(), List.of()).stream()
                .map(to -> new Route(to, key, node.rhythm(), node.calendar()))
                .toList();
        all.addAll(routes);
        var below = node.routes().stream()
                .map(child -> branch(key + "/" + matchers(child), child))
                .toList();
        return new Branch(key, node, routes, below);
    }

    /** Groups are told apart by the key, so routes with the same matchers beside each other are numbered. */
    private String unused(String path) {
        var key = path;
        for (var number = 2; !keys.add(key); number++) {
            key = path + "#" + number;
        }
        return key;
    }

    private static String matchers(RouteNode node) {
        return node.matchers().stream().map(Object::toString).collect(joining(",", "{", "}"));
    }
}
