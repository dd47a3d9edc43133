package io.deckwatch.scenario;

import io.deckwatch.event.Kind;
import java.util.Arrays;
import java.util.Map;

/** A BackupRepository of kopia, Ready unless something else is said. */
final class RepositoryScript extends Script<RepositoryScript> {

    RepositoryScript(Scenario scenario, String name) {
        super(scenario, Kind.BACKUP_REPOSITORY, name);
        with("shop", "spec", "volumeNamespace").with("default", "spec", "backupStorageLocation");
        with("kopia", "spec", "repositoryType").with("Ready", "status", "phase");
    }

    RepositoryScript phaseAt(String at, String phase, String message) {
        return then(Scenario.at(at), o -> o.phase(phase).set(message, "status", "message"));
    }

    RepositoryScript maintainedAt(String at) {
        return then(Scenario.at(at), o -> o.set(Scenario.at(at), "status", "lastMaintenanceTime"));
    }

    /** What Velero remembers of its maintenance runs, oldest first. */
    RepositoryScript remembersAt(String at, String... results) {
        var runs = Arrays.stream(results)
                .map(result -> Map.of(
                        "result", result, "completeTimestamp", Scenario.at(at).toString(), "message", "no space left"))
                .toList();
        return then(Scenario.at(at), o -> o.set(runs, "status", "recentMaintenance"));
    }
}
