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

    LocationScript defaultAt(String at, boolean isDefault) {
        return then(Scenario.at(at), o -> o.set(isDefault, "spec", "default"));
    }

    LocationScript readOnly() {
        return with("ReadOnly", "spec", "accessMode");
    }

    LocationScript readOnlyAt(String at) {
        return then(Scenario.at(at), o -> o.set("ReadOnly", "spec", "accessMode"));
    }

    LocationScript writableAt(String at) {
        return then(Scenario.at(at), o -> o.set("ReadWrite", "spec", "accessMode"));
    }

    /** Velero's sync has gone through the location at that time. */
    LocationScript syncedAt(String at) {
        return then(Scenario.at(at), o -> o.set(Scenario.at(at), "status", "lastSyncedTime"));
    }

    /** Velero looks at the location, again and again from that time until that time. */
    LocationScript validated(String every, String from, String until) {
        for (var at = Scenario.at(from); !at.isAfter(Scenario.at(until)); at = at.plus(span(every))) {
            var time = at;
            then(time, o -> o.set(time, "status", "lastValidationTime"));
        }
        return this;
    }

    LocationScript frequency(String goDuration) {
        return with(goDuration, "spec", "validationFrequency");
    }

    LocationScript availableAt(String at) {
        return then(Scenario.at(at), o -> o.phase("Available").set("", "status", "message"));
    }
}
