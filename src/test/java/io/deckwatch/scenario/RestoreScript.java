package io.deckwatch.scenario;

import io.deckwatch.event.Kind;

/** A Restore. */
final class RestoreScript extends Script<RestoreScript> {

    RestoreScript(Scenario scenario, String name) {
        super(scenario, Kind.RESTORE, name);
    }

    RestoreScript startsAt(String at) {
        return then(
                Scenario.at(at),
                o -> o.created(Scenario.at(at)).phase("InProgress").started(Scenario.at(at)));
    }

    RestoreScript endsAt(String at, String phase) {
        return then(Scenario.at(at), o -> o.phase(phase).completed(Scenario.at(at)));
    }
}
