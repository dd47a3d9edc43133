package io.deckwatch.alert.group;

import io.deckwatch.alert.Alert;
import java.util.Collection;
import java.util.List;

/** Which ways alerts take. */
public interface Routing {

    /** All ways there are; no two have both addressee and key in common. */
    List<Route> all();

    /** The ways of an alert, as it is now. */
    List<Route> of(Alert alert);

    /** Every alert takes all of these routes. */
    static Routing toAll(Collection<Route> routes) {
        var all = List.copyOf(routes);
        return new Routing() {
            @Override
            public List<Route> all() {
                return all;
            }

            @Override
            public List<Route> of(Alert alert) {
                return all;
            }
        };
    }
}
