package io.deckwatch.alert.group;

import io.deckwatch.alert.Alert;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * The routes in force, and what becomes of groups whose route is no more: somebody changed the routes, and the addressee knows
 * of alerts by them. Who is still told of such an alert is told no second time by its new route, and everybody hears of the end.
 */
final class Ways {

    private record Way(String addressee, String key) {}

    private final Routing routing;
    private final Map<Way, Route> routes = new LinkedHashMap<>();
    private final Map<String, List<Route>> byAddressee = new HashMap<>();

    Ways(Routing routing) {
        this.routing = routing;
        for (var route : routing.all()) {
            var addressee = route.to().id();
            if (routes.put(new Way(addressee, route.key()), route) != null) {
                throw new IllegalArgumentException("Receiver " + addressee + " has two routes with the key "
                        + route.key() + "; give it one, or name the second otherwise.");
            }
            byAddressee.computeIfAbsent(addressee, ignored -> new ArrayList<>()).add(route);
        }
    }

    List<String> addressees() {
        return List.copyOf(byAddressee.keySet());
    }

    boolean leadTo(String addressee) {
        return byAddressee.containsKey(addressee);
    }

    List<Route> of(Alert alert) {
        return routing.of(alert);
    }

    /** The route whose times a group of these alerts goes by. */
    Route of(GroupId group, List<Alert> alerts) {
        return exactly(group).orElseGet(() -> {
            var candidates = Objects.requireNonNull(byAddressee.get(group.receiver()));
            return candidates.stream()
                    .filter(route ->
                            alerts.stream().anyMatch(alert -> routing.of(alert).contains(route)))
                    .findFirst()
                    .orElse(candidates.getFirst());
        });
    }

    /** Whether who is reached by a route hears of the alerts of a group already. */
    boolean serves(GroupId group, Route route) {
        return group.receiver().equals(route.to().id())
                && (group.route().equals(route.key()) || exactly(group).isEmpty());
    }

    /** Whether an alert goes to others now and sits in the group only until its end is told. */
    boolean left(GroupId group, Alert alert) {
        return exactly(group).isEmpty()
                && alert.isFiring()
                && routing.of(alert).stream().noneMatch(route -> route.to().id().equals(group.receiver()));
    }

    private Optional<Route> exactly(GroupId group) {
        return Optional.ofNullable(routes.get(new Way(group.receiver(), group.route())));
    }
}
