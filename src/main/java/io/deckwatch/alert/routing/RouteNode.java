package io.deckwatch.alert.routing;

import io.deckwatch.alert.group.Rhythm;
import io.deckwatch.alert.time.Calendar;
import io.deckwatch.state.Matcher;
import java.util.List;

/**
 * One route of the tree. What it inherits of its parent stands in it.
 *
 * @param receiver who gets the alerts that end here
 * @param matchers which alerts it takes: those that all of them select
 * @param rhythm how alerts are put into messages
 * @param calendar when messages go out; not inherited
 * @param goesOn {@code continue}: whether the routes after it are asked as well for an alert that it took
 * @param routes the routes below it, asked in their order
 */
public record RouteNode(
        String receiver,
        List<Matcher> matchers,
        Rhythm rhythm,
        Calendar calendar,
        boolean goesOn,
        List<RouteNode> routes) {

    public RouteNode {
        matchers = List.copyOf(matchers);
        routes = List.copyOf(routes);
    }

    /** A root that sends every alert to one receiver. */
    public static RouteNode root(String receiver, Rhythm rhythm) {
        return new RouteNode(receiver, List.of(), rhythm, Calendar.ALWAYS, false, List.of());
    }

    /** The same route with others below it. */
    public RouteNode with(RouteNode... below) {
        return new RouteNode(receiver, matchers, rhythm, calendar, goesOn, List.of(below));
    }
}
