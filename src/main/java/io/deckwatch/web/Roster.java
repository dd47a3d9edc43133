package io.deckwatch.web;

import io.deckwatch.alert.group.Routing;
import io.deckwatch.alert.routing.InhibitRule;
import java.util.List;

/** The port through which the API learns who is told of which alerts. Called by many threads; must not block. */
public interface Roster {

    /** The names of all receivers. */
    List<String> receivers();

    /** Which ways alerts take. */
    Routing routing();

    /** The rules of the user's by which some alerts mute others. */
    List<InhibitRule> inhibitRules();
}
