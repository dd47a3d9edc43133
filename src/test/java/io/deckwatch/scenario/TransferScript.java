package io.deckwatch.scenario;

import io.deckwatch.event.Kind;
import java.util.List;
import java.util.Map;

/** A movement of the volume {@code shop/data} unless another one is named. */
final class TransferScript extends Script<TransferScript> {

    private final boolean ofBackup;

    TransferScript(Scenario scenario, Kind kind, String name) {
        super(scenario, kind, name);
        ofBackup = kind == Kind.DATA_UPLOAD || kind == Kind.POD_VOLUME_BACKUP;
        volume("shop", "data");
    }

    TransferScript of(String parent) {
        var kind = ofBackup ? "Backup" : "Restore";
        return with(List.of(Map.of("kind", kind, "name", parent, "uid", "u")), "metadata", "ownerReferences");
    }

    TransferScript volume(String namespace, String pvc) {
        with(namespace, "spec", "sourceNamespace").with(pvc, "spec", "sourcePVC");
        return with(namespace, "spec", "targetVolume", "namespace").with(pvc, "spec", "targetVolume", "pvc");
    }

    TransferScript acceptedAt(String at) {
        return then(
                Scenario.at(at),
                o -> o.created(Scenario.at(at)).phase("Accepted").set(Scenario.at(at), "status", "acceptedTimestamp"));
    }

    TransferScript startsAt(String at) {
        return then(Scenario.at(at), o -> o.created(Scenario.at(at))
                .phase("InProgress")
                .started(Scenario.at(at))
                .set("worker-1", "status", "node"));
    }

    TransferScript movedAt(String at, long done, long total) {
        return then(Scenario.at(at), o -> o.set(done, "status", "progress", "bytesDone")
                .set(total, "status", "progress", "totalBytes"));
    }

    TransferScript completesAt(String at) {
        return endsAt(at, "Completed");
    }

    TransferScript failsAt(String at, String message) {
        return then(Scenario.at(at), o -> o.set(message, "status", "message")).endsAt(at, "Failed");
    }

    TransferScript cancelledAt(String at) {
        return endsAt(at, "Canceled");
    }

    private TransferScript endsAt(String at, String phase) {
        return then(Scenario.at(at), o -> o.phase(phase).completed(Scenario.at(at)));
    }
}
