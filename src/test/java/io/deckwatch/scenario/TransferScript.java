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
        return with(
                List.of(Map.of("kind", kind, "name", parent, "uid", "uid-of-" + parent)),
                "metadata",
                "ownerReferences");
    }

    TransferScript volume(String namespace, String pvc) {
        with(namespace, "spec", "sourceNamespace").with(pvc, "spec", "sourcePVC");
        with(namespace, "spec", "pod", "namespace").with(pvc, "metadata", "annotations", "velero.io/pvc-name");
        return with(namespace, "spec", "targetVolume", "namespace").with(pvc, "spec", "targetVolume", "pvc");
    }

    TransferScript acceptedAt(String at) {
        return then(
                Scenario.at(at),
                o -> o.created(Scenario.at(at)).phase("Accepted").set(Scenario.at(at), "status", "acceptedTimestamp"));
    }

    TransferScript acceptedAt(String at, String node) {
        return acceptedAt(at).then(Scenario.at(at), o -> o.set(node, "status", "acceptedByNode"));
    }

    TransferScript preparedAt(String at, String node) {
        return then(Scenario.at(at), o -> o.phase("Prepared").set(node, "status", "node"));
    }

    TransferScript startsAt(String at) {
        return startsAt(at, "worker-1");
    }

    TransferScript startsAt(String at, String node) {
        return then(Scenario.at(at), o -> o.created(Scenario.at(at))
                .phase("InProgress")
                .started(Scenario.at(at))
                .set(node, "status", "node"));
    }

    /** Bytes move every five minutes from its start until then. */
    TransferScript movesFrom(String from, String until) {
        var done = 0;
        for (var at = Scenario.at(from); !at.isAfter(Scenario.at(until)); at = at.plusSeconds(300)) {
            var bytes = ++done;
            then(at, o -> o.set(bytes, "status", "progress", "bytesDone")
                    .set(1000, "status", "progress", "totalBytes"));
        }
        return this;
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
