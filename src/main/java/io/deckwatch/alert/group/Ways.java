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
 * The routes in force, and what becomes of alerts that take other routes than when they were told first: somebody changed the
 * routes, or the owner or the severity of the alert changed. Who is still told of such an alert is told of it in the group in
 * which the addressee knows it, and no second time; who is not hears of its end only.
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

    /** The routes by which an alert has to be told to somebody who does not know of it in one of these groups. */
    List<Route> missing(Alert alert, List<GroupId> groups) {
        var ways = routing.of(alert);
        return ways.stream()
                .filter(route -> groups.stream()
                        .filter(group -> group.receiver().equals(route.to().id()))
                        .noneMatch(group -> group.route().equals(route.key())
                                || ways.stream().noneMatch(way -> isOf(way, group))))
                .toList();
    }

    /** Whether an alert goes to others now and sits in the group only until its end is told. */
    boolean left(GroupId group, Alert alert) {
        return alert.isFiring()
                && routing.of(alert).stream().noneMatch(route -> route.to().id().equals(group.receiver()));
    }

    private static boolean isOf(Route route, GroupId group) {
        return route.to().id().equals(group.receiver()) && route.key().equals(group.route());
    }

    private Optional<Route> exactly(GroupId group) {
        return Optional.ofNullable(routes.get(new Way(group.receiver(), group.route())));
    }
}
