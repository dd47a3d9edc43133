package io.deckwatch.alert.group;

import io.deckwatch.alert.Alert;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * What keeps single alerts from being told: silences, acknowledgements, rules of the user's by which one alert mutes another.
 * Asked at each look at a group, on the thread that owns the groups. A muted alert is not lost: it is told, and so is its end,
 * at the first look at which nothing mutes it any more.
 */
@FunctionalInterface
public interface Muting {

    /** Mutes nothing. */
    Muting NONE = (alert, at) -> List.of();

    /** What mutes an alert at an instant; empty if nothing does. */
    List<Mute> of(Alert alert, Instant at);

    /** An alert as it is from now on, told or not. Only what depends on other alerts needs to know. */
    default void see(Alert alert) {}

    /** Mutes what this one or the other mutes. */
    default Muting and(Muting other) {
        var one = this;
        return new Muting() {
            @Override
            public List<Mute> of(Alert alert, Instant at) {
                var all = new ArrayList<>(one.of(alert, at));
                all.addAll(other.of(alert, at));
                return List.copyOf(all);
            }

            @Override
            public void see(Alert alert) {
                one.see(alert);
                other.see(alert);
            }
        };
    }
}
