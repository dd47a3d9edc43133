package io.deckwatch.alert.group;

import io.deckwatch.alert.Alert;
import io.deckwatch.alert.time.Calendar;
import java.time.Duration;
import java.util.List;
import java.util.TreeMap;

/**
 * A way to one addressee, and how alerts are grouped in time on it.
 *
 * @param to who gets them
 * @param key where in the tree of routes it is, as Alertmanager writes it: <code>{}/{severity="critical"}</code>
 * @param rhythm how alerts are put into messages
 * @param calendar when messages go out
 */
public record Route(Addressee to, String key, Rhythm rhythm, Calendar calendar) {

    /** The route at the root of the tree. */
    public static final String ROOT = "{}";

    /** A route with Alertmanager's defaults: by cluster and alert name; 30 s, 5 min, 4 h; ends are told, at any time. */
    public static Route to(String receiver) {
        return new Route(new Addressee(receiver, "", true), ROOT, Rhythm.STANDARD, Calendar.ALWAYS);
    }

    /** The same route with other labels to group by. */
    public Route by(List<String> labels) {
        return with(new Rhythm(labels, rhythm.groupWait(), rhythm.groupInterval(), rhythm.repeatInterval()));
    }

    /** The same route with other times. */
    public Route every(Duration wait, Duration interval, Duration repeat) {
        return with(new Rhythm(rhythm.groupBy(), wait, interval, repeat));
    }

    /** The same route, which tells no ends. */
    public Route withoutResolved() {
        return new Route(new Addressee(to.receiver(), to.channel(), false), key, rhythm, calendar);
    }

    /** The same route with another rhythm. */
    public Route with(Rhythm other) {
        return new Route(to, key, other, calendar);
    }

    /** Whether each alert is a group of its own. */
    boolean isUngrouped() {
        return rhythm.isUngrouped();
    }

    /** The group an alert falls into. */
    public GroupId groupOf(Alert alert) {
        if (isUngrouped()) {
            return new GroupId(to.id(), key, alert.labels().values());
        }
        var all = alert.facets();
        var some = new TreeMap<String, String>();
        for (var name : rhythm.groupBy()) {
            var value = all.get(name);
            if (value != null) {
                some.put(name, value);
            }
        }
        return new GroupId(to.id(), key, some);
    }
}
