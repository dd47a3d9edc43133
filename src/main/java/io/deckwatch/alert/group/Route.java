package io.deckwatch.alert.group;

import io.deckwatch.alert.Alert;
import java.time.Duration;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * Which alerts one receiver gets, and how they are grouped in time. The words and defaults are Alertmanager's.
 *
 * @param receiver its name; one route each
 * @param groupBy labels whose values make a group; {@code ["..."]} puts each alert into a group of its own
 * @param groupWait how long the first message of a new group waits for more alerts
 * @param groupInterval how often a known group is looked at for changes
 * @param repeatInterval after how long an unchanged group that fires is told again
 * @param sendResolved whether the end of an alert is told
 * @param takes which alerts it gets; asked when an alert is seen first, after that the alert stays
 */
public record Route(
        String receiver,
        List<String> groupBy,
        Duration groupWait,
        Duration groupInterval,
        Duration repeatInterval,
        boolean sendResolved,
        Predicate<Alert> takes) {

    /** The one element of {@code groupBy} that switches grouping off. */
    public static final String UNGROUPED = "...";

    private static final List<String> DEFAULT_GROUP_BY = List.of("cluster", "alertname");

    public Route {
        groupBy = List.copyOf(groupBy);
        if (receiver.isBlank()) {
            throw new IllegalArgumentException("A route needs the name of its receiver.");
        }
        if (groupBy.contains(UNGROUPED) && groupBy.size() > 1) {
            throw new IllegalArgumentException("group_by of receiver " + receiver
                    + " names \"...\" together with labels; keep either \"...\" or the labels.");
        }
        if (groupWait.isNegative()) {
            throw new IllegalArgumentException("group_wait of receiver " + receiver + " is negative: " + groupWait);
        }
        requirePositive("group_interval", groupInterval, receiver);
        requirePositive("repeat_interval", repeatInterval, receiver);
    }

    /** A route with Alertmanager's defaults: by cluster and alert name; 30 s, 5 min, 4 h; ends are told. */
    public static Route to(String receiver) {
        return new Route(
                receiver,
                DEFAULT_GROUP_BY,
                Duration.ofSeconds(30),
                Duration.ofMinutes(5),
                Duration.ofHours(4),
                true,
                alert -> true);
    }

    /** The same route with other labels to group by. */
    public Route by(List<String> labels) {
        return new Route(receiver, labels, groupWait, groupInterval, repeatInterval, sendResolved, takes);
    }

    /** The same route with other times. */
    public Route every(Duration wait, Duration interval, Duration repeat) {
        return new Route(receiver, groupBy, wait, interval, repeat, sendResolved, takes);
    }

    /** The same route, which tells no ends. */
    public Route withoutResolved() {
        return new Route(receiver, groupBy, groupWait, groupInterval, repeatInterval, false, takes);
    }

    /** The same route for some alerts only. */
    public Route taking(Predicate<Alert> some) {
        return new Route(receiver, groupBy, groupWait, groupInterval, repeatInterval, sendResolved, some);
    }

    /** Whether each alert is a group of its own. */
    boolean isUngrouped() {
        return groupBy.contains(UNGROUPED);
    }

    /** The group an alert falls into. */
    GroupId groupOf(Alert alert) {
        if (isUngrouped()) {
            return new GroupId(receiver, alert.labels().values());
        }
        var all = alert.labels().with(alert.severity());
        var some = new TreeMap<String, String>();
        for (var name : groupBy) {
            var value = all.get(name);
            if (value != null) {
                some.put(name, value);
            }
        }
        return new GroupId(receiver, some);
    }

    private static void requirePositive(String setting, Duration value, String receiver) {
        if (value.isNegative() || value.isZero()) {
            throw new IllegalArgumentException(setting + " of receiver " + receiver + " must be above zero: " + value);
        }
    }
}
