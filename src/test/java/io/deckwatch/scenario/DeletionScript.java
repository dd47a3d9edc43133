package io.deckwatch.scenario;

import io.deckwatch.event.Kind;
import java.util.List;

/** A DeleteBackupRequest. */
final class DeletionScript extends Script<DeletionScript> {

    DeletionScript(Scenario scenario, String backup) {
        super(scenario, Kind.DELETE_BACKUP_REQUEST, backup + "-x7k2p");
        with(backup, "spec", "backupName");
    }

    /** Another request for the same backup. */
    DeletionScript named(String name) {
        return with(name, "metadata", "name");
    }

    DeletionScript processedAt(String at, String... errors) {
        return then(Scenario.at(at), o -> o.phase("Processed")
                .set(errors.length == 0 ? null : List.of(errors), "status", "errors"));
    }
}
