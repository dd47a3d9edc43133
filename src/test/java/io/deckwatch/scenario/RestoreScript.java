package io.deckwatch.scenario;

import io.deckwatch.event.Kind;

/** A Restore. */
final class RestoreScript extends Script<RestoreScript> {

    RestoreScript(Scenario scenario, String name) {
        super(scenario, Kind.RESTORE, name);
    }

    RestoreScript of(String backup) {
        return with(backup, "spec", "backupName");
    }

    /** Items are restored until then, one more every five minutes. */
    RestoreScript movesFrom(String from, String until) {
        var done = 0;
        for (var at = Scenario.at(from); !at.isAfter(Scenario.at(until)); at = at.plusSeconds(300)) {
            var items = ++done;
            then(at, o -> o.set(items, "status", "progress", "itemsRestored"));
        }
        return this;
    }

    RestoreScript phaseAt(String at, String phase) {
        return then(Scenario.at(at), o -> o.phase(phase));
    }

    RestoreScript refusedAt(String at, String reason) {
        return then(Scenario.at(at), o -> o.created(Scenario.at(at))
                .phase("FailedValidation")
                .set(java.util.List.of(reason), "status", "validationErrors"));
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
