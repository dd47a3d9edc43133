package io.deckwatch.alert.routing;

import io.deckwatch.alert.group.Route;
import io.deckwatch.state.Matcher;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A route with its place in the tree.
 *
 * @param key the matchers from the root to here, as Alertmanager writes them
 * @param node the route
 * @param routes the ways to the channels of its receiver; none if that has no channel
 * @param below what hangs on it
 */
public record Branch(String key, RouteNode node, List<Route> routes, List<Branch> below) {

    public Branch {
        routes = List.copyOf(routes);
        below = List.copyOf(below);
    }

    /** Where an alert ends that enters here: at the deepest routes that take it; nowhere if this one does not take it. */
    List<Branch> ends(Map<String, String> facets) {
        if (!Matcher.allMatch(node.matchers(), facets)) {
            return List.of();
        }
        var ends = new ArrayList<Branch>();
        for (var branch : below) {
            var found = branch.ends(facets);
            ends.addAll(found);
            if (!found.isEmpty() && !branch.node().goesOn()) {
                break;
            }
        }
        return ends.isEmpty() ? List.of(this) : List.copyOf(ends);
    }
}
