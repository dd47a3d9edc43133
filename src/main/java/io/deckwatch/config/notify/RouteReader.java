package io.deckwatch.config.notify;

import io.deckwatch.alert.group.Rhythm;
import io.deckwatch.alert.routing.RouteNode;
import io.deckwatch.alert.time.Calendar;
import io.deckwatch.alert.time.TimeInterval;
import io.deckwatch.config.yaml.Similar;
import io.deckwatch.config.yaml.YamlMap;
import io.deckwatch.config.yaml.YamlText;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads the tree of routes. A route inherits receiver and rhythm of the one it hangs on; matchers, {@code continue} and time
 * intervals are its own.
 */
final class RouteReader {

    private static final String SPAN = "a duration such as 30s, 5m, 4h or 1d12h";

    /** What a route without any setting has in Alertmanager: one group of all alerts. */
    private static final Rhythm DEFAULT = new Rhythm(
            List.of(), Rhythm.STANDARD.groupWait(), Rhythm.STANDARD.groupInterval(), Rhythm.STANDARD.repeatInterval());

    private final Set<String> receivers;
    private final Map<String, TimeInterval> intervals;

    /**
     * A reader.
     *
     * @param receivers the names that routes may use
     * @param intervals the time intervals, by name
     */
    RouteReader(Set<String> receivers, Map<String, TimeInterval> intervals) {
        this.receivers = receivers;
        this.intervals = intervals;
    }

    /** The root, through which every alert comes. */
    Optional<RouteNode> root(YamlMap map) {
        for (var key : List.of("matchers", "match", "match_re")) {
            map.refuse(key, "does not fit the route at the root, which takes every alert; put it on a route below it");
        }
        for (var key : List.of("mute_time_intervals", "active_time_intervals", "continue")) {
            map.refuse(key, "does not fit the route at the root; put it on a route below it");
        }
        if (!map.keys().contains("receiver")) {
            map.place().problem("the route at the root lacks its \"receiver\"; it gets what no other route takes");
        }
        return Optional.of(node(map, "", DEFAULT));
    }

    private RouteNode node(YamlMap map, String inherited, Rhythm parent) {
        var receiver = map.text("receiver").map(this::known).orElse(inherited);
        var matchers = Matchers.read(map, "matchers", "match", "match_re");
        var rhythm = rhythm(map, parent);
        var calendar = new Calendar(intervals(map, "mute_time_intervals"), intervals(map, "active_time_intervals"));
        var goesOn = Values.flag(map, "continue", false);
        var below = map.maps("routes", "a route").stream()
                .map(child -> node(child, receiver, rhythm))
                .toList();
        refuseShadows(map, below);
        map.end();
        return new RouteNode(receiver, matchers, rhythm, calendar, goesOn, below);
    }

    /** A route that takes everything and does not continue leaves nothing for those after it. */
    private static void refuseShadows(YamlMap map, List<RouteNode> below) {
        for (var i = 0; i + 1 < below.size(); i++) {
            var node = below.get(i);
            if (node.matchers().isEmpty() && !node.goesOn()) {
                map.place("routes")
                        .problem("the routes after number " + (i + 1)
                                + " are never reached: it takes every alert; put it last, or say \"continue: true\"");
                return;
            }
        }
    }

    private String known(YamlText name) {
        if (!receivers.contains(name.text())) {
            name.problem("there is no receiver " + name.text() + Similar.hint(name.text(), receivers));
        }
        return name.text();
    }

    private Rhythm rhythm(YamlMap map, Rhythm parent) {
        var groupBy = map.texts("group_by").stream().map(YamlText::text).toList();
        try {
            return new Rhythm(
                    groupBy.isEmpty() ? parent.groupBy() : groupBy,
                    span(map, "group_wait", true).orElse(parent.groupWait()),
                    span(map, "group_interval", false).orElse(parent.groupInterval()),
                    span(map, "repeat_interval", false).orElse(parent.repeatInterval()));
        } catch (IllegalArgumentException e) {
            map.place("group_by").problem(String.valueOf(e.getMessage()));
            return parent;
        }
    }

    private static Optional<Duration> span(YamlMap map, String key, boolean zero) {
        return Values.span(
                map, key, span -> span.isPositive() || (zero && span.isZero()), zero ? SPAN : SPAN + ", above 0");
    }

    private List<TimeInterval> intervals(YamlMap map, String key) {
        var found = new ArrayList<TimeInterval>();
        for (var name : map.texts(key)) {
            var interval = intervals.get(name.text());
            if (interval == null) {
                name.problem("there is no time interval " + name.text() + " in \"time_intervals\""
                        + Similar.hint(name.text(), intervals.keySet()));
            } else {
                found.add(interval);
            }
        }
        return found;
    }
}
