package io.deckwatch.scenario;

import io.deckwatch.event.Kind;

/** A BackupStorageLocation, Available since long unless something else is said. */
final class LocationScript extends Script<LocationScript> {

    LocationScript(Scenario scenario, String name) {
        super(scenario, Kind.BACKUP_STORAGE_LOCATION, name);
        with("Available", "status", "phase");
    }

    LocationScript isDefault() {
        return with(true, "spec", "default");
    }

    LocationScript unavailableAt(String at) {
        return unavailableAt(at, "dial tcp: i/o timeout");
    }

    LocationScript unavailableAt(String at, String message) {
        return then(Scenario.at(at), o -> o.phase("Unavailable").set(message, "status", "message"));
    }

    LocationScript availableAt(String at) {
        return then(Scenario.at(at), o -> o.phase("Available").set("", "status", "message"));
    }
}
